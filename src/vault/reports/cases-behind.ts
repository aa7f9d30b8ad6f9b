import { reportCategories } from '../../core/legal-basis.ts';
import { agreementRow } from '../../core/reports/agreement-table.ts';
import { columnsOf, tableCategories, type Column, type TableCategory } from '../../core/reports/columns.ts';
import { countsIn, whyUncounted } from '../../core/reports/countability.ts';
import { namesMerged, otherRegions } from '../../core/reports/merged-rows.ts';
import { bandRowNames, type BandOption } from '../../core/reports/national-security.ts';
import { processColumns, processName, reasonName } from '../../core/reports/other-tables.ts';
import { isSameName } from '../../core/reports/regions.ts';
import type { TableId } from '../../core/reports/report.ts';
import type { ReportQuery } from '../../core/reports/report-query.ts';
import type { SmallNumbers } from '../../core/reports/suppression.ts';
import { categoryTable } from '../../core/reports/table.ts';
import type { Tally } from '../../core/reports/tally.ts';
import type { WritableDb } from '../database.ts';
import { agreementsIn } from './agreements.ts';
import { earlierTables } from './exact-tables.ts';
import { publishedRegions } from './regions.ts';
import { casesIn, countAllCases, talliesOf, type NumberedTally } from './tallies.ts';

/** One figure of a table: of a row (null: the total) under the column of that id. */
export interface FigureName {
  readonly table: TableId;
  readonly row: string | null;
  readonly column: string;
  /** The structure of the national security table. */
  readonly bands: BandOption | null;
  /** What was done with small counts: rows may stand together in one. */
  readonly smallNumbers: SmallNumbers;
}

/** The cases behind a figure, by id, at most `most`; none for a figure that there is not. */
export function casesBehind(
  db: WritableDb,
  query: ReportQuery,
  figure: FigureName,
  most: number,
): readonly string[] {
  countAllCases(db);
  const { table, row, column } = figure;
  if (table === 'second-review') return comparedCases(db, query, figure).slice(0, most);
  const counted = talliesOf(db, query).filter(({ tally }) => whyUncounted(tally, true, query.rule) === null);
  const merged = new Set(mergedRows(db, query, figure, counted));
  const isIn = (name: string) => row === null || isSameName(merged.has(name) ? otherRegions : name, row);
  const numbers = counted
    .filter(({ tally }) => rowsOf(figure, tally).some(isIn) && isCounted(table, column, tally))
    .map(({ number }) => number);
  return casesIn(db, query, numbers, { most, decided: table === 'response-time' });
}

/** The names, in every spelling, of the rows that stand together in `Other`. */
function mergedRows(
  db: WritableDb,
  { period }: ReportQuery,
  { table: id, smallNumbers }: FigureName,
  counted: readonly NumberedTally[],
): readonly string[] {
  const category = tableCategories.find((one) => one === id);
  if (category === undefined || smallNumbers.mode !== 'merge') return [];
  const own = counted.map(({ tally }) => tally).filter((tally) => tally.category === category);
  const table = categoryTable(category, own, publishedRegions());
  const earlier = earlierTables(db, { period, smallNumbers })[category] ?? [];
  const merged = namesMerged(table, smallNumbers.threshold, earlier);
  return own.flatMap(({ region }) => {
    const name = publishedRegions().nameOf(region);
    return name !== null && merged.some((one) => isSameName(one, name)) ? [name] : [];
  });
}

/** Cases in which two reviewers judged what a row names, or agreed on it. */
function comparedCases(db: WritableDb, query: ReportQuery, { row, column }: FigureName): readonly string[] {
  const found = agreementsIn(db, query, talliesOf(db, query))
    .filter((one) => row === null || agreementRow(one) === row)
    .filter(({ agreed }) => column !== 'agreed' || agreed);
  return [...new Set(found.map((one) => one.case))];
}

/** The rows of a table in which a request stands. */
function rowsOf({ table, bands }: FigureName, tally: Tally): readonly string[] {
  switch (table) {
    case 'by-process':
      return present([processName(tally)]);
    case 'by-reason':
      return processName(tally) === null ? [] : present(tally.reasons.map(reasonName));
    case 'response-time':
      return tally.category === null || tally.category === 'national-security'
        ? []
        : [reportCategories.labels[tally.category]];
    case 'second-review':
      return [];
    case 'national-security':
      return bands === null ? [] : bandRowNames(bands, tally);
    case 'private-party':
      return tally.category === table ? ['Total'] : [];
    case 'account':
      // In the style of 2013 this row holds them, as many as there are.
      if (bands === '2013' && tally.category === 'national-security')
        return present([publishedRegions().nameOf({ code: 'US', name: null })]);
      return tally.category === table ? present([publishedRegions().nameOf(tally.region)]) : [];
    default:
      return tally.category === table ? present([publishedRegions().nameOf(tally.region)]) : [];
  }
}

function present(names: readonly (string | null)[]): readonly string[] {
  return names.filter((name) => name !== null);
}

function isCounted(table: TableId, id: string, tally: Tally): boolean {
  const columns = exactColumns(table);
  if (columns === null) return true;
  const column = columns.find((one) => one.id === id);
  return column !== undefined && countsIn(column, columns, tally);
}

/** The columns of a table whose figures count some of the requests of a row; null where each figure is about all of them. */
function exactColumns(table: TableId): readonly Column[] | null {
  if (table === 'by-process') return processColumns;
  if (table === 'by-reason' || table === 'response-time') return null;
  if (table === 'second-review' || table === 'national-security') return null;
  return columnsOf[table satisfies TableCategory];
}
