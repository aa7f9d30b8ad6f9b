import { unapproved, type CaseState, type Decision } from '../cases/case-state.ts';
import { isOwnOf, isSamePerson } from '../people/same-person.ts';
import { isApproved, isAsked, isReturned, isSealed } from './approval.ts';
import { reviewableBy } from './commands.ts';

/** What a case under second review waits for from the reviewer of a vault; null where it waits for others. */
export type WaitsForMe = 'review' | 'commit' | 'decide-anew' | null;

/** `state` is that in which the reviewer is introduced, so that their own decisions under an earlier key are known. */
export function waitsForMe(state: CaseState, me: string): WaitsForMe {
  const { secondReview } = state;
  if (secondReview === null) return null;
  if (isSealed(secondReview)) {
    const { by, commits } = secondReview;
    const isAwaited =
      isAsked(secondReview, me) ||
      (commits.length > 0 && (by === null || commits.some(({ author }) => isAsked(secondReview, author))));
    return isAwaited && !commits.some(({ author }) => isOwnOf(state, me, author)) ? 'commit' : null;
  }
  if (state.end !== null) return null;
  if (returnedTo(state, me).length > 0) return 'decide-anew';
  return awaitingReview(state, me).length > 0 ? 'review' : null;
}

/** One's own standing decisions that were returned, to be made anew. */
export function returnedTo(state: CaseState, me: string): readonly Decision[] {
  if (state.secondReview === null || isSealed(state.secondReview) || state.end !== null) return [];
  return unapproved(state).filter(
    (decision) => isReturned(state, decision) && isSamePerson(state, decision.author, me),
  );
}

/** The standing decisions that await the second review that was asked for: neither approved nor returned. */
export function proposals(state: CaseState): readonly Decision[] {
  if (state.secondReview === null || state.end !== null) return [];
  return unapproved(state).filter((decision) => !isReturned(state, decision));
}

/** The decisions on which nobody has said yet whether they hold, and on which a reviewer may. */
export function awaitingReview(state: CaseState, me: string): readonly Decision[] {
  if (state.secondReview === null) return [];
  return reviewableBy(state, me).filter(
    (decision) => !isApproved(state, decision) && !isReturned(state, decision),
  );
}
