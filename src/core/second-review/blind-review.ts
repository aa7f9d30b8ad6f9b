import type { SignedEntry } from '../ledger/entry.ts';
import { inLedgerOrder, underIn } from '../ledger/graph.ts';
import { isAsked, isRevealed, type Commitment, type SecondReview } from './approval.ts';
import { isSealedType } from './sealing.ts';

/** What the ledger shows of a blind review. */
export interface BlindReview {
  /**
   * `sealed`: somebody is still to commit; `revealing`: both are bound, and a sealed part is not here yet; `held`: the
   * ledger shows that neither had the other's part when they were bound; `broken`: it shows otherwise.
   */
  readonly state: 'sealed' | 'revealing' | 'held' | 'broken';
  /** In the order in which they were bound; two once both are. */
  readonly sides: readonly BlindSide[];
  /** What speaks against it, in sentences that name a side by its key; of a broken one alone. */
  readonly problems: readonly BlindProblem[];
}

export interface BlindSide extends Pick<Commitment, 'entry' | 'author' | 'at' | 'zone' | 'head'> {
  readonly isHere: boolean;
}

export interface BlindProblem {
  readonly author: string;
  /** Without the subject: `had the other side before …`. */
  readonly what: string;
}

/** Whether a blind review held, from the entries of its case alone: no clock is asked, and nothing that people say. */
export function blindReview(entries: Iterable<SignedEntry>, review: SecondReview): BlindReview {
  const known = new Map(inLedgerOrder(entries).map((signed) => [signed.id, signed]));
  const sides = sidesOf(review).map((commit) => ({ ...stamp(commit), isHere: known.has(commit.head) }));
  const [first, second] = sides;
  if (!isRevealed(review) || first === undefined || second === undefined) {
    return { state: 'sealed', sides, problems: [] };
  }
  const problems = [...faultsOf(known, review, first, second), ...faultsOf(known, review, second, first)];
  if (problems.length > 0) return { state: 'broken', sides, problems };
  return { state: first.isHere && second.isHere ? 'held' : 'revealing', sides, problems: [] };
}

function stamp({ entry, author, at, zone, head }: Commitment) {
  return { entry, author, at, zone, head };
}

/** The two that are compared: whoever was named, and the first other one; else the first two. */
function sidesOf(review: SecondReview): readonly Commitment[] {
  const { by, commits } = review;
  const other = commits.find(({ author }) => !isAsked(review, author));
  const named = commits.find(({ author }) => isAsked(review, author));
  if (by === null) return commits.slice(0, 2);
  return commits.filter((commit) => commit === other || commit === named);
}

type Known = ReadonlyMap<string, SignedEntry>;

function faultsOf(known: Known, review: SecondReview, side: BlindSide, other: BlindSide): BlindProblem[] {
  const fault = (what: string): BlindProblem => ({ author: side.author, what });
  const [own, others] = [sealedPart(known, side), sealedPart(known, other)];
  const before = underIn(known, [side.entry, ...(side.isHere ? [side.head] : [])]);
  const problems: BlindProblem[] = [];
  if ([...others].some((id) => before.has(id))) problems.push(fault('had the other side before committing'));
  if (side.isHere && own.size === 0) problems.push(fault('committed to something other than a sealed part'));
  if (side.isHere && own.size > 0 && !decides(known, own))
    problems.push(fault('committed without any decision'));
  if (actedInTheOpen(known, review, side, other, own)) {
    problems.push(fault('made findings or decisions outside the sealed part while it was sealed'));
  }
  if (actedUnshown(known, side, other)) {
    problems.push(fault('acted after both had committed without showing the side that was committed to'));
  }
  return problems;
}

function decides(known: Known, part: ReadonlySet<string>): boolean {
  return [...part].some((id) => known.get(id)?.entry.event.type === 'decision-signed');
}

/** The author's entries under the head they are bound to, from the one that began the sealed part. */
export function sealedPart(
  known: ReadonlyMap<string, SignedEntry>,
  { author, head }: Pick<Commitment, 'author' | 'head'>,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { id, entry } of inLedgerOrder(entriesIn(known, underIn(known, [head])))) {
    if (entry.author !== author) continue;
    if (entry.event.type === 'second-review-sealed' || entry.parents.some((parent) => found.has(parent)))
      found.add(id);
  }
  return found;
}

/** Acts that know of the request and of neither the sealed part before them nor both commitments. */
function actedInTheOpen(
  known: Known,
  { entry: request }: SecondReview,
  side: BlindSide,
  other: BlindSide,
  own: ReadonlySet<string>,
): boolean {
  const [asked, bound, otherBound] = [request, side.entry, other.entry].map((id) => above(known, id));
  return [...known.values()].some(({ id, entry }) => {
    if (entry.author !== side.author || !isSealedType(entry.event.type) || own.has(id)) return false;
    // Until the sealed part is here, what would be in it is not here either.
    return asked?.has(id) === true && !(bound?.has(id) === true && otherBound?.has(id) === true);
  });
}

/** Acts that know of both commitments, and so would rest on the side that is revealed by them, while that is missing. */
function actedUnshown(known: Known, side: BlindSide, other: BlindSide): boolean {
  if (side.isHere) return false;
  const otherBound = above(known, other.entry);
  return [...above(known, side.entry)].some(
    (id) => id !== side.entry && otherBound.has(id) && known.get(id)?.entry.author === side.author,
  );
}

/** The entries that rest on one, itself included; `known` has them in ledger order. */
function above(known: Known, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [id, { entry }] of known) {
    if (id === from || entry.parents.some((parent) => found.has(parent))) found.add(id);
  }
  return found;
}

function entriesIn(known: Known, ids: ReadonlySet<string>): SignedEntry[] {
  return [...ids].flatMap((id) => known.get(id) ?? []);
}
