import { Failure } from '../../core/failure.ts';
import { accountTable2013, bandTable } from '../../core/reports/band-table.ts';
import { columnsOf, tableCategories, type TableCategory } from '../../core/reports/columns.ts';
import {
  columnsNotRecorded,
  countsIn,
  uncountedReasons,
  whyUncounted,
  type Uncounted,
} from '../../core/reports/countability.ts';
import { rowProblems, type TableProblem } from '../../core/reports/invariants.ts';
import {
  bandRows,
  checkNationalSecurity,
  type BandOption,
  type Disclosed,
  type NewService,
} from '../../core/reports/national-security.ts';
import { processTable, reasonTable } from '../../core/reports/other-tables.ts';
import { publishTable, type PublishedTable } from '../../core/reports/published-table.ts';
import { definitions, type PublishedReport, type TableId } from '../../core/reports/report.ts';
import type { ReportQuery } from '../../core/reports/report-query.ts';
import { publishWithout, type SmallNumbers } from '../../core/reports/suppression.ts';
import { categoryTable, type ReportTable } from '../../core/reports/table.ts';
import type { WritableDb } from '../database.ts';
import type { Vault } from '../vault.ts';
import { publishedRegions } from './regions.ts';
import {
  casesIn,
  countAllCases,
  talliesOf,
  undatedCasesIn,
  undatedTallies,
  type NumberedTally,
} from './tallies.ts';

export interface ReportOptions extends ReportQuery {
  readonly smallNumbers: SmallNumbers;
  /** The structure of the national security table; without one there is no such table. */
  readonly bands: BandOption | null;
  readonly disclosed?: Disclosed;
  readonly newServices?: readonly NewService[];
}

/** Cases that are in no table, or of which a table lacks something, all for the same reason. */
export interface CaseProblem {
  readonly why: Uncounted | 'not-recorded';
  /** The same in a sentence. */
  readonly message: string;
  readonly requests: number;
  /** Some of them, by id. */
  readonly cases: readonly string[];
}

/** What a report comes to, for the reviewer. Only `publishedReport` leaves. */
export interface Report {
  /** Requests that are in no table. */
  readonly uncounted: readonly CaseProblem[];
  /** Requests that are counted as received, while something of their outcome is not known. */
  readonly incomplete: readonly (CaseProblem & { readonly category: TableCategory })[];
  readonly problems: readonly (TableProblem & { readonly category: TableCategory })[];
  readonly tables: Readonly<Partial<Record<TableCategory, ReportTable>>>;
  readonly published: PublishedReport;
}

const casesShown = 1000;

/**
 * Computes a report from the vault's cases. Failures: `refused` with the day from which it is allowed, where national
 * security figures may not be published yet.
 */
export function makeReport({ db, now }: Pick<Vault, 'db' | 'now'>, options: ReportOptions): Report {
  if (options.bands !== null) {
    checkNationalSecurity(options.bands, options.period, now().at.slice(0, 10), options.newServices);
  }
  countAllCases(db);
  const all = talliesOf(db, options);
  const counted = all.filter(({ tally }) => whyUncounted(tally, true, options.rule) === null);
  const tables = Object.fromEntries(
    tableCategories.flatMap((category) => {
      const own = ofCategory(counted, category);
      return own.length === 0 ? [] : [[category, tableOf(category, own)] as const];
    }),
  ) as Report['tables'];
  return {
    uncounted: uncountedCases(db, all, options),
    incomplete: tableCategories.flatMap((category) =>
      incompleteCases(db, category, ofCategory(counted, category), options),
    ),
    problems: problemsOf(tables),
    tables,
    published: {
      form: 'redrope-transparency-report 1',
      period: options.period,
      rule: options.rule,
      smallNumbers: options.smallNumbers,
      bands: options.bands,
      tables: publishedTables(tables, counted, options),
      definitions,
    },
  };
}

function ofCategory(tallies: readonly NumberedTally[], category: TableCategory): NumberedTally[] {
  return tallies.filter(({ tally }) => tally.category === category);
}

function tableOf(category: TableCategory, own: readonly NumberedTally[]): ReportTable {
  return categoryTable(
    category,
    own.map(({ tally }) => tally),
    publishedRegions(),
  );
}

/** The table of a category of which nothing was received. */
export function emptyTable(category: TableCategory): PublishedTable {
  return publishTable(tableOf(category, []));
}

