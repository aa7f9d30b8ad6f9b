import type { CaseState } from '../../core/cases/case-state.ts';
import { blocksOf, liftBlocks, type ExportBlock, type Lift } from '../../core/exports/firewall.ts';
import { caseState, ledgerState, recordEvents } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';

interface DocumentOfCase {
  readonly case: string;
  readonly document: string;
}

/** What keeps a document from leaving by itself, readable by whoever gets hold of it. */
export function documentBlocks(
  { db, now }: Pick<Vault, 'db' | 'now'>,
  wanted: DocumentOfCase,
): readonly ExportBlock[] {
  const ofDocument = (state: CaseState): CaseState => ({
    ...state,
    documents: state.documents.filter(({ sha256 }) => sha256 === wanted.document),
  });
  const counting = ofDocument(caseState(db, wanted.case));
  const ledger = ofDocument(ledgerState(db, wanted.case));
  return blocksOf({ counting, ledger }, 'anyone', { now: now().at, foreign: [] });
}

/** Records that a document leaves in spite of a block, where one stands. Failure `export-blocked`. */
export function letOut(vault: Vault, wanted: DocumentOfCase, lifts: readonly Lift[], to: string): void {
  const allowed = liftBlocks(documentBlocks(vault, wanted), lifts, to).get(wanted.case);
  if (allowed !== undefined) recordEvents(vault, wanted.case, allowed);
}
