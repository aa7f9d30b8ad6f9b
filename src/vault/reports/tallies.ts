import type { DateRule, ReportQuery } from '../../core/reports/report-query.ts';
import { tallyOf, type Tally, type TallyGroup } from '../../core/reports/tally.ts';
import { caseState, openPart } from '../case-projection.ts';
import { inTransaction, rows, type ReadableDb, type WritableDb } from '../database.ts';
import { casesNotCounted, dayNumber, writeReportCase } from './report-case.ts';

/** The days by which cases are counted, and the cases that have none. */
const dayColumns: Readonly<Record<DateRule, string>> = { received: 'received_on', decided: 'decided_on' };

/** Lets reports know of cases that were there before reports were. */
export function countAllCases(db: WritableDb): void {
  const missing = casesNotCounted(db);
  if (missing.length === 0) return;
  inTransaction(db, () => {
    for (const id of missing) writeReportCase(db, openPart(db, caseState(db, id)));
  });
}

/** Requests that are alike, with the number by which `casesIn` finds them. */
export interface NumberedTally {
  readonly number: number;
  readonly tally: Tally;
}

interface SumRow {
  readonly id: number;
  readonly alike: string;
  readonly requests: number;
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
  readonly s3: number;
  readonly s4: number;
  readonly s5: number;
}

/** All requests that a query is about, added up by what they have in common. */
export function talliesOf(db: ReadableDb, { period, rule }: ReportQuery): NumberedTally[] {
  const day = dayColumns[rule];
  return sums(db, `${day} BETWEEN ? AND ?`, dayNumber(period.from), dayNumber(period.to));
}

/** The requests under second review that a query is about, with the tally that each is in. */
export function casesUnderSecondReview(
  db: ReadableDb,
  { period, rule }: ReportQuery,
): readonly { readonly case: string; readonly number: number }[] {
  // The condition is word for word that of the index.
  const sql = `SELECT v.case_id AS "case", c.alike AS number FROM case_view AS v CROSS JOIN report_case AS c ON c.case_id = v.case_id
    WHERE json_extract(summary, '$.secondReview') IS NOT NULL AND c.${dayColumns[rule]} BETWEEN ? AND ? ORDER BY v.case_id`;
  return rows(db, sql, dayNumber(period.from), dayNumber(period.to));
}

/** The requests that have no day by which a query could find them. */
export function undatedTallies(db: ReadableDb, rule: DateRule): NumberedTally[] {
  return sums(db, `${dayColumns[rule]} IS NULL`);
}

// CROSS JOIN keeps SQLite to group after group: then the index has each group's days in order, and nothing is sorted.
function sums(db: ReadableDb, condition: string, ...values: number[]): NumberedTally[] {
  const found = rows<SumRow>(
    db,
    `SELECT g.id, min(g.alike) AS alike, count(*) AS requests,
       total(identifiers) AS s0, total(accounts_preserved) AS s1, total(apps_removed) AS s2,
       total(appeals_received) AS s3, total(appeals_granted) AS s4, total(apps_reinstated) AS s5
     FROM report_group AS g CROSS JOIN report_case AS c INDEXED BY report_case_by_group ON c.alike = g.id
     WHERE ${condition} GROUP BY g.id`,
    ...values,
  );
  return found.map(({ id, alike, requests, s0, s1, s2, s3, s4, s5 }) => ({
    number: id,
    tally: tallyOf(JSON.parse(alike) as TallyGroup, requests, [s0, s1, s2, s3, s4, s5]),
  }));
}

/** The cases of some tallies, by id, at most `most`; `decided`: those alone that were decided here. */
export function casesIn(
  db: ReadableDb,
  { period, rule }: ReportQuery,
  numbers: readonly number[],
  { most, decided = false }: { readonly most: number; readonly decided?: boolean },
): string[] {
  const sql = `SELECT case_id FROM report_case WHERE alike IN (SELECT value FROM json_each(?))
    AND ${dayColumns[rule]} BETWEEN ? AND ? ${decided ? 'AND minutes IS NOT NULL' : ''} ORDER BY received_on, case_id LIMIT ?`;
  const [from, to] = [dayNumber(period.from), dayNumber(period.to)];
  return rows<{ case_id: string }>(db, sql, JSON.stringify(numbers), from, to, most).map(
    ({ case_id }) => case_id,
  );
}

/** The cases of some tallies that have no day, by id, at most `most`. */
export function undatedCasesIn(
  db: ReadableDb,
  rule: DateRule,
  numbers: readonly number[],
  most: number,
): string[] {
  const sql = `SELECT case_id FROM report_case WHERE alike IN (SELECT value FROM json_each(?))
    AND ${dayColumns[rule]} IS NULL ORDER BY case_id LIMIT ?`;
  return rows<{ case_id: string }>(db, sql, JSON.stringify(numbers), most).map(({ case_id }) => case_id);
}

/** How many requests of a group were decided in so many minutes after they came. */
export interface DecidedIn {
  readonly number: number;
  readonly minutes: number;
  readonly requests: number;
}

/** How long those requests of a query took that were decided here. */
export function decidedIn(db: ReadableDb, { period, rule }: ReportQuery): DecidedIn[] {
  const sql = `SELECT alike AS number, minutes, count(*) AS requests
    FROM report_case INDEXED BY report_case_by_minutes
    WHERE minutes IS NOT NULL AND ${dayColumns[rule]} BETWEEN ? AND ? GROUP BY alike, minutes`;
  return rows<DecidedIn>(db, sql, dayNumber(period.from), dayNumber(period.to));
}
