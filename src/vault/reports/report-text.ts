import type { PublishedTable } from '../../core/reports/published-table.ts';
import { tableCsv } from '../../core/reports/report-csv.ts';
import type { PublishedReport, TableId } from '../../core/reports/report.ts';

/** One table of a report as it leaves: CSV as it is published, or JSON with its definitions. */
export function reportText(
  report: PublishedReport,
  id: TableId,
  table: PublishedTable,
  { format, totals }: { readonly format: 'csv' | 'json'; readonly totals: boolean },
): string {
  if (format === 'csv') return tableCsv(report.period.name, table, totals);
  return `${JSON.stringify({ ...report, tables: { [id]: table } }, null, 1)}\n`;
}
