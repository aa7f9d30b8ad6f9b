import { neutralise, quotedWhereNeeded } from '../bundles/csv.ts';
import type { Column } from './columns.ts';
import type { PublishedCell, PublishedTable } from './published-table.ts';

/**
 * A table as it is published: exact headings, one row a region, CRLF at each line's end, a cell quoted only where it
 * must be. A blank figure is an empty cell; one that is held back is `suppressed`. What is not published, such as the
 * agreement of reviewers, heads its periods as a transparency report does not.
 */
export function tableCsv(
  period: string,
  table: PublishedTable,
  totals: boolean,
  periodHeading = 'TR Period',
): string {
  const { rowHeading } = table;
  const header = [periodHeading, ...(rowHeading === null ? [] : [rowHeading]), ...headings(table.columns)];
  const rows = totals && rowHeading !== null ? [...table.rows, table.total] : table.rows;
  const lines = rows.map(({ name, cells }) => [
    period,
    ...(rowHeading === null ? [] : [name]),
    ...table.columns.map((column, index) => cellText(column, cells[index] ?? null)),
  ]);
  return csvLines([header, ...lines]);
}

function headings(columns: readonly Pick<Column, 'heading'>[]): string[] {
  return columns.map(({ heading }) => heading);
}

/** `54%`, `12`, `1000-1249`, nothing, or `suppressed`. */
export function cellText({ percent }: { readonly percent: boolean }, cell: PublishedCell): string {
  if (cell === null || typeof cell === 'string') return cell ?? '';
  return percent ? `${cell}%` : String(cell);
}

/** Lines of RFC 4180, safe against formulas; quotes only where a cell needs them. */
export function csvLines(lines: readonly (readonly string[])[]): string {
  return lines
    .map((cells) => `${cells.map((cell) => quotedWhereNeeded(neutralise(cell))).join(',')}\r\n`)
    .join('');
}
