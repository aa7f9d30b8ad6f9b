import { Failure } from '../failure.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { inLedgerOrder } from '../ledger/graph.ts';
import { applyToDraft, draftOf, openDraft, stateOf } from './case-draft.ts';
import type { CaseState } from './case-state.ts';

/**
 * The state of a case from all its entries, in whatever order they come. Entries that name what is not there (a
 * change to an unknown finding) change nothing; they stay in the ledger and in the history. Throws a Failure
 * `entries-missing` without the opening entry, `entry-invalid` where an entry makes again what another one made.
 */
export function projectCase(entries: Iterable<SignedEntry>): CaseState {
  const [first, ...rest] = inLedgerOrder(entries);
  if (first?.entry.event.type !== 'case-opened') {
    throw new Failure('entries-missing', 'The entry that opened the case is missing.');
  }
  const draft = openDraft(first, first.entry.event);
  for (const signed of rest) applyToDraft(draft, signed);
  return stateOf(draft);
}

/** The state after one more entry that comes later in ledger order than all before it; fails as `projectCase` does. */
export function applyEntry(state: CaseState, signed: SignedEntry): CaseState {
  const draft = draftOf(state);
  applyToDraft(draft, signed);
  return stateOf(draft);
}
