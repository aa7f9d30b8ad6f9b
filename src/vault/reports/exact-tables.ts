import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { columnsOf, tableCategories, type TableCategory } from '../../core/reports/columns.ts';
import type { EarlierTables } from '../../core/reports/publishable-report.ts';
import type { EarlierTable } from '../../core/reports/earlier-table.ts';
import type { PublishedReport } from '../../core/reports/report.ts';
import type { ReportTable, TableRow } from '../../core/reports/table.ts';
import { rows, type ReadableDb } from '../database.ts';
import { savedTables } from './saved-tables.ts';

type StoredLine = Pick<TableRow, 'name' | 'cells'>;
type StoredTables = Readonly<
  Partial<Record<TableCategory, { readonly rows: readonly StoredLine[]; readonly total: StoredLine }>>
>;

/** The exact tables behind a report that holds something back, to be kept in the vault; null where it holds nothing back. */
export function exactText(
  { smallNumbers }: PublishedReport,
  tables: Readonly<Partial<Record<TableCategory, ReportTable>>>,
): string | null {
  if (smallNumbers.mode === 'show') return null;
  const stored = Object.entries(tables).map(([category, { rows: own, total }]) => [
    category,
    { rows: own.map(bare), total: bare(total) },
  ]);
  return JSON.stringify(Object.fromEntries(stored));
}

function bare({ name, cells }: TableRow): StoredLine {
  return { name, cells };
}

/** The tables of the same days that were published, or saved to a file, with the same small numbers held back, oldest first. */
export function earlierTables(
  db: ReadableDb,
  { period, smallNumbers }: Pick<PublishedReport, 'period' | 'smallNumbers'>,
): EarlierTables {
  if (smallNumbers.mode === 'show') return {};
  const { mode, threshold } = smallNumbers;
  const sql = `SELECT number, body -> '$.report.tables' AS told, exact FROM published_report
    WHERE exact IS NOT NULL AND body ->> '$.report.period.from' = ? AND body ->> '$.report.period.to' = ?
      AND body ->> '$.report.smallNumbers.mode' = ? AND body ->> '$.report.smallNumbers.threshold' = ? ORDER BY number`;
  type Found = { readonly number: number; readonly told: string; readonly exact: string };
  const published = rows<Found>(db, sql, period.from, period.to, mode, threshold).map(
    ({ number, told, exact }) => ({ number, told: JSON.parse(told) as PublishedReport['tables'], exact }),
  );
  const saved = savedTables(db)
    .filter(
      ({ report: own }) =>
        own.period.from === period.from &&
        own.period.to === period.to &&
        canonicalJson(own.smallNumbers) === canonicalJson(smallNumbers),
    )
    .map(({ report: own, exact, after }) => ({ number: after + 0.5, told: own.tables, exact }));
  const found = [...published, ...saved]
    .toSorted((a, b) => a.number - b.number)
    .map(({ told, exact }) => ({ told, exact: JSON.parse(exact) as StoredTables }));
  return Object.fromEntries(
    tableCategories.map((category) => [
      category,
      found.flatMap(({ told, exact }): EarlierTable[] => {
        const [own, table] = [told[category], exact[category]];
        return own === undefined || table === undefined
          ? []
          : [{ told: own, exact: exactTable(category, table, own.rowHeading) }];
      }),
    ]),
  );
}

function exactTable(
  category: TableCategory,
  { rows: own, total }: NonNullable<StoredTables[TableCategory]>,
  rowHeading: string | null,
): ReportTable {
  return { columns: columnsOf[category], rowHeading, rows: own.map(whole), total: whole(total) };
}

function whole({ name, cells }: StoredLine): TableRow {
  return { name, cells, notRecorded: cells.map(() => 0) };
}
