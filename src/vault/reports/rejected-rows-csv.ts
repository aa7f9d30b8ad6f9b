import { readCell, writeCell } from '../../core/reports/docket-cell.ts';
import { csvLines } from '../../core/reports/report-csv.ts';
import { byteOrderMark } from './export-docket.ts';
import type { DocketImport } from './import-docket.ts';

/** The rows in error with what is wrong in front, to be mended in a spreadsheet and imported again; each cell reads as it did. */
export function rejectedRowsCsv({ header, rejected }: Pick<DocketImport, 'header' | 'rejected'>): string {
  const lines = rejected.map(({ number, cells, errors }) => [
    String(number),
    errors.map(({ column, message }) => `${column ?? 'row'}: ${message}`).join(' '),
    ...cells.map((cell) => writeCell(readCell(cell))),
  ]);
  return `${byteOrderMark}${csvLines([['row', 'error', ...header], ...lines])}`;
}
