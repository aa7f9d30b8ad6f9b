import { caseClocks, docketClocks, nextClock, type DocketClock } from '../../core/clocks/case-clocks.ts';
import { statusOf, type CaseState } from '../../core/cases/case-state.ts';
import { waitsForByRules, type CaseSummary } from '../../core/cases/summary.ts';
import type { Clock } from '../../core/clocks/clock.ts';
import { nextKey } from '../../core/clocks/next-key.ts';
import {
  changedEvidence,
  evidenceNotWorkedOut,
  mayHaveChanged,
} from '../../core/decisions/changed-evidence.ts';
import { signedEvidence } from '../../core/decisions/signed-evidence.ts';
import { gateOfCase } from '../../core/evidence/commands.ts';
import { compareText, rulesInForce } from '../../core/guidelines/guidelines.ts';
import { reviewDay } from '../../core/guidelines/review-day.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { staleLetters } from '../../core/letters/staleness.ts';
import { secondReviewRule } from '../../core/second-review/demanded.ts';
import { waitsForMe, type WaitsForMe } from '../../core/second-review/waits-for.ts';
import { entriesOf } from '../case-entries.ts';
import { caseState, caseSummaries } from '../case-projection.ts';
import { inTransaction, rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { guidelinesOf } from '../guidelines/guideline-store.ts';
import { introducedTo } from '../people/introduction.ts';
import type { Vault } from '../vault.ts';
import { storedBasis, storedDocuments } from './decision-basis.ts';
import { isExtension, linkedPreservations, type CaseReading } from './links.ts';

/** The way in which clocks are reckoned; another number has them all reckoned anew. */
const reckoning = 13;

/** What is reckoned of a case by the guidelines, and kept. */
interface Reckoned {
  readonly clocks: readonly DocketClock[];
  /** What it waits for by the guidelines; null where the case alone says it. */
  readonly waitsFor: string | null;
  readonly waitsForMe: WaitsForMe;
  readonly staleLetters: number;
  readonly evidenceChanged: number;
}

const unreckoned: Reckoned = {
  clocks: [],
  waitsFor: null,
  waitsForMe: null,
  staleLetters: 0,
  evidenceChanged: 0,
};

/** The docket: one line a case, with the period that runs out first at `now` (UTC), and what it waits for from this reviewer. */
export function docket(vault: Pick<Vault, 'db' | 'identity'>, now: string): CaseSummary[] {
  const { db } = vault;
  reckonMissing(vault);
  const stored = new Map(
    rows<{ case_id: string; clocks: string }>(db, 'SELECT case_id, clocks FROM case_clock').map(
      ({ case_id, clocks }) => [case_id, clocks],
    ),
  );
  const lines = caseSummaries(db).map((summary) => {
    const kept = stored.get(summary.id);
    const { clocks, waitsFor, ...others } = kept === undefined ? unreckoned : (JSON.parse(kept) as Reckoned);
    return {
      ...summary,
      ...others,
      waitsFor: waitsFor ?? summary.waitsFor,
      next: nextClock(clocks, now),
    };
  });
  return lines.toSorted(byNext);
}

function byNext(a: CaseSummary, b: CaseSummary): number {
  return compareText(nextKey(a.next), nextKey(b.next)) || compareText(a.id, b.id);
}

/** The clocks of one case at `now`. `read` gives the cases that it is linked to. */
export function clocksOfCase(
  db: WritableDb,
  state: CaseState,
  now: string,
  read: CaseReading = (other) => caseState(db, other),
): readonly Clock[] {
  const { guidelines } = guidelinesOf(db);
  return caseClocks(
    guidelines,
    state,
    linkedPreservations(db, guidelines, state, read),
    isExtension(db, guidelines, state, read),
    now,
  );
}

function byRules(
  db: ReadableDb,
  state: CaseState,
): Pick<Reckoned, 'waitsFor' | 'staleLetters' | 'evidenceChanged'> {
  const { guidelines } = guidelinesOf(db);
  const on = reviewDay(state);
  const rules = rulesInForce(guidelines, state.request, on);
  // Most cases have no letter, and each document costs a look.
  const stale =
    state.letters.length === 0 ? 0 : staleLetters(state, rules, storedDocuments(db, state)).length;
  const gate = statusOf(state) === 'decided' ? gateOfCase(state, storedBasis(db, state)) : { open: true };
  const evidence = evidenceSince(db, state);
  const rule = secondReviewRule(guidelines, state, on);
  const waitsFor = waitsForByRules(state, gate, rule, { staleLetters: stale, ...evidence });
  return { waitsFor, staleLetters: stale, evidenceChanged: evidence.evidenceChanged };
}

/** Of how many standing decisions a finding that they cite changed since. Most cases need no look at their entries. */
function evidenceSince(db: ReadableDb, state: CaseState) {
  if (!mayHaveChanged(state)) return { evidenceChanged: 0, isWorkedOut: true };
  const signed = signedEvidence(entriesOf(db, state.id), state);
  const changed = changedEvidence(state, signed).map(({ decision }) => decision);
  return {
    evidenceChanged: new Set(changed).size,
    isWorkedOut: evidenceNotWorkedOut(state, signed) === null,
  };
}

/** Reckons the clocks and the gates of the cases that changed since, or of all where the guidelines or one's own key did. */
function reckonMissing(vault: Pick<Vault, 'db' | 'identity'>): void {
  const { db, identity } = vault;
  const under = canonicalJson({ reckoning, editions: guidelinesOf(db).editions, me: identity.key });
  inTransaction(db, () => {
    if (value<string>(db, `SELECT value FROM setting WHERE key = 'clocks'`) !== under) {
      write(db, 'DELETE FROM case_clock');
      write(
        db,
        `INSERT INTO setting (key, value) VALUES ('clocks', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
        under,
      );
    }
    const missing = rows<{ case_id: string }>(
      db,
      'SELECT case_id FROM case_view WHERE case_id NOT IN (SELECT case_id FROM case_clock)',
    );
    for (const { case_id } of missing) {
      const state = caseState(db, case_id);
      const reckoned: Reckoned = {
        clocks: docketClocks(clocksOfCase(db, state, state.opened.at)),
        ...byRules(db, state),
        waitsForMe: waitsForMe(introducedTo(vault, state), identity.key),
      };
      write(db, 'INSERT INTO case_clock (case_id, clocks) VALUES (?, ?)', case_id, JSON.stringify(reckoned));
    }
  });
}
