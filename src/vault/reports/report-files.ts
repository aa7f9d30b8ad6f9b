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
import { tablesOf } from '../../core/reports/table-titles.ts';
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
        .map(([, table]) => tableCsv(report.period.name, table, totals))
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

/** How the files of a report begin: `2013-H1`. */
export function reportFileName(report: Pick<PublishedReport, 'period'>): string {
  return report.period.name.replaceAll(/[^A-Za-z0-9-]+/g, '-');
}

/** Everything that is fit to publish: each table as CSV, all of them as JSON, as a web page and as PDF. */
export async function reportFiles(
  report: PublishedReport,
  signed: SignedReport | null,
  form: Omit<ReportForm, 'format'>,
): Promise<readonly ReportFile[]> {
  const stem = reportFileName(report);
  const files: ReportFile[] = tablesOf(report.tables).map(([id, table]) => ({
    name: `${stem}-${id}.csv`,
    content: tableCsv(report.period.name, table, form.totals),
  }));
  for (const format of ['json', 'html', 'pdf'] as const) {
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
export function recordFiles({ frozen, author, sshSignature }: SignedReport): readonly ReportFile[] {
  if (sshSignature === null)
    throw new Failure(
      'refused',
      'An early version of Redrope published this report and kept no signature for ssh-keygen. Nothing was written.',
    );
  const name = `${reportFileName(frozen.report)}-record.json`;
  const record = canonicalJson(frozen as unknown as Json);
  return [
    { name, content: record },
    { name: `${name}.sig`, content: sshSignature },
    { name: 'allowed_signers', content: allowedSignersLine(author, reportNamespace) },
  ];
}
