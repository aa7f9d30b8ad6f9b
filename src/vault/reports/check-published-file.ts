import { PublishedChecker, type PublishedCheck } from '../../core/reports/check-published.ts';
import type { TableCategory } from '../../core/reports/columns.ts';
import { formOf } from '../../core/reports/published-form.ts';
import { csvRows, csvText } from './read-csv.ts';

/** Reads and checks anybody's published table of a category. Failure `file-unreadable` for what is no table. */
export function checkPublishedFile(bytes: Uint8Array, category: TableCategory): Promise<PublishedCheck> {
  return checkCsv(bytes, new PublishedChecker(formOf(category)));
}

/** What a check finds in a file's rows, and in the file itself. Failure `file-unreadable` for what is no table. */
export async function checkCsv(bytes: Uint8Array, checker: PublishedChecker): Promise<PublishedCheck> {
  const csv = csvText(bytes);
  for await (const rows of csvRows(csv)) {
    for (const { number, cells } of rows) checker.take(number, cells);
  }
  const check = checker.result();
  if (csv.doubt === null) return check;
  const doubt = { row: null, region: '', rule: 'encoding', message: csv.doubt };
  return { ...check, warnings: [doubt, ...check.warnings] };
}
