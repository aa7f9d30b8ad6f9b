import type { ReportTable, TableRow } from './table.ts';

/** What stands in a published cell: a number, nothing, or words such as a band or `suppressed`. */
export type PublishedCell = number | string | null;

/** What stands in place of a count that is held back. */
export const suppressed = 'suppressed';

export interface PublishedColumn {
  readonly id: string;
  readonly heading: string;
  readonly definition: string;
  readonly percent: boolean;
}

export interface PublishedRow {
  readonly name: string;
  readonly cells: readonly PublishedCell[];
}

/** A table as it leaves the vault. What is not in it cannot leave with it: it holds no case and no other count. */
export interface PublishedTable {
  readonly columns: readonly PublishedColumn[];
  readonly rowHeading: string | null;
  readonly rows: readonly PublishedRow[];
  readonly total: PublishedRow;
}

/** A table of which nothing is held back. */
export function publishTable({ columns, rowHeading, rows, total }: ReportTable): PublishedTable {
  return {
    columns: columns.map(({ id, heading, definition, figure }) => ({
      id,
      heading,
      definition,
      percent: figure.kind === 'percent',
    })),
    rowHeading,
    rows: rows.map(publishRow),
    total: publishRow(total),
  };
}

function publishRow({ name, cells }: TableRow): PublishedRow {
  return { name, cells };
}

/** Whether a table has a total that says anything. */
export function hasTotal({ rowHeading, total }: PublishedTable): boolean {
  return rowHeading !== null && total.cells.some((cell) => cell !== null);
}
