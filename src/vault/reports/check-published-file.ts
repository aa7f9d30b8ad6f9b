import { PublishedChecker, type PublishedCheck } from '../../core/reports/check-published.ts';
import type { TableCategory } from '../../core/reports/columns.ts';
import { csvText, readCsv } from './read-csv.ts';

/** Reads and checks anybody's published table of a category. Failure `file-unreadable` for what is no table. */
export function checkPublishedFile(bytes: Uint8Array, category: TableCategory): PublishedCheck {
  const checker = new PublishedChecker(category);
  readCsv(csvText(bytes), ({ number, cells }) => checker.take(number, cells));
  return checker.result();
}
