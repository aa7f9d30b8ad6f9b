import { hash } from 'node:crypto';
import type { CaseState } from '../../core/cases/case-state.ts';
import { canonicalJson, type Json } from '../../core/ledger/canonical-json.ts';
import { countedCase, type CountedCase } from '../../core/reports/counted-case.ts';
import { docketCells, docketRowOf } from '../../core/reports/docket-row.ts';
import { tallyGroupOf } from '../../core/reports/tally.ts';
import { rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';

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

/** Brings the line by which reports count a case up to date. */
export function writeReportCase(db: WritableDb, state: CaseState): void {
  const one = countedCase(state);
  const { outcome, receivedOn, decidedOn } = one;
  const docketRow = docketRowOf(one);
  write(
    db,
    `INSERT INTO report_case (case_id, alike, reference, content, imported, received_on, decided_on, minutes,
       identifiers, accounts_preserved, apps_removed, appeals_received, appeals_granted, apps_reinstated)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET alike = excluded.alike, reference = excluded.reference,
       content = excluded.content, imported = excluded.imported,
       received_on = excluded.received_on, decided_on = excluded.decided_on, minutes = excluded.minutes,
       identifiers = excluded.identifiers, accounts_preserved = excluded.accounts_preserved,
       apps_removed = excluded.apps_removed, appeals_received = excluded.appeals_received,
       appeals_granted = excluded.appeals_granted, apps_reinstated = excluded.apps_reinstated`,
    one.id,
    groupId(db, one),
    docketRow.reference,
    contentOf(docketCells(docketRow)),
    // The row that it was imported from is known again after changes.
    state.imported === undefined ? null : contentOf(state.imported.cells),
    receivedOn === null ? null : dayNumber(receivedOn),
    decidedOn === null ? null : dayNumber(decidedOn),
    one.minutesToDecide,
    outcome.identifiers,
    outcome.accountsPreserved,
    outcome.appsRemoved,
    outcome.appealsReceived,
    outcome.appealsGranted,
    outcome.appsReinstated,
  );
}

function groupId(db: WritableDb, one: CountedCase): number {
  const alike = canonicalJson(tallyGroupOf(one) as unknown as Json);
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
