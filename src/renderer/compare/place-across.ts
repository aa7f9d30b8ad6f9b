import type { Comparison, TextPlace } from '../../ipc/compare-calls.ts';

export type Side = 'before' | 'after';

const otherSide: Readonly<Record<Side, Side>> = { before: 'after', after: 'before' };

/** Two documents of which one takes the other along. */
export interface SidesTogether {
  leading: Side;
  readonly scrollers: Partial<Record<Side, (place: TextPlace) => void>>;
}

/**
 * One side came to `place`, moved there or only following: the side that is moved leads, and the other goes to where it
 * stands then; nowhere before the pairs are known.
 */
export function takeAlong(
  sides: SidesTogether,
  pairs: Comparison['pairs'] | null,
  side: Side,
  place: TextPlace,
  isMoved: boolean,
): void {
  // First: the other side tells where it came to while it is moved, and must not lead then.
  if (isMoved) sides.leading = side;
  if (pairs === null || sides.leading !== side) return;
  sides.scrollers[otherSide[side]]?.(placeAcross(pairs, side, place));
}

/** Where the other document stands when this one is read at `place`: between the pairs of the same words around it. */
export function placeAcross(pairs: Comparison['pairs'], from: Side, place: TextPlace): TextPlace {
  const to = otherSide[from];
  const next = pairs.findIndex((pair) => order(pair[from]) > order(place));
  const after = pairs[next === -1 ? pairs.length : next];
  const before = pairs[(next === -1 ? pairs.length : next) - 1];
  if (before === undefined) return after === undefined ? place : shifted(after[to], place, after[from]);
  if (after === undefined) return shifted(before[to], place, before[from]);
  const span = order(after[from]) - order(before[from]);
  const share = span === 0 ? 0 : (order(place) - order(before[from])) / span;
  return placeOf(order(before[to]) + share * (order(after[to]) - order(before[to])));
}

function order({ page, down }: TextPlace): number {
  return page + down;
}

function placeOf(at: number): TextPlace {
  const page = Math.max(1, Math.floor(at));
  return { page, down: Math.max(0, at - page) };
}

function shifted(base: TextPlace, place: TextPlace, from: TextPlace): TextPlace {
  return placeOf(order(base) + order(place) - order(from));
}
