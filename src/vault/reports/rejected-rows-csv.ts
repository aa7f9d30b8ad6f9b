import { csvLines } from '../../core/reports/report-csv.ts';
import type { DocketImport } from './import-docket.ts';

/** The rows in error as they came, with what is wrong in front, to be mended and imported again. */
export function rejectedRowsCsv({
  header,
  rejected,
  errors,
}: Pick<DocketImport, 'header' | 'rejected' | 'errors'>): string {
  const messages = Map.groupBy(errors, ({ row }) => row);
  const lines = rejected.map(({ number, cells }) => [
    String(number),
    (messages.get(number) ?? []).map(({ column, message }) => `${column ?? 'row'}: ${message}`).join(' '),
    ...cells,
  ]);
  return csvLines([['row', 'error', ...header], ...lines]);
}
