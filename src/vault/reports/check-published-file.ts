import { PublishedChecker, type PublishedCheck } from '../../core/reports/check-published.ts';
import type { TableCategory } from '../../core/reports/columns.ts';
import { formOf } from '../../core/reports/published-form.ts';
import { csvRows, csvText } from './read-csv.ts';

/** Reads and checks anybody's published table of a category. Failure `file-unreadable` for what is no table. */
export async function checkPublishedFile(
  bytes: Uint8Array,
  category: TableCategory,
): Promise<PublishedCheck> {
  const checker = new PublishedChecker(formOf(category));
  for await (const rows of csvRows(csvText(bytes))) {
    for (const { number, cells } of rows) checker.take(number, cells);
  }
  return checker.result();
}
