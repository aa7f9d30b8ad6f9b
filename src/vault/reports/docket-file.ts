import { Failure } from '../../core/failure.ts';
import { readCell } from '../../core/reports/docket-cell.ts';
import {
  mappingFor,
  readHeader,
  type DocketHeader,
  type DocketMapping,
} from '../../core/reports/docket-columns.ts';
import { orderShownBy, type DayOrder } from '../../core/reports/docket-day.ts';
import { csvRows, csvText, firstRow, type CsvText } from './read-csv.ts';

/** A docket's file as it came. */
export interface DocketFile {
  /** The file's own name, without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A docket's file with what each of its cells is. */
export interface DocketTable {
  readonly csv: CsvText;
  readonly header: DocketHeader & {
    /** The header's row, as a spreadsheet counts. */
    readonly number: number;
    readonly cells: readonly string[];
  };
  /** Which comes first in days such as 3/4/2013; null where nobody knows. */
  readonly order: DayOrder | null;
}

/**
 * Reads which column is what. `order` is told where the file itself does not show it. Failures: `file-unreadable`,
 * `invalid-input` where no column is known, or one is there twice.
 */
export async function docketTable(
  bytes: Uint8Array,
  { remembered, given }: { readonly remembered: DocketMapping; readonly given: DocketMapping },
  order: DayOrder | null,
): Promise<DocketTable> {
  const csv = csvText(bytes);
  const first = await firstRow(csv);
  if (first === null) throw new Failure('file-unreadable', 'The file has no rows. Nothing was imported.');
  const header = { ...first, ...readHeader(first.cells, mappingFor(first.cells, remembered, given)) };
  return { csv, header, order: order ?? (await orderOf(csv, header)) };
}

/** The order of day and month that the file's own days show; null where none shows it, or they contradict. */
async function orderOf(csv: CsvText, { columns }: DocketHeader): Promise<DayOrder | null> {
  const index = columns.indexOf('received_on');
  if (index === -1 || !/\d[/-]\d{1,2}[/-]\d/.test(csv.text)) return null;
  const seen = new Set<DayOrder>();
  for await (const rows of csvRows(csv)) {
    for (const { cells } of rows) {
      const order = orderShownBy(readCell(cells[index] ?? ''));
      if (order !== null) seen.add(order);
    }
  }
  const [order = null] = seen;
  return seen.size === 1 ? order : null;
}
