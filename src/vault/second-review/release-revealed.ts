import type { CaseState } from '../../core/cases/case-state.ts';
import { isSealed } from '../../core/second-review/approval.ts';
import { blindLane } from '../../core/second-review/sealing.ts';
import { releaseLane } from '../case-entries.ts';
import type { WritableDb } from '../database.ts';

type Review = Pick<CaseState, 'id' | 'secondReview'>;

/**
 * Lets this vault's side leave, once both sides are bound or nobody asks for it any more: by what counts here, so that
 * no stranger can have it out, and by the ledger, so that it does not come out since somebody counts no more.
 */
export function releaseRevealed(
  db: WritableDb,
  { ledger, counting }: { readonly ledger: Review; readonly counting: Review },
): void {
  if (!isSealed(ledger.secondReview) && !isSealed(counting.secondReview)) {
    releaseLane(db, ledger.id, blindLane);
  }
}
