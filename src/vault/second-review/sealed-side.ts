import { randomBytes } from 'node:crypto';
import type { CaseState } from '../../core/cases/case-state.ts';
import type { CaseEvent } from '../../core/events.ts';
import { blindLane } from '../../core/second-review/sealing.ts';
import { withheldIn } from '../case-entries.ts';
import type { ReadableDb } from '../database.ts';
import { tipOf } from '../lanes.ts';

/** Whether this vault's reviewer has something sealed in a case. */
export function hasSealed(db: ReadableDb, caseId: string): boolean {
  return [...withheldIn(db, caseId).values()].includes(blindLane);
}

/** What has to come before the first sealed act of this vault's reviewer. */
export function beginSealed(db: ReadableDb, { id, secondReview }: CaseState): readonly CaseEvent[] {
  if (secondReview === null || hasSealed(db, id)) return [];
  const nonce = randomBytes(32).toString('hex');
  return [{ type: 'second-review-sealed', request: secondReview.entry, nonce }];
}

/** The last entry of what this vault's reviewer has sealed; null where that is nothing. */
export function sealedHead(db: ReadableDb, state: CaseState): string | null {
  const withheld = withheldIn(db, state.id);
  return tipOf(db, state, blindLane).heads.find((head) => withheld.get(head) === blindLane) ?? null;
}
