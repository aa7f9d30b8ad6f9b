import type { CaseState, Decision, Reviewer, Stamp } from '../cases/case-state.ts';
import { isOwnOf, isSamePerson } from '../people/same-person.ts';
import type { ReviewMode } from './events.ts';

/** What a second reviewer holds of a decision; of several by one key the latest in ledger order, or all of them where they are returns. */
export interface DecisionReview extends Stamp {
  readonly verdict: 'approved' | 'returned';
  /** The note on an approval; the reason of a return. */
  readonly words: string;
}

/** A reviewer bound themselves to what they had sealed by then. */
export interface Commitment extends Stamp {
  /** The last entry of what is sealed. */
  readonly head: string;
}

/** The second review that was asked for, and stands. */
export interface SecondReview extends Stamp {
  readonly mode: ReviewMode;
  readonly by: string | null;
  /** Keys that took the place of that one, each signed by it; absent where none did. */
  readonly successors?: readonly string[];
  readonly note: string;
  /** The first one of each key, in ledger order; none where the mode is open. */
  readonly commits: readonly Commitment[];
}

/** Whether a key is the one that was asked by name, or took its place. */
export function isAsked(
  { by, successors = [] }: Pick<SecondReview, 'by' | 'successors'>,
  key: string,
): boolean {
  return by === key || successors.includes(key);
}

/** A review with the keys that took the place of whoever was asked, as the case knows them. */
export function withSuccessors<T extends Pick<SecondReview, 'by'>>(
  review: T,
  reviewers: Iterable<Reviewer>,
): T & Pick<SecondReview, 'successors'> {
  const { by } = review;
  if (by === null) return review;
  const successors = [...reviewers].filter(({ succeeds }) => succeeds?.includes(by)).map(({ key }) => key);
  return successors.length === 0 ? review : { ...review, successors: successors.toSorted() };
}

/** Whether both sides of a blind review are bound, so that neither can change what it sealed. */
export function isRevealed(review: SecondReview): boolean {
  const { by, commits } = review;
  return commits.length > 1 && (by === null || commits.some(({ author }) => isAsked(review, author)));
}

/** Whether findings and decisions are still sealed. */
export function isSealed(review: SecondReview | null): review is SecondReview {
  return review !== null && review.mode === 'blind' && !isRevealed(review);
}

/** What of a case says whose word counts. */
type Bench = Pick<CaseState, 'secondReview' | 'reviewers'>;
type Reviewed = Pick<Decision, 'author' | 'reviews'>;

/** Whether a key may approve a decision, by `mayReturn`: never one of the same person, whichever of the two keys says so. */
export function mayApprove(state: Bench, decision: Pick<Stamp, 'author'>, key: string): boolean {
  return !isSamePerson(state, key, decision.author) && mayReturn(state, decision, key);
}

/**
 * Whether a key may return a decision: none of its own, which the decision's author alone does not make it. Where
 * somebody was named, they review the others, and any other key reviews them.
 */
export function mayReturn(state: Bench, { author }: Pick<Stamp, 'author'>, key: string): boolean {
  if (isOwnOf(state, key, author)) return false;
  const { secondReview } = state;
  if (secondReview === null || secondReview.by === null) return true;
  return isAsked(secondReview, key) || isAsked(secondReview, author);
}

/** Whether a review of a decision is one that its author could give. */
export function countsOn(
  state: Bench,
  decision: Pick<Stamp, 'author'>,
  { author, verdict }: Pick<DecisionReview, 'author' | 'verdict'>,
): boolean {
  return verdict === 'approved' ? mayApprove(state, decision, author) : mayReturn(state, decision, author);
}

export function isReturned(state: Bench, decision: Reviewed): boolean {
  return decision.reviews.some(
    (review) => review.verdict === 'returned' && countsOn(state, decision, review),
  );
}

/** Whether another person approved it, and none of those that may returned it. */
export function isApproved(state: Bench, decision: Reviewed): boolean {
  const counted = decision.reviews.filter((review) => countsOn(state, decision, review));
  return counted.length > 0 && counted.every(({ verdict }) => verdict === 'approved');
}
