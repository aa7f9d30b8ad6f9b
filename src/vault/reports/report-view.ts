import { Failure } from '../../core/failure.ts';
import type { TableCategory } from '../../core/reports/columns.ts';
import { readPeriod } from '../../core/reports/period.ts';
import type { ReportFormat } from '../../core/reports/report.ts';
import type { DateRule } from '../../core/reports/report-query.ts';
import type { ReportCase, ReportCases, ReportGap, ReportPeriod, ReportView } from '../../ipc/report-views.ts';
import { rows, type ReadableDb, type WritableDb } from '../database.ts';
import type { Vault } from '../vault.ts';
import { casesBehind } from './cases-behind.ts';
import { makeReport, type CaseProblem, type Report } from './make-report.ts';
import { dayOfNumber } from './report-case.ts';
import { reportContent, tableOf, withTable } from './report-files.ts';
import { countAllCases } from './tallies.ts';

/** Which table the window asks for. */
export interface AskedTable {
  readonly period: string;
  readonly category: TableCategory;
  readonly by: DateRule;
  readonly suppressBelow: number | null;
}

const casesShown = 1000;

/** A category's table with what is wrong with it. Failure `invalid-input` for a period that cannot be read. */
export function reportView(vault: Vault, asked: AskedTable): ReportView {
  const report = reportOf(vault, asked);
  const { category } = asked;
  const gaps = (problems: readonly CaseProblem[]) => problems.map((problem) => gapOf(vault.db, problem));
  return {
    period: report.published.period,
    category,
    table: tableOf(report.published, category),
    uncounted: gaps(report.uncounted),
    incomplete: gaps(report.incomplete.filter((gap) => gap.category === category)),
    problems: problemsOf(report, category),
    requests: Object.fromEntries(
      Object.entries(report.tables).map(([id, { columns, total }]) => [
        id,
        total.cells[columns.findIndex(({ figure }) => figure.kind === 'requests')] ?? 0,
      ]),
    ),
  };
}

/** The same table as it leaves. Failure `refused` while its figures contradict each other. */
export async function savedReport(
  vault: Vault,
  asked: AskedTable,
  form: { readonly format: ReportFormat; readonly totals: boolean },
): Promise<{ readonly content: string | Uint8Array; readonly rows: number }> {
  const report = reportOf(vault, asked);
  const { category } = asked;
  const errors = problemsOf(report, category).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first !== undefined) {
    throw new Failure(
      'refused',
      `The figures contradict each other, first in ${first.row}: ${first.message} Nothing was written. Mend the cases behind them.`,
    );
  }
  const own = withTable(report.published, category);
  const content = await reportContent(own, null, { ...form, createdAt: vault.now().at });
  return { content, rows: tableOf(report.published, category).rows.length };
}

function reportOf(vault: Vault, { period, by, suppressBelow }: AskedTable): Report {
  return makeReport(vault, {
    period: readPeriod(period),
    rule: by,
    smallNumbers: suppressBelow === null ? { mode: 'show' } : { mode: 'suppress', threshold: suppressBelow },
    bands: null,
  });
}

function problemsOf({ problems }: Report, category: TableCategory): ReportView['problems'] {
  return problems
    .filter((problem) => problem.category === category)
    .map(({ severity, row, rule, message }) => ({ severity, row, rule, message }));
}

function gapOf(db: ReadableDb, { why, message, requests, cases }: CaseProblem): ReportGap {
  return { why, message, requests, cases: casesOf(db, cases) };
}

/** A figure that the window asks for: of a row (null: the total) under a column. */
interface AskedFigure extends Pick<AskedTable, 'period' | 'category' | 'by'> {
  readonly row: string | null;
  readonly column: string;
}

/** The cases behind a figure. */
export function figureCases(db: WritableDb, { period, by, category, row, column }: AskedFigure): ReportCases {
  const figure = { table: category, row, column, bands: null };
  const ids = casesBehind(db, { period: readPeriod(period), rule: by }, figure, casesShown);
  return { cases: casesOf(db, ids), cut: ids.length === casesShown };
}

function casesOf(db: ReadableDb, ids: readonly string[]): ReportCase[] {
  const found = rows<{ case_id: string; reference: string; received_on: number | null }>(
    db,
    `SELECT case_id, reference, received_on FROM json_each(?) JOIN report_case ON case_id = value ORDER BY key`,
    JSON.stringify(ids),
  );
  return found.map(({ case_id, reference, received_on }) => ({
    case: case_id,
    reference,
    receivedOn: received_on === null ? null : dayOfNumber(received_on),
  }));
}

/** The half-years of which there are requests, the latest first, by the day that is asked for. */
export function reportPeriods(db: WritableDb, by: DateRule): ReportPeriod[] {
  countAllCases(db);
  const day = by === 'received' ? 'received_on' : 'decided_on';
  return rows<ReportPeriod>(
    db,
    `SELECT strftime('%Y', ${day} * 86400, 'unixepoch')
       || iif(strftime('%m', ${day} * 86400, 'unixepoch') <= '06', ' H1', ' H2') AS name,
       count(*) AS requests
     FROM report_case WHERE ${day} IS NOT NULL GROUP BY name ORDER BY name DESC`,
  );
}
