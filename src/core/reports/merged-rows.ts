import type { Column } from './columns.ts';
import type { EarlierTable } from './earlier-table.ts';
import { foldedName } from './regions.ts';
import { percentOf, wholeCells, type Cell, type ReportTable, type TableRow } from './table.ts';

export const otherRegions = 'Other';

/**
 * Puts rows with few requests together, and the next smaller ones until no merged row can be told from the sum. Beside
 * tables of the same days that were published, what was merged stays merged, what was told keeps a row of its own, and
 * what is small and new comes to what was merged.
 */
export function mergeSmallRows(
  table: ReportTable,
  threshold: number,
  earlier: readonly EarlierTable[] = [],
): ReportTable {
  const received = table.columns.findIndex(({ figure }) => figure.kind === 'requests');
  const merged =
    earlier.length === 0
      ? smallRows(table, threshold, received)
      : rowsMergedBefore(table, threshold, received, earlier);
  if (merged.size === 0) return table;
  const kept = table.rows.filter((row) => !merged.has(row));
  return { ...table, rows: [...kept, sumRows(table.columns, [...merged], otherRegions, received)] };
}

/** The names of the rows that stand in `Other`. */
export function namesMerged(table: ReportTable, threshold: number, earlier: readonly EarlierTable[]) {
  const own = new Set(mergeSmallRows(table, threshold, earlier).rows.map(({ name }) => name));
  return table.rows.map(({ name }) => name).filter((name) => !own.has(name) || isOther(name));
}

/** A docket may have a region that is called as the merged rows are: where rows are merged, it is one of them. */
function isOther(name: string): boolean {
  return foldedName(name) === foldedName(otherRegions);
}

function smallRows({ rows }: ReportTable, threshold: number, received: number): ReadonlySet<TableRow> {
  const requestsOf = ({ name, cells }: TableRow) => (isOther(name) ? 0 : (cells[received] ?? 0));
  const ascending = rows.toSorted((a, b) => requestsOf(a) - requestsOf(b));
  const few = ascending.filter((row) => requestsOf(row) < threshold).length;
  if (few === 0 || rows.length < 2) return new Set();
  let count = Math.max(few, 2);
  const sumOf = (some: readonly TableRow[]) => some.reduce((sum, row) => sum + (row.cells[received] ?? 0), 0);
  while (count < ascending.length && sumOf(ascending.slice(0, count)) < threshold) count += 1;
  return new Set(ascending.slice(0, count));
}

function rowsMergedBefore(
  { rows }: ReportTable,
  threshold: number,
  received: number,
  earlier: readonly EarlierTable[],
): ReadonlySet<TableRow> {
  const told = new Set(earlier.flatMap(({ told: { rows: own } }) => own.map(({ name }) => foldedName(name))));
  const merged = new Set(
    earlier
      .flatMap(({ exact }) => exact.rows.map(({ name }) => foldedName(name)))
      .filter((name) => !told.has(name)),
  );
  const hasOther = merged.size > 0;
  return new Set(
    rows.filter(({ name, cells }) => {
      const key = foldedName(name);
      if (merged.has(key) || (hasOther && isOther(name))) return true;
      return hasOther && !told.has(key) && (cells[received] ?? 0) < threshold;
    }),
  );
}

function sumRows(
  columns: readonly Column[],
  rows: readonly TableRow[],
  name: string,
  received: number,
): TableRow {
  const summed = columns.map((_, index): Cell => {
    const known = rows.map(({ cells }) => cells[index] ?? null).filter((cell) => cell !== null);
    return known.length === 0 ? null : known.reduce((sum, cell) => sum + cell, 0);
  });
  const notRecorded = columns.map((_, index) =>
    rows.reduce((sum, row) => sum + (row.notRecorded[index] ?? 0), 0),
  );
  const cells = columns.map(({ figure }, index) =>
    figure.kind === 'percent'
      ? percentOf(figure.of, columns, wholeCells(summed, notRecorded), summed[received] ?? 0)
      : (summed[index] ?? null),
  );
  return { name, cells, notRecorded };
}
