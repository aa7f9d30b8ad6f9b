import type { CaseState } from '../core/cases/case-state.ts';
import type { CaseEvent } from '../core/events.ts';
import { Failure } from '../core/failure.ts';
import { canonicalJson } from '../core/ledger/canonical-json.ts';
import type { SignedEntry } from '../core/ledger/entry.ts';
import { headsOf } from '../core/ledger/graph.ts';
import { entriesOf, hasWithheld, withheldIn } from './case-entries.ts';
import type { ReadableDb } from './database.ts';

/** What the next entry of a case rests on. */
export type Tip = Pick<CaseState, 'heads' | 'height'>;

/**
 * A lane is a part of a case that stays in this vault until it is released. An entry in a lane rests on what is open
 * and on that lane; an open one (`lane` null) on what is open alone. So the open part is a whole ledger at any time,
 * and stays one when a lane is released, whatever other lanes there are.
 */
export function tipOf(db: ReadableDb, before: CaseState, lane: string | null): Tip {
  if (!hasWithheld(db, before.id)) return before;
  const seen = seenFrom(db, before.id, lane);
  return { heads: headsOf(seen), height: Math.max(0, ...seen.map(({ entry }) => entry.height)) };
}

/** The heads of what may leave this vault. */
export function openHeads(db: ReadableDb, state: CaseState): readonly string[] {
  return tipOf(db, state, null).heads;
}

/** The entries that are open, and those of the lane. */
function seenFrom(db: ReadableDb, caseId: string, lane: string | null): readonly SignedEntry[] {
  const withheld = withheldIn(db, caseId);
  return entriesOf(db, caseId).filter(({ id }) => !withheld.has(id) || withheld.get(id) === lane);
}

/**
 * Throws a Failure `refused` where an act for `lane` (null: an open one) speaks of what is withheld from there: by the
 * id of an entry, or of what it made. A commitment does: it names a hash over what is sealed, and nothing that is in it.
 */
export function checkNamesNothingWithheld(
  db: ReadableDb,
  caseId: string,
  lane: string | null,
  events: readonly CaseEvent[],
): void {
  if (!hasWithheld(db, caseId)) return;
  const seen = new Set(seenFrom(db, caseId, lane).map(({ id }) => id));
  const hidden = new Set(
    entriesOf(db, caseId).flatMap(({ id, entry }) => (seen.has(id) ? [] : [id, ...madeBy(entry.event)])),
  );
  if (
    events.some(
      (event) =>
        event.type !== 'second-review-committed' &&
        (canonicalJson(event).match(names) ?? []).some((name) => hidden.has(name)),
    )
  ) {
    throw new Failure(
      'refused',
      'This rests on entries that stay in your vault for now, and would name them to others. Nothing was recorded. Do it again once they are released.',
    );
  }
}

const names = /[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The random name under which others would speak of what an event made. */
function madeBy(event: CaseEvent): readonly string[] {
  if (event.type === 'finding-made') return [event.finding];
  if (event.type === 'internal-note-written') return [event.note];
  return event.type === 'demand-added' ? [event.demand] : [];
}
