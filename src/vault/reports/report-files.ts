import { Failure } from '../../core/failure.ts';
import { canonicalJson, type Json } from '../../core/ledger/canonical-json.ts';
import { tableCategories } from '../../core/reports/columns.ts';
import type { SignedReport } from '../../core/reports/frozen-report.ts';
import { emptyTable } from '../../core/reports/publishable-report.ts';
import type { PublishedTable } from '../../core/reports/published-table.ts';
import { reportJson } from '../../core/reports/report-json.ts';
import { tableCsv } from '../../core/reports/report-csv.ts';
import { reportPage } from '../../core/reports/report-page.ts';
import type { PublishedReport, ReportFormat, TableId } from '../../core/reports/report.ts';
import { periodHeadingOf, tablesOf } from '../../core/reports/table-titles.ts';
import { allowedSignersLine } from '../bundles/ssh-signature.ts';
import { reportNamespace } from './published-store.ts';
import { publishedRegions } from './regions.ts';

export interface ReportForm {
  readonly format: ReportFormat;
  /** Whether a CSV ends with the total. */
  readonly totals: boolean;
  /** When it was made (UTC): a PDF says so. */
  readonly createdAt: string;
}

/**
 * A table of a report; of a category of which nothing was received, one without rows. Failure `nothing-to-export` for
 * any other table that the report does not have.
 */
export function tableOf({ tables, rule }: PublishedReport, id: TableId): PublishedTable {
  const category = tableCategories.find((one) => one === id);
  const table =
    tables[id] ?? (category === undefined ? undefined : emptyTable(category, rule, publishedRegions()));
  if (table !== undefined) return table;
  throw new Failure('nothing-to-export', 'This table is empty, or left out beside suppressed figures.');
}

/** The report with one table alone. Failure as of `tableOf`. */
export function withTable(report: PublishedReport, id: TableId): PublishedReport {
  return { ...report, tables: { [id]: tableOf(report, id) } };
}

/** A report in one form; as CSV its first table. */
export async function reportContent(
  report: PublishedReport,
  signed: SignedReport | null,
  { format, totals, createdAt }: ReportForm,
): Promise<Uint8Array | string> {
  switch (format) {
    case 'csv':
      return tablesOf(report.tables)
        .slice(0, 1)
        .map(([id, table]) => tableCsv(report.period.name, table, totals, periodHeadingOf(id)))
        .join('');
    case 'json':
      return `${JSON.stringify(reportJson(report, signed), null, 1)}\n`;
    case 'html':
      return reportPage(report, signed);
    case 'pdf':
      return (await import('./report-pdf.ts')).reportPdf(report, signed, createdAt);
  }
}

export interface ReportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * How the files of a report begin: `2013-H1`, or of a restatement `2013-H1-restated-2014-05-01` (see `restatedAs`): the
 * columns of a CSV are its publisher's, and leave no place to say so.
 */
function stemOf({ period }: Pick<PublishedReport, 'period'>, restated: string | null): string {
  const name = period.name.replaceAll(/[^A-Za-z0-9-]+/g, '-');
  return restated === null ? name : `${name}-restated-${restated}`;
}

/** What `reportFiles` would be called, and (`isPublished`) `recordFiles`; `restated`: see `restatedAs`. */
export function reportFileNames(
  report: Pick<PublishedReport, 'period' | 'tables'>,
  { isPublished, restated }: { readonly isPublished: boolean; readonly restated: string | null },
): readonly string[] {
  const stem = stemOf(report, restated);
  const names = [
    ...tablesOf(report.tables).map(([id]) => tableFileName(stem, id)),
    ...pageFormats.map((format) => `${stem}.${format}`),
  ];
  return isPublished ? [...names, ...recordNames(stem)] : names;
}

const pageFormats = ['json', 'html', 'pdf'] as const;

function tableFileName(stem: string, id: TableId): string {
  return `${stem}-${id}.csv`;
}

function recordNames(stem: string): readonly [record: string, signature: string, signers: string] {
  const record = `${stem}-record.json`;
  return [record, `${record}.sig`, 'allowed_signers'];
}

/** Everything that is fit to publish: each table as CSV, all of them as JSON, as a web page and as PDF. */
export async function reportFiles(
  report: PublishedReport,
  signed: SignedReport | null,
  { restated, ...form }: Omit<ReportForm, 'format'> & { readonly restated: string | null },
): Promise<readonly ReportFile[]> {
  const stem = stemOf(report, restated);
  const files: ReportFile[] = tablesOf(report.tables).map(([id, table]) => ({
    name: tableFileName(stem, id),
    content: tableCsv(report.period.name, table, form.totals, periodHeadingOf(id)),
  }));
  for (const format of pageFormats) {
    files.push({
      name: `${stem}.${format}`,
      content: await reportContent(report, signed, { ...form, format }),
    });
  }
  return files;
}

/**
 * The record of a published report with the signature that was made then, as `ssh-keygen -Y verify` checks it: nothing
 * is signed anew. Failure `refused` where none was kept.
 */
export function recordFiles(
  { frozen, author, sshSignature }: SignedReport,
  restated: string | null,
): readonly ReportFile[] {
  if (sshSignature === null)
    throw new Failure(
      'refused',
      'An early version of Redrope published this report and kept no signature for ssh-keygen. Nothing was written.',
    );
  const [record, signature, signers] = recordNames(stemOf(frozen.report, restated));
  return [
    { name: record, content: canonicalJson(frozen as unknown as Json) },
    { name: signature, content: sshSignature },
    { name: signers, content: allowedSignersLine(author, reportNamespace) },
  ];
}
