import { demandedIdentifiers } from '../core/cases/same-accounts.ts';
import { summarise, type StateSummary } from '../core/cases/summary.ts';
import type { CaseState } from '../core/cases/case-state.ts';
import { projectCase, projectCounting } from '../core/cases/projection.ts';
import { Failure } from '../core/failure.ts';
import { entriesOf, hasWithheld, openEntriesOf } from './case-entries.ts';
import { row, rows, value, write, type ReadableDb, type WritableDb } from './database.ts';
import { countsHere, mayHaveUncounted } from './people/standing.ts';
import { writeReportCase } from './reports/report-case.ts';
import { writeMemory } from './review/memory.ts';
import { releaseRevealed } from './second-review/release-revealed.ts';
import { indexCase, indexNewCase } from './search-index.ts';

/** A case twice over. */
export interface CaseStates {
  /** What all of its entries give: the same wherever the same entries are. */
  readonly ledger: CaseState;
  /** What those give that count here; `ledger` itself where all of them do. */
  readonly counting: CaseState;
}

/** States as the database has them after the last commit, for the cases last used. */
const recent = new WeakMap<object, Map<string, CaseStates>>();
const keptStates = 16;

/** Keeps the states of a case at hand; only for what is committed. */
export function rememberStates(db: ReadableDb, one: CaseStates): void {
  let states = recent.get(db);
  if (states === undefined) recent.set(db, (states = new Map()));
  states.delete(one.ledger.id);
  states.set(one.ledger.id, one);
  const [oldest] = states.keys();
  if (states.size > keptStates && oldest !== undefined) states.delete(oldest);
}

export function forgetStates(db: ReadableDb): void {
  recent.delete(db);
}

/**
 * A case as it stands here, by the acts that count in this vault: what everything rests on that shows, reckons or decides.
 * Failure `case-unknown`.
 */
export function caseState(db: ReadableDb, caseId: string): CaseState {
  return caseStates(db, caseId).counting;
}

/**
 * A case as others may see it, without what is withheld: what is told of it outside the vault rests on this. `state` is
 * the whole of it, as the entries in the database that count here give it.
 */
export function openPart(db: ReadableDb, state: CaseState): CaseState {
  if (!hasWithheld(db, state.id)) return state;
  return projectCounting(openEntriesOf(db, state.id), countsHere(db));
}

/** A case as its ledger gives it, whoever signed: what is exchanged and compared. Failure `case-unknown`. */
export function ledgerState(db: ReadableDb, caseId: string): CaseState {
  return caseStates(db, caseId).ledger;
}

function caseStates(db: ReadableDb, caseId: string): CaseStates {
  const known = recent.get(db)?.get(caseId);
  if (known !== undefined) return known;
  const states = storedStates(db, caseId);
  rememberStates(db, states);
  return states;
}

/**
 * What the database keeps of a state. Null for a case that is as it was imported: its few entries give the state as
 * fast, and a docket of a hundred thousand such cases takes half the room.
 */
export function keptState(state: CaseState): CaseState | null {
  const [head, ...others] = state.heads;
  return others.length === 0 && head !== undefined && state.imported?.entry === head ? null : state;
}

/** The ledger's state as the database has it; null where it keeps none. */
export function viewedState(db: ReadableDb, caseId: string): CaseState | null {
  return recent.get(db)?.get(caseId)?.ledger ?? viewedStates(db, caseId)?.ledger ?? null;
}

function viewedStates(db: ReadableDb, caseId: string): CaseStates | null {
  const found = row<{ state: string; counting: string | null }>(
    db,
    'SELECT state, counting FROM case_view WHERE case_id = ?',
    caseId,
  );
  if (found === undefined) return null;
  const ledger = JSON.parse(found.state) as CaseState | null;
  if (ledger === null) return null;
  return { ledger, counting: found.counting === null ? ledger : (JSON.parse(found.counting) as CaseState) };
}