function publishedTables(
  tables: Report['tables'],
  counted: readonly NumberedTally[],
  { smallNumbers, bands, disclosed }: ReportOptions,
): PublishedReport['tables'] {
  const published = Object.fromEntries(
    Object.entries(tables).map(([category, table]) => [category, publishWithout(table, smallNumbers)]),
  ) as Partial<Record<TableId, PublishedTable>>;
  const tallies = counted.map(({ tally }) => tally);
  if (bands === '2013' && smallNumbers.mode !== 'show') {
    throw new Failure(
      'refused',
      'In the style of 2013 the account table is partly in bands, and small numbers cannot be suppressed in it. Choose one of the two.',
    );
  }
  if (bands === '2013') published.account = accountTable2013(tallies, publishedRegions());
  if (bands !== null) published['national-security'] = bandTable(bandRows(bands, tallies, disclosed).rows);
  // These add up to the same requests as the categories do: beside suppressed or banded figures they would tell them.
  if (smallNumbers.mode === 'show' && bands !== '2013') {
    const [processes, reasons] = [processTable(tallies), reasonTable(tallies)];
    if (processes.rows.length > 0) published['by-process'] = publishTable(processes);
    if (reasons.rows.length > 0) published['by-reason'] = publishTable(reasons);
  }
  return published;
}

function uncountedCases(
  db: WritableDb,
  all: readonly NumberedTally[],
  options: ReportOptions,
): CaseProblem[] {
  const dated = grouped(all, ({ tally }) => whyUncounted(tally, true, options.rule)).map(([why, group]) =>
    problem(why, group, casesIn(db, options, numbersOf(group), casesShown)),
  );
  const undated = grouped(undatedTallies(db, options.rule), ({ tally }) =>
    whyUncounted(tally, false, options.rule),
  ).map(([why, group]) =>
    problem(why, group, undatedCasesIn(db, options.rule, numbersOf(group), casesShown)),
  );
  return [...undated, ...dated];
}

function problem(why: Uncounted, group: readonly NumberedTally[], cases: readonly string[]): CaseProblem {
  return { why, message: uncountedReasons[why], requests: requestsOf(group), cases };
}

function requestsOf(group: readonly NumberedTally[]): number {
  return group.reduce((sum, { tally }) => sum + tally.requests, 0);
}

function numbersOf(group: readonly NumberedTally[]): number[] {
  return group.map(({ number }) => number);
}

function grouped<K extends string>(
  tallies: readonly NumberedTally[],
  keyOf: (numbered: NumberedTally) => K | null,
): (readonly [K, readonly NumberedTally[]])[] {
  const groups = new Map<K, NumberedTally[]>();
  for (const numbered of tallies) {
    const key = keyOf(numbered);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [numbered]);
    else group.push(numbered);
  }
  return [...groups];
}

function incompleteCases(
  db: WritableDb,
  category: TableCategory,
  own: readonly NumberedTally[],
  options: ReportOptions,
): Report['incomplete'] {
  const groups = grouped(own, ({ tally }) => {
    const columns = columnsNotRecorded(category, tally);
    return columns.length === 0 ? null : columns.map(({ heading }) => `“${heading}”`).join(', ');
  });
  return groups.map(([headings, group]) => ({
    category,
    why: 'not-recorded',
    message: `It is not recorded whether or how it counts under ${headings}.`,
    requests: requestsOf(group),
    cases: casesIn(db, options, numbersOf(group), casesShown),
  }));
}

function problemsOf(tables: Report['tables']): Report['problems'] {
  return tableCategories.flatMap((category) =>
    (tables[category]?.rows ?? []).flatMap(({ name, cells }) => {
      const figures = columnsOf[category].map(({ id }, index) => [id, cells[index] ?? null] as const);
      return rowProblems(category, name, Object.fromEntries(figures)).map((found) => ({
        ...found,
        category,
      }));
    }),
  );
}

/** One figure of a table: of a row (null: the total) under the column of that id. */
export interface FigureName {
  readonly category: TableCategory;
  readonly row: string | null;
  readonly column: string;
}

/** The cases behind a figure, by id, at most `most`; none for a figure that there is not. */
export function casesBehind(
  db: WritableDb,
  query: ReportQuery,
  { category, row, column: id }: FigureName,
  most = casesShown,
): readonly string[] {
  const columns = columnsOf[category];
  const column = columns.find((one) => one.id === id);
  if (column === undefined) return [];
  countAllCases(db);
  const regions = publishedRegions();
  const numbers = ofCategory(talliesOf(db, query), category)
    .filter(({ tally }) => whyUncounted(tally, true, query.rule) === null)
    .filter(({ tally }) => row === null || regions.nameOf(tally.region) === row)
    .filter(({ tally }) => countsIn(column, columns, tally));
  return casesIn(db, query, numbersOf(numbers), most);
}
