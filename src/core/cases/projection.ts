import { Failure } from '../failure.ts';
import { maxParents, type SignedEntry } from '../ledger/entry.ts';
import { inLedgerOrder } from '../ledger/graph.ts';
import { applyToDraft, draftOf, openDraft, stateOf, type CaseDraft } from './case-draft.ts';
import type { CaseState } from './case-state.ts';

/**
 * The state of a case from all its entries, in whatever order they come. Entries that name what is not there (a
 * change to an unknown finding) change nothing; they stay in the ledger and in the history. Throws a Failure
 * `entries-missing` without the opening entry, `entry-invalid` where an entry makes again what another one made, or
 * where there are more heads than one entry can rest on.
 */
export function projectCase(entries: Iterable<SignedEntry>): CaseState {
  const [first, ...rest] = inLedgerOrder(entries);
  if (first?.entry.event.type !== 'case-opened') {
    throw new Failure('entries-missing', 'The entry that opened the case is missing.');
  }
  return applyAll(openDraft(first, first.entry.event), rest);
}

/** The state after more entries, in ledger order, all later in it than all before; fails as `projectCase` does. */
export function applyEntries(state: CaseState, entries: readonly SignedEntry[]): CaseState {
  return applyAll(draftOf(state), entries);
}

function applyAll(draft: CaseDraft, entries: readonly SignedEntry[]): CaseState {
  for (const signed of entries) applyToDraft(draft, signed);
  if (draft.heads.size > maxParents) {
    throw new Failure(
      'entry-invalid',
      `Case ${draft.id} has more than ${maxParents} entries that nothing rests on.`,
    );
  }
  return stateOf(draft);
}
