import { hash } from 'node:crypto';
import { isStrangersCase, type CaseState } from '../../core/cases/case-state.ts';
import { canonicalJson, type Json } from '../../core/ledger/canonical-json.ts';
import { countedCase, type CountedCase } from '../../core/reports/counted-case.ts';
import { docketCells, docketRowOf } from '../../core/reports/docket-row.ts';
import { tallyGroupOf } from '../../core/reports/tally.ts';
import { row, rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';

const dayMs = 86_400_000;

/** A day as the database has it: days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`) / dayMs;
}

export function dayOfNumber(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** What tells a docket's rows apart: 16 bytes of the SHA-256 over its canonical cells. */
export function contentOf(cells: readonly string[]): Buffer {
  return hash('sha256', JSON.stringify(cells), 'buffer').subarray(0, 16);
}

/** What the database holds of a case for reports, but for the number of its group. */
interface ReportLine {
  readonly case_id: string;
  readonly reference: string;
  readonly content: Uint8Array;
  readonly imported: Uint8Array | null;
  readonly received_on: number | null;
  readonly decided_on: number | null;
  readonly minutes: number | null;
  readonly identifiers: number | null;
  readonly accounts_preserved: number | null;
  readonly apps_removed: number | null;
  readonly appeals_received: number | null;
  readonly appeals_granted: number | null;
  readonly apps_reinstated: number | null;
}

function lineOf(state: CaseState, one: CountedCase): ReportLine {
  const { outcome, receivedOn, decidedOn } = one;
  const docketRow = docketRowOf(one);
  return {
    case_id: one.id,
    reference: docketRow.reference,
    content: contentOf(docketCells(docketRow)),
    // The row that it was imported from is known again after changes.
    imported: state.imported === undefined ? null : contentOf(state.imported.cells),
    received_on: receivedOn === null ? null : dayNumber(receivedOn),
    decided_on: decidedOn === null ? null : dayNumber(decidedOn),
    minutes: one.minutesToDecide,
    identifiers: outcome.identifiers,
    accounts_preserved: outcome.accountsPreserved,
    apps_removed: outcome.appsRemoved,
    appeals_received: outcome.appealsReceived,
    appeals_granted: outcome.appealsGranted,
    apps_reinstated: outcome.appsReinstated,
  };
}

const columns = [
  'case_id',
  'reference',
  'content',
  'imported',
  'received_on',
  'decided_on',
  'minutes',
  'identifiers',
  'accounts_preserved',
  'apps_removed',
  'appeals_received',
  'appeals_granted',
  'apps_reinstated',
] as const satisfies readonly (keyof ReportLine)[];

const putLine = `INSERT INTO report_case (alike, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})
  ON CONFLICT (case_id) DO UPDATE SET alike = excluded.alike,
  ${columns
    .slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

/** Brings the line by which reports count a case up to date; what a stranger opened is not counted. */
export function writeReportCase(db: WritableDb, state: CaseState): void {
  if (isStrangersCase(state)) {
    write(db, 'DELETE FROM report_case WHERE case_id = ?', state.id);
    return;
  }
  const one = countedCase(state);
  const line = lineOf(state, one);
  write(db, putLine, groupId(db, one), ...columns.map((column) => line[column]));
}

/** Whether reports count a case as its state says. One of which they do not know is made known before any report. */
export function isCountedAs(db: ReadableDb, state: CaseState): boolean {
  const one = countedCase(state);
  const expected = lineOf(state, one);
  const stored = row<Record<string, unknown>>(
    db,
    `SELECT g.alike AS grouped, ${columns.map((column) => `c.${column}`).join(', ')}
     FROM report_case AS c JOIN report_group AS g ON g.id = c.alike WHERE case_id = ?`,
    state.id,
  );
  if (stored === undefined) return true;
  if (stored['grouped'] !== groupText(one)) return false;
  return columns.every((column) => isSame(stored[column], expected[column]));
}

function isSame(stored: unknown, expected: string | number | Uint8Array | null): boolean {
  if (!(expected instanceof Uint8Array)) return stored === expected;
  return stored instanceof Uint8Array && Buffer.compare(stored, expected) === 0;
}

function groupText(one: CountedCase): string {
  return canonicalJson(tallyGroupOf(one) as unknown as Json);
}

function groupId(db: WritableDb, one: CountedCase): number {
  const alike = groupText(one);
  const known = value<number>(db, 'SELECT id FROM report_group WHERE alike = ?', alike);
  return known ?? write(db, 'INSERT INTO report_group (alike) VALUES (?)', alike).id;
}

/** The cases of which reports do not know yet, as in a vault that was made before reports were. */
export function casesNotCounted(db: ReadableDb): string[] {
  const counts = rows<{ shown: number; counted: number }>(
    db,
    'SELECT (SELECT count(*) FROM case_view) AS shown, (SELECT count(*) FROM report_case) AS counted',
  );
  if (counts.every(({ shown, counted }) => shown === counted)) return [];
  const sql = 'SELECT case_id FROM case_view WHERE case_id NOT IN (SELECT case_id FROM report_case)';
  return rows<{ case_id: string }>(db, sql).map((found) => found.case_id);
}
