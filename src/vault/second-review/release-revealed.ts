import type { CaseState } from '../../core/cases/case-state.ts';
import { isRevealed } from '../../core/second-review/approval.ts';
import { blindLane } from '../../core/second-review/sealing.ts';
import { releaseLane } from '../case-entries.ts';
import type { WritableDb } from '../database.ts';
import { personStates } from '../people/standing.ts';

/**
 * Lets this vault's side leave once both sides are bound, its own among them, by what counts here. Whatever others do
 * before that, a side leaves by a word of its own reviewer alone: see `openSide`.
 */
export function releaseRevealed(
  db: WritableDb,
  { id, secondReview }: Pick<CaseState, 'id' | 'secondReview'>,
): void {
  if (secondReview === null || !isRevealed(secondReview)) return;
  const stateOf = personStates(db);
  if (secondReview.commits.some(({ author }) => stateOf(author) === 'self')) releaseLane(db, id, blindLane);
}
