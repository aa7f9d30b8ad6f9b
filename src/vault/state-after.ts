import type { CaseState } from '../core/cases/case-state.ts';
import { projectCounting } from '../core/cases/projection.ts';
import type { CaseEvent } from '../core/events.ts';
import { identifyEvents, entriesOf, ledgerState } from './ledger-store.ts';
import { countsHere } from './people/standing.ts';
import type { Vault } from './vault.ts';

/** A case as it would stand here once the vault's reviewer had done this; nothing is recorded. Failure `case-unknown`. */
export function stateAfter(vault: Vault, caseId: string, events: readonly CaseEvent[]): CaseState {
  const { db } = vault;
  const done = identifyEvents(vault, caseId, ledgerState(db, caseId), events);
  return projectCounting(
    [...entriesOf(db, caseId), ...done.map(({ id, entry }) => ({ id, entry, signature: '' }))],
    countsHere(db),
  );
}
