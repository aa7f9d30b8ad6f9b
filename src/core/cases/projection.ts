import type { EventType } from '../events.ts';
import { Failure } from '../failure.ts';
import { maxParents, type SignedEntry } from '../ledger/entry.ts';
import { inLedgerOrder } from '../ledger/graph.ts';
import type { Counts } from '../people/standing.ts';
import { withSuccessors } from '../second-review/approval.ts';
import { applyToDraft, draftOf, openDraft, passOver, stateOf, type CaseDraft } from './case-draft.ts';
import type { CaseState, Reviewer } from './case-state.ts';

/**
 * The state of a case from all its entries, in whatever order they come. Entries that name what is not there (a
 * change to an unknown finding) change nothing; they stay in the ledger and in the history. Throws a Failure
 * `entries-missing` without the opening entry, `entry-invalid` where an entry makes again what another one made, or
 * where there are more heads than one entry can rest on.
 */
export function projectCase(entries: Iterable<SignedEntry>): CaseState {
  const [first, ...rest] = inLedgerOrder(entries);
  return applyAll(begin(first), rest);
}

function begin(first: SignedEntry | undefined): CaseDraft {
  if (first?.entry.event.type === 'case-opened') return openDraft(first, first.entry.event);
  throw new Failure('entries-missing', 'The entry that opened the case is missing.');
}

/** What is shown whoever says it: that there is a case, who takes part in it, and which documents came. */
const shownAnyway: ReadonlySet<EventType> = new Set(['case-opened', 'reviewer-introduced', 'document-added']);

/**
 * The case with the acts alone that count; of the others only the graph is taken, so heads, height and number of entries
 * are those of the ledger. `uncounted` names them. It is a local view: the ledger's own state is that of `projectCase`,
 * which must accept the entries. Fails as it does.
 */
export function projectCounting(entries: Iterable<SignedEntry>, counts: Counts): CaseState {
  const ordered = inLedgerOrder(entries);
  const [first, ...rest] = ordered;
  const draft = begin(first);
  const uncounted = new Set(ordered.filter((signed) => !counts(actOf(signed))).map(({ id }) => id));
  for (const signed of rest) {
    const before = draft.reviewers.get(signed.entry.author);
    applyCounting(draft, signed, uncounted);
    keepPlaces(draft, signed, before, counts);
  }
  const state = stateOf(draft);
  return uncounted.size === 0 ? state : { ...state, uncounted: [...uncounted] };
}

/** An introduction by which a key takes no place here says whose it is all the same. */
function keepPlaces(
  draft: CaseDraft,
  signed: SignedEntry,
  before: Reviewer | undefined,
  { renews }: Counts,
): void {
  const reviewer = draft.reviewers.get(signed.entry.author);
  if (renews === undefined || signed.entry.event.type !== 'reviewer-introduced') return;
  if (reviewer?.succeeds === undefined) return;
  const { succeeds, ...said } = reviewer;
  const kept = succeeds.filter(
    (former) => before?.succeeds?.includes(former) === true || renews(actOf(signed), former),
  );
  if (kept.length === succeeds.length) return;
  draft.reviewers.set(reviewer.key, { ...said, ...(kept.length > 0 && { succeeds: kept }) });
  if (draft.secondReview === null) return;
  const { successors: _, ...asked } = draft.secondReview;
  draft.secondReview = withSuccessors(asked, draft.reviewers.values());
}

/** Applies an entry as `applyToDraft` does, of one that counts for nothing no more than is shown whoever says it. */
export function applyCounting(draft: CaseDraft, signed: SignedEntry, uncounted: ReadonlySet<string>): void {
  if (uncounted.has(signed.id) && !shownAnyway.has(signed.entry.event.type)) passOver(draft, signed);
  else applyToDraft(draft, signed);
}

function actOf({ id, entry }: SignedEntry): Parameters<Counts>[0] {
  return { entry: id, author: entry.author };
}

/**
 * The state after more entries, in ledger order, all later in it than all before; fails as `projectCase` does. `earlier`
 * gives those before.
 */
export function applyEntries(
  state: CaseState,
  entries: readonly SignedEntry[],
  earlier: () => Iterable<SignedEntry>,
): CaseState {
  return applyAll(draftOf(state, earlier), entries);
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
