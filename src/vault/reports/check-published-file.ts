import { PublishedChecker, type PublishedCheck } from '../../core/reports/check-published.ts';
import { formOf, historyForm, type HistoryCategory } from '../../core/reports/published-form.ts';
import { publishedRegions } from './regions.ts';
import { csvRows, csvText } from './read-csv.ts';

/** Reads and checks anybody's published table of a category. Failure `file-unreadable` for what is no table. */
export function checkPublishedFile(bytes: Uint8Array, category: HistoryCategory): Promise<PublishedCheck> {
  const form = category === 'by-process' ? historyForm(category) : formOf(category);
  return checkCsv(bytes, new PublishedChecker(form, null, nameIn(category)));
}

/** By which name a row of a table is known, however it is written. */
export function nameIn(category: HistoryCategory): (region: string) => string {
  if (category === 'by-process') return (name) => name;
  const regions = publishedRegions();
  return (name) => {
    const region = name === '' ? undefined : regions.find(name);
    return (region === undefined ? null : regions.nameOf(region)) ?? name;
  };
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
