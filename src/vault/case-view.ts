import { statusOf } from '../core/cases/case-state.ts';
import { summarise } from '../core/cases/summary.ts';
import { Failure } from '../core/failure.ts';
import type { CaseView, Extraction } from '../ipc/views.ts';
import { caseState } from './ledger-store.ts';
import type { Session } from './session.ts';

/** A case as the window shows it. Failure `case-unknown`. */
export function viewCase({ vault, reading }: Pick<Session, 'vault' | 'reading'>, caseId: string): CaseView {
  const state = caseState(vault.db, caseId);
  const extractions = state.documents.map(({ sha256 }) => [sha256, extractionOf(reading, sha256)] as const);
  return {
    state,
    status: statusOf(state),
    summary: summarise(state),
    extractions: Object.fromEntries(extractions),
  };
}

function extractionOf(reading: Session['reading'], sha256: string): Extraction {
  try {
    return reading.stateOf(sha256);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return {
      state: 'failed',
      kind: 'damaged',
      why: 'The vault has lost this document. Import a bundle that holds it.',
    };
  }
}
