import type { SignedEntry } from './entry.ts';
import { inLedgerOrder } from './graph.ts';

/**
 * Two acts of one author, neither of which knew of the other. Who signs in one vault alone cannot make them: every act
 * rests on those before it. A copied vault can, one that was put back from a backup, and somebody else with the key.
 */
export interface Fork {
  readonly author: string;
  /** The first act of either side, in ledger order. */
  readonly acts: readonly [SignedEntry, SignedEntry];
}

/** So many authors are looked at, those who came to the case first; of each, so many sides that are open at once. */
const mostAuthors = 1000;
const mostSides = 100;

/** With this a part of a case begins that its author keeps back for now: what is open cannot rest on it. */
const sealing = 'second-review-sealed';
/** Acts on notes that their author keeps back, each for itself: what is open need not rest on them. A release is open. */
const onNotes: ReadonlySet<string> = new Set(['internal-note-written', 'internal-note-withdrawn']);

/** So many places of strands are copied where a history branches: whoever signs one that takes more means harm. */
const mostCopied = 1_000_000;

/** The forks in a whole ledger of one case, in ledger order; `isWhole` is false where it branches too often to be searched. */
export function searchForks(entries: Iterable<SignedEntry>): {
  readonly forks: readonly Fork[];
  readonly isWhole: boolean;
} {
  const ordered = inLedgerOrder(entries);
  if (isChain(ordered)) return { forks: [], isWhole: true };
  const children = new Map<string, number>();
  for (const { entry } of ordered)
    for (const parent of entry.parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  const authors = new Map<string, Author>();
  const clocks = new Clocks(children);
  for (const signed of ordered) {
    const clock = clocks.over(signed);
    if (clocks.copied > mostCopied) break;
    const { author, event } = signed.entry;
    if (!authors.has(author) && authors.size < mostAuthors) authors.set(author, new Author());
    if (!onNotes.has(event.type)) authors.get(author)?.act(signed, clock);
    clocks.keep(signed.id, clock);
  }
  return {
    forks: [...authors].flatMap(([author, { forks }]) => forks.map((acts) => ({ author, acts }))),
    isWhole: clocks.copied <= mostCopied,
  };
}

/** Whether each entry rests on the one before it, as where nobody worked at the same time as another. */
function isChain(ordered: readonly SignedEntry[]): boolean {
  return ordered.every(({ entry }, index) => {
    const before = ordered[index - 1];
    return before === undefined || entry.parents.includes(before.id);
  });
}

/** The forks that `searchForks` finds. */
export function forksOf(entries: Iterable<SignedEntry>): readonly Fork[] {
  return searchForks(entries).forks;
}

/** How many acts of each strand an entry rests on, itself counted. */
type Clock = Map<Strand, number>;

/** Acts of one author of which each rests on the one before. */
type Strand = Act[];

interface Act {
  readonly signed: SignedEntry;
  readonly strand: Strand;
  /** Its place in the strand, from 1. */
  readonly place: number;
  /** What it rests on, as far as that is of its author. */
  readonly under: ReadonlyMap<Strand, number>;
  /** The height of the last act of its strand, up to here, with which a sealed side begins; 0 without one. */
  readonly sealedAt: number;
}

/** The clocks that entries still to come rest on. */
class Clocks {
  readonly #children: Map<string, number>;
  readonly #clocks = new Map<string, Clock>();
  copied = 0;

  constructor(children: Map<string, number>) {
    this.#children = children;
  }

  /** A clock that no other entry needs any more is gone on with, so that a history without branches takes no copies. */
  over({ entry }: SignedEntry): Clock {
    const under = entry.parents.map((parent) => {
      const clock = this.#clocks.get(parent) ?? new Map<Strand, number>();
      const left = (this.#children.get(parent) ?? 1) - 1;
      this.#children.set(parent, left);
      if (left === 0) this.#clocks.delete(parent);
      else this.copied += clock.size;
      return left === 0 ? clock : new Map(clock);
    });
    const [widest = new Map<Strand, number>(), ...others] = under.toSorted((a, b) => b.size - a.size);
    for (const other of others)
      for (const [strand, place] of other) if (place > (widest.get(strand) ?? 0)) widest.set(strand, place);
    return widest;
  }

  keep(id: string, clock: Clock): void {
    if (this.#children.has(id)) this.#clocks.set(id, clock);
  }
}

class Author {
  readonly #strands: Strand[] = [];
  /** The pairs of sides that no act has joined yet, those that are as they must be among them. */
  #met: (readonly [Act, Act])[] = [];
  /** By request: the acts with which its sealed sides begin and on which no later one of these rests. */
  readonly #sealed = new Map<string, readonly Act[]>();
  readonly forks: [SignedEntry, SignedEntry][] = [];

  act(signed: SignedEntry, clock: Clock): void {
    if (this.#strands.length > mostSides) return;
    const under = new Map(this.#strands.map((strand) => [strand, clock.get(strand) ?? 0]));
    const unknown = this.#strands
      .flatMap((strand) => strand[under.get(strand) ?? 0] ?? [])
      .toSorted((a, b) => a.signed.entry.height - b.signed.entry.height);
    // What rests on a sealed side goes on with it, since what is open beside it does not know of it.
    const [followed] = this.#strands
      .filter((one) => under.get(one) === one.length)
      .toSorted((a, b) => (b.at(-1)?.sealedAt ?? 0) - (a.at(-1)?.sealedAt ?? 0));
    const strand = followed ?? [];
    if (followed === undefined) this.#strands.push(strand);
    const { event, height } = signed.entry;
    const sealedAt = event.type === sealing ? height : (strand.at(-1)?.sealedAt ?? 0);
    const act = { signed, strand, place: strand.length + 1, under, sealedAt };
    strand.push(act);
    clock.set(strand, act.place);
    this.#met = this.#met.filter((sides) => !sides.every((side) => restsOn(act, side)));
    for (const other of unknown) this.#meet(other, act);
    if (event.type === sealing) this.#seal(act, event.request);
  }

  /** A side is kept back as it must be; a second one for the same request is none the less a fork, wherever it stands. */
  #seal(act: Act, request: string): void {
    const apart = (this.#sealed.get(request) ?? []).filter((other) => !restsOn(act, other));
    this.#sealed.set(request, [...apart, act]);
    const [first] = apart;
    if (first !== undefined) this.forks.push([first.signed, act.signed]);
  }

  #meet(before: Act, act: Act): void {
    // The act may stand deep in a sealed side, of which the other one knows nothing from its beginning on.
    const begins = act.strand[before.under.get(act.strand) ?? 0] ?? act;
    const isKeptBack = [begins, before, act].some(isSealing);
    if (this.#met.length >= mostSides || this.#met.some((sides) => isBeyond(sides, before, act))) return;
    this.#met.push([before, act]);
    if (!isKeptBack) this.forks.push([before.signed, act.signed]);
  }
}

function isSealing({ signed: { entry } }: Act): boolean {
  return entry.event.type === sealing;
}

/** Whether two acts lie on the two sides of a pair that was met, so that they tell nothing new. */
function isBeyond([one, other]: readonly [Act, Act], a: Act, b: Act): boolean {
  const isOn = (left: Act, right: Act) =>
    restsOn(left, one) && restsOn(right, other) && !restsOn(left, other) && !restsOn(right, one);
  return isOn(a, b) || isOn(b, a);
}

function restsOn(act: Act, earlier: Act): boolean {
  return act === earlier || (act.under.get(earlier.strand) ?? 0) >= earlier.place;
}