/** What counts here of a case whose ledger gives `ledger`, all entries of which the database has. */
export function countingState(db: ReadableDb, ledger: CaseState): CaseState {
  const isRenewed = ledger.reviewers.some(({ succeeds }) => succeeds !== undefined);
  if (!isRenewed && !mayHaveUncounted(db, ledger.id)) return ledger;
  const counting = projectCounting(entriesOf(db, ledger.id), countsHere(db));
  const isSame = counting.uncounted === undefined && placesOf(counting) === placesOf(ledger);
  return isSame ? ledger : counting;
}

/** Whose place each reviewer took. */
function placesOf({ reviewers }: CaseState): string {
  return JSON.stringify(reviewers.map(({ succeeds }) => succeeds ?? []));
}

function storedStates(db: ReadableDb, caseId: string): CaseStates {
  const ledger = row<{ entries: number; height: number | null }>(
    db,
    'SELECT count(*) AS entries, max(height) AS height FROM entry WHERE case_id = ?',
    caseId,
  );
  if (ledger === undefined || ledger.entries === 0) {
    throw new Failure('case-unknown', 'This vault has no such case. Nothing was changed.');
  }
  const viewed = viewedStates(db, caseId);
  // The ledger decides: a view that does not rest on all of it (old pages put back) is not shown.
  if (viewed?.ledger.entries === ledger.entries && viewed.ledger.height === ledger.height) return viewed;
  const state = projectCase(entriesOf(db, caseId));
  return { ledger: state, counting: countingState(db, state) };
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
 * Writes what the database shows of a case, whose entries it has by now. `before` is the ledger's state out of which
 * `ledger` was made by applying entries; null to write all anew. Gives the states, to be remembered once committed.
 */
export function writeView(db: WritableDb, before: CaseState | null, ledger: CaseState): CaseStates {
  const counting = countingState(db, ledger);
  releaseRevealed(db, counting);
  const whole = counting === ledger;
  const wasWhole = value(db, 'SELECT counting IS NULL FROM case_view WHERE case_id = ?', ledger.id) === 1;
  writeStates(db, { ledger, counting });
  writeShown(db, whole && wasWhole ? before : null, counting);
  return { ledger, counting };
}

function writeStates(db: WritableDb, { ledger, counting }: CaseStates): void {
  write(
    db,
    `INSERT INTO case_view (case_id, entries, summary, state, counting) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET entries = excluded.entries, summary = excluded.summary,
       state = excluded.state, counting = excluded.counting`,
    ledger.id,
    ledger.entries,
    JSON.stringify(summarise(counting)),
    JSON.stringify(keptState(ledger)),
    counting === ledger ? null : JSON.stringify(counting),
  );
}

/** Everything beside the states that follows from what counts. */
function writeShown(db: WritableDb, before: CaseState | null, after: CaseState): void {
  if (before === null) write(db, 'DELETE FROM case_document WHERE case_id = ?', after.id);
  for (const { sha256 } of after.documents.slice(before?.documents.length ?? 0)) {
    write(db, 'INSERT INTO case_document (sha256, case_id) VALUES (?, ?)', sha256, after.id);
  }
  indexCase(db, before, after);
  writeReportCase(db, openPart(db, after));
  writeMemory(db, after);
  writeLinks(db, after);
  writeIdentifiers(db, before, after);
}

/** Writes which accounts a case is about. */
function writeIdentifiers(db: WritableDb, before: CaseState | null, after: CaseState): void {
  const isSame =
    before !== null &&
    before.demands.length === after.demands.length &&
    after.demands.every((demand, index) => demand === before.demands[index]);
  if (isSame) return;
  write(db, 'DELETE FROM case_identifier WHERE case_id = ?', after.id);
  const sql = 'INSERT INTO case_identifier (identifier, case_id, spellings) VALUES (?, ?, ?)';
  for (const [identifier, spellings] of demandedIdentifiers(after)) {
    write(db, sql, identifier, after.id, JSON.stringify(spellings));
  }
}

/** `writeView` for a case that is as it was imported here, and of which the database has shown nothing before. */
export function writeImported(db: WritableDb, state: CaseState): void {
  writeStates(db, { ledger: state, counting: state });
  indexNewCase(db, state);
  writeReportCase(db, state);
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
