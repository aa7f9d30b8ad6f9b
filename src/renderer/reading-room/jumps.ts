import type { ScrollPlace } from './page-layout.ts';

/** A place in one of the case's documents. */
export interface DocumentPlace {
  readonly document: string;
  readonly place: ScrollPlace;
}

/** Places that were left by jumps. The nearest one stands last in `behind`, and last in `ahead`. */
export interface Jumps {
  readonly behind: readonly DocumentPlace[];
  readonly ahead: readonly DocumentPlace[];
}

export const noJumps: Jumps = { behind: [], ahead: [] };

const MOST = 100;
/** A part of a page that nobody would call another place. */
const NEAR = 0.02;

/** After a jump away from a place; what lay ahead is given up. */
export function jumpedFrom({ behind }: Jumps, from: DocumentPlace): Jumps {
  const last = behind.at(-1);
  const kept = last !== undefined && isSame(last, from) ? behind.slice(0, -1) : behind;
  return { behind: [...kept, from].slice(-MOST), ahead: [] };
}

/** One step back (-1) or forward from `here`; places that are `here` are passed over. Null where there is none. */
export function stepJump(
  { behind, ahead }: Jumps,
  by: 1 | -1,
  here: DocumentPlace,
): { readonly to: DocumentPlace; readonly jumps: Jumps } | null {
  const from = by === -1 ? behind : ahead;
  const at = from.findLastIndex((place) => !isSame(place, here));
  const to = from[at];
  if (to === undefined) return null;
  const left = from.slice(0, at);
  const jumps =
    by === -1 ? { behind: left, ahead: [...ahead, here] } : { behind: [...behind, here], ahead: left };
  return { to, jumps };
}

function isSame(one: DocumentPlace, other: DocumentPlace): boolean {
  return (
    one.document === other.document &&
    one.place.page === other.place.page &&
    Math.abs(one.place.down - other.place.down) < NEAR
  );
}
