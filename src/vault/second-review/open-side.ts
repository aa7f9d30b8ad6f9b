import { Failure } from '../../core/failure.ts';
import { isSealed } from '../../core/second-review/approval.ts';
import { blindLane } from '../../core/second-review/sealing.ts';
import { releaseLane } from '../case-entries.ts';
import { inTransaction } from '../database.ts';
import { caseState, showAnew } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';

/**
 * Lets this vault's side of a blind review leave, where that review is over and the side was not bound: somebody else
 * took it back, or others were bound. Failures: `case-unknown`, `refused` while the review seals it.
 */
export function openSide({ db, emit }: Pick<Vault, 'db' | 'emit'>, caseId: string): void {
  if (isSealed(caseState(db, caseId).secondReview)) {
    throw new Failure(
      'refused',
      'The blind review is under way: your side is open once both have committed. Nothing was changed.',
    );
  }
  inTransaction(db, () => {
    releaseLane(db, caseId, blindLane);
    showAnew(db, [caseId]);
  });
  emit({ type: 'changed', case: caseId });
}
