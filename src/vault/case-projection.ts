import { summarise, type StateSummary } from '../core/cases/summary.ts';
import type { CaseState } from '../core/cases/case-state.ts';
import { projectCase } from '../core/cases/projection.ts';
import { Failure } from '../core/failure.ts';
import { entriesOf, hasWithheld, openEntriesOf } from './case-entries.ts';
import { row, rows, write, type ReadableDb, type WritableDb } from './database.ts';
import { writeReportCase } from './reports/report-case.ts';
import { writeMemory } from './review/memory.ts';
import { indexCase } from './search-index.ts';

/** States as the database has them after the last commit, for the cases last used. */
const recent = new WeakMap<object, Map<string, CaseState>>();
const keptStates = 16;

/** Keeps a state at hand; only for what is committed. */
export function rememberState(db: ReadableDb, state: CaseState): void {
  let states = recent.get(db);
  if (states === undefined) recent.set(db, (states = new Map()));
  states.delete(state.id);
  states.set(state.id, state);
  const [oldest] = states.keys();
  if (states.size > keptStates && oldest !== undefined) states.delete(oldest);
}

export function forgetStates(db: ReadableDb): void {
  recent.delete(db);
}

/** A case as it stands. Failure `case-unknown`. */
export function caseState(db: ReadableDb, caseId: string): CaseState {
  const known = recent.get(db)?.get(caseId);
  if (known !== undefined) return known;
  const state = storedState(db, caseId);
  rememberState(db, state);
  return state;
}

/**
 * A case as others may see it, without what is withheld: what is told of it outside the vault rests on this. `state` is
 * the whole of it, as the entries in the database give it.
 */
export function openPart(db: ReadableDb, state: CaseState): CaseState {
  return hasWithheld(db, state.id) ? projectCase(openEntriesOf(db, state.id)) : state;
}

/** The state that the database shows of a case; null where it shows none. */
export function viewedState(db: ReadableDb, caseId: string): CaseState | null {
  const known = recent.get(db)?.get(caseId);
  if (known !== undefined) return known;
  const found = row<{ state: string }>(db, 'SELECT state FROM case_view WHERE case_id = ?', caseId);
  return found === undefined ? null : (JSON.parse(found.state) as CaseState);
}

function storedState(db: ReadableDb, caseId: string): CaseState {
  const ledger = row<{ entries: number; height: number | null }>(
    db,
    'SELECT count(*) AS entries, max(height) AS height FROM entry WHERE case_id = ?',
    caseId,
  );
  if (ledger === undefined || ledger.entries === 0) {
    throw new Failure('case-unknown', 'This vault has no such case. Nothing was changed.');
  }
  const state = viewedState(db, caseId);
  // The ledger decides: a view that does not rest on all of it (old pages put back) is not shown.
  if (state?.entries === ledger.entries && state.height === ledger.height) return state;
  return projectCase(entriesOf(db, caseId));
}

/** What follows from each case alone; the docket adds the clocks. */
export function caseSummaries(db: ReadableDb): StateSummary[] {
  return rows<{ summary: string }>(db, 'SELECT summary FROM case_view').map(
    ({ summary }) => JSON.parse(summary) as StateSummary,
  );
}

/** Whether the vault holds a case. */
export function isHere(db: ReadableDb, caseId: string): boolean {
  return row(db, 'SELECT 1 FROM entry WHERE case_id = ? LIMIT 1', caseId) !== undefined;
}

/** Cases that hold a document, by id. */
export function casesWith(db: ReadableDb, sha256: string): string[] {
  const sql = 'SELECT case_id FROM case_document WHERE sha256 = ? ORDER BY case_id';
  return rows<{ case_id: string }>(db, sql, sha256).map((found) => found.case_id);
}

/**
 * Writes what the database shows of a case. `before` is the state that it shows now and out of which `after` was made
 * by applying entries; null to write all anew.
 */
export function writeView(db: WritableDb, before: CaseState | null, after: CaseState): void {
  write(
    db,
    `INSERT INTO case_view (case_id, entries, summary, state) VALUES (?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET entries = excluded.entries, summary = excluded.summary, state = excluded.state`,
    after.id,
    after.entries,
    JSON.stringify(summarise(after)),
    JSON.stringify(after),
  );
  if (before === null) write(db, 'DELETE FROM case_document WHERE case_id = ?', after.id);
  for (const { sha256 } of after.documents.slice(before?.documents.length ?? 0)) {
    write(db, 'INSERT INTO case_document (sha256, case_id) VALUES (?, ?)', sha256, after.id);
  }
  indexCase(db, before, after);
  writeReportCase(db, openPart(db, after));
  writeMemory(db, after);
  writeLinks(db, after);
}

/** Writes to which cases a case links; clocks that rest on it, or did, are reckoned anew when they are asked for. */
function writeLinks(db: WritableDb, { id, links }: CaseState): void {
  forgetClocksAround(db, id);
  write(db, 'DELETE FROM case_link WHERE case_id = ?', id);
  for (const link of links) {
    write(db, 'INSERT INTO case_link (case_id, other, kind) VALUES (?, ?, ?)', id, link.case, link.kind);
  }
  if (links.length > 0) forgetClocksAround(db, id);
}

function forgetClocksAround(db: WritableDb, caseId: string): void {
  write(
    db,
    `DELETE FROM case_clock WHERE case_id IN (
       SELECT ? UNION ALL SELECT case_id FROM case_link WHERE other = ? UNION ALL SELECT other FROM case_link WHERE case_id = ?
     )`,
    caseId,
    caseId,
    caseId,
  );
}
