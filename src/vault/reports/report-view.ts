import { Failure } from '../../core/failure.ts';
import { disclosedOf } from '../../core/reports/band-choice.ts';
import { counted } from '../../core/cases/summary.ts';
import { readPeriod, shareDays } from '../../core/reports/period.ts';
import { loweredFloors } from '../../core/reports/lowered-floors.ts';
import type { ReportFormat, TableId } from '../../core/reports/report.ts';
import { releasedWith } from '../../core/reports/second-bands.ts';
import type { DateRule } from '../../core/reports/report-query.ts';
import { leftOutWords, smallNumberWords } from '../../core/reports/report-words.ts';
import { tablesOf, tableTitles } from '../../core/reports/table-titles.ts';
import type { TableProblem } from '../../core/reports/invariants.ts';
import type { SmallNumbers } from '../../core/reports/suppression.ts';
import type { ReportCase, ReportCases, ReportGap, ReportPeriod, ReportView } from '../../ipc/report-views.ts';
import { rows, type ReadableDb, type WritableDb } from '../database.ts';
import type { Vault } from '../vault.ts';
import { bandChoiceOf } from './band-choice-store.ts';
import type { TallyGroup } from '../../core/reports/tally.ts';
import { casesBehind } from './cases-behind.ts';
import { makeReport, type CaseProblem, type Report, type ReportOptions } from './make-report.ts';
import { earlierOf } from './published-store.ts';
import { inDoubtIn, refuseInDoubt } from './process-in-doubt.ts';
import { dayOfNumber } from './report-case.ts';
import { reportContent, tableOf, withTable } from './report-files.ts';
import { releaseToFile } from './release-tables.ts';
import type { TakeBack } from './released-bands.ts';
import { savedTables } from './saved-tables.ts';
import { countAllCases } from './tallies.ts';

/** Which report the window asks for. */
export interface AskedReport {
  readonly period: string;
  readonly by: DateRule;
  readonly smallNumbers: Exclude<SmallNumbers, { readonly mode: 'show' }> | null;
}

export interface AskedTable extends AskedReport {
  readonly table: TableId;
}

const casesShown = 1000;

/** A table with what is wrong with it. Failure `invalid-input` for a period that cannot be read. */
export function reportView(vault: Vault, asked: AskedTable): ReportView {
  const report = reportOf(vault, asked);
  const { table: id } = asked;
  refuseLeftOut(report, id);
  return {
    period: report.published.period,
    id,
    table: isThere(report, id) ? tableOf(report.published, id) : null,
    uncounted: gapsOf(vault.db, report.uncounted),
    incomplete: gapsOf(
      vault.db,
      report.incomplete.filter((gap) => gap.category === id),
    ),
    problems: problemsOf(report, id),
    inDoubt: inDoubtIn(report.inDoubt, id),
    saved: savedBefore(vault.db, report.published),
    requests: Object.fromEntries(
      Object.entries(report.tables).map(([category, { columns, total }]) => [
        category,
        total.cells[columns.findIndex(({ figure }) => figure.kind === 'requests')] ?? 0,
      ]),
    ),
  };
}

/** Tables with small counts to be held back that were saved before and lie over this report, in words. */
function savedBefore(db: ReadableDb, { period }: Report['published']): readonly string[] {
  return savedTables(db)
    .filter(({ report: own }) => shareDays(own.period, period))
    .flatMap(({ report: own }) =>
      tablesOf(own.tables).map(
        ([id]) =>
          `${tableTitles[id]}, ${own.period.name}, small counts ${smallNumberWords(own.smallNumbers)}`,
      ),
    );
}

/** A category has a table although nothing was received. */
function isThere({ published }: Report, id: TableId): boolean {
  const isOther = ['national-security', 'by-process', 'by-reason', 'response-time', 'second-review'].includes(
    id,
  );
  return !isOther || published.tables[id] !== undefined;
}

/**
 * The same table as it leaves; `takeBack` where it then cannot be written. Failure `refused` while its figures contradict
 * each other.
 */
export async function savedReport(
  vault: Vault,
  asked: AskedTable,
  form: { readonly format: ReportFormat; readonly totals: boolean },
): Promise<{
  readonly content: string | Uint8Array;
  readonly rows: number;
  readonly takeBack: TakeBack;
}> {
  const report = reportOf(vault, asked);
  const { table: id } = asked;
  refuseLeftOut(report, id);
  refuseContradictions(problemsOf(report, id));
  refuseInDoubt(report.inDoubt, id, 'the button is in the notice about it');
  const own = withTable(report.published, id);
  const content = await reportContent(own, null, { ...form, createdAt: vault.now().at });
  const takeBack = releaseToFile(vault, own, id, report.tables);
  return { content, rows: tableOf(own, id).rows.length, takeBack };
}

