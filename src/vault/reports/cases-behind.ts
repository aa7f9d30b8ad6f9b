import { reportCategories } from '../../core/legal-basis.ts';
import { agreementRow } from '../../core/reports/agreement-table.ts';
import { columnsOf, type Column, type TableCategory } from '../../core/reports/columns.ts';
import { countsIn, whyUncounted } from '../../core/reports/countability.ts';
import { bandRowNames, type BandOption } from '../../core/reports/national-security.ts';
import { processColumns, processName, reasonName } from '../../core/reports/other-tables.ts';
import type { TableId } from '../../core/reports/report.ts';
import type { ReportQuery } from '../../core/reports/report-query.ts';
import type { Tally } from '../../core/reports/tally.ts';
import type { WritableDb } from '../database.ts';
import { agreementsIn } from './agreements.ts';
import { publishedRegions } from './regions.ts';
import { casesIn, countAllCases, talliesOf } from './tallies.ts';

/** One figure of a table: of a row (null: the total) under the column of that id. */
export interface FigureName {
  readonly table: TableId;
  readonly row: string | null;
  readonly column: string;
  /** The structure of the national security table. */
  readonly bands: BandOption | null;
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
  const numbers = talliesOf(db, query)
    .filter(({ tally }) => whyUncounted(tally, true, query.rule) === null)
    .filter(({ tally }) => {
      const names = rowsOf(figure, tally);
      return names.length > 0 && (row === null || names.includes(row)) && isCounted(table, column, tally);
    })
    .map(({ number }) => number);
  return casesIn(db, query, numbers, { most, decided: table === 'response-time' });
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