/** What is to be known before a report is published: tables that it has to leave out, floors of bands that it lowers. */
export function publishingWarnings(
  db: ReadableDb,
  { leftOut, published }: Pick<Report, 'leftOut' | 'published'>,
): readonly string[] {
  const earlier = earlierOf(db, published);
  return [
    ...tablesOf(leftOut).map(([id, why]) => leftOutWords(id, why)),
    ...(earlier === undefined ? [] : loweredFloors(earlier.frozen.report, published)),
  ];
}

/**
 * Failure `refused` where a table (null: any) is to leave that can only be left out of a published report; `agreed`: those
 * of which that is said.
 */
export function refuseLeftOut(
  { leftOut }: Pick<Report, 'leftOut'>,
  table: TableId | null,
  agreed: readonly TableId[] = [],
): void {
  const [found] = tablesOf(leftOut).filter(
    ([id]) => (table === null || id === table) && !agreed.includes(id),
  );
  if (found === undefined) return;
  const [id, why] = found;
  throw new Failure(
    'refused',
    `The table “${tableTitles[id]}” can’t be told. ${why} Nothing was written, and what left stays as it is. The cases are right already. Publish the report of the period without this table (on the command line: --publish --leave-out ${id}): where it restates another, it says that what was published of the table no longer holds. The table is in a later one once its figures changed so that they tell nothing.`,
  );
}

/** Failure `refused` where figures contradict each other; `advice` says what to do. */
export function refuseContradictions(
  problems: readonly (TableProblem & { readonly category?: string })[],
  advice = 'Mend the cases behind them.',
): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return;
  throw new Failure(
    'refused',
    `The figures contradict each other in ${counted(errors.length, 'place')}, first in ${[first.category, first.row].filter(Boolean).join(', ')}: ${first.message} Nothing was written. ${advice}`,
  );
}

/** As the window asks: national security by what was chosen for the period. */
export function optionsOf({ db }: Pick<Vault, 'db'>, { period: given, by, smallNumbers }: AskedReport) {
  const period = readPeriod(given);
  const choice = bandChoiceOf(db, period);
  return {
    period,
    rule: by,
    smallNumbers: smallNumbers ?? { mode: 'show' },
    bands: choice.bands,
    disclosed: disclosedOf(choice),
    newServices: choice.newServices,
  } satisfies ReportOptions;
}

/** Only what a table shows of national security waits for the days that the law sets. */
function reportOf(vault: Vault, asked: AskedTable): Report {
  const options = optionsOf(vault, asked);
  return makeReport(vault, { ...options, bands: releasedWith(options, asked.table)?.bands ?? null });
}

function problemsOf({ problems }: Report, id: TableId): ReportView['problems'] {
  return problems
    .filter(({ category }) => category === id)
    .map(({ severity, row, rule, message }) => ({ severity, row, rule, message }));
}

/** Cases that a report lacks, with their references. */
export function gapsOf(db: ReadableDb, problems: readonly CaseProblem[]): ReportGap[] {
  return problems.map(({ why, message, requests, cases }) => ({
    why,
    message,
    requests,
    cases: casesOf(db, cases),
  }));
}

/** A figure that the window asks for: of a row (null: the total) under a column. */
interface AskedFigure extends AskedTable {
  readonly row: string | null;
  readonly column: string;
}

/** The cases behind a figure. */
export function figureCases(
  db: WritableDb,
  { period: given, by, smallNumbers, ...figure }: AskedFigure,
): ReportCases {
  const period = readPeriod(given);
  const { bands } = bandChoiceOf(db, period);
  const shown: SmallNumbers = smallNumbers ?? { mode: 'show' };
  const ids = casesBehind(db, { period, rule: by }, { ...figure, bands, smallNumbers: shown }, casesShown);
  return { cases: casesOf(db, ids), cut: ids.length === casesShown };
}

export function casesOf(db: ReadableDb, ids: readonly string[]): ReportCase[] {
  const found = rows<{ case_id: string; reference: string; received_on: number | null; alike: string }>(
    db,
    `SELECT case_id, reference, received_on, g.alike FROM json_each(?) JOIN report_case ON case_id = value
     JOIN report_group AS g ON g.id = report_case.alike ORDER BY json_each.key`,
    JSON.stringify(ids),
  );
  return found.map(({ case_id, reference, received_on, alike }) => ({
    case: case_id,
    reference,
    receivedOn: received_on === null ? null : dayOfNumber(received_on),
    category: (JSON.parse(alike) as TallyGroup).category,
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
