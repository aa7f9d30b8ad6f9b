import type { SignedReport } from '../../core/reports/frozen-report.ts';
import { hasTotal, type PublishedTable } from '../../core/reports/published-table.ts';
import { reportChart } from '../../core/reports/report-chart.ts';
import type { PublishedReport, TableId } from '../../core/reports/report.ts';
import {
  changedCells,
  dayWords,
  figureWords,
  optionWords,
  periodWords,
  readingNotes,
  reasonWords,
  reportTitle,
  restatedWords,
  withdrawnWords,
} from '../../core/reports/report-words.ts';
import { idsOf, tablesOf, tableTitles } from '../../core/reports/table-titles.ts';
import { newPdf } from '../bundles/pdf-document.ts';
import { printableReport, type Printable } from './printable-report.ts';
import { ReportPages, type PrintedTable } from './report-pages.ts';

/** A report as a tagged PDF of A4 pages. The same report and time (UTC) give the same bytes. */
export async function reportPdf(
  report: PublishedReport,
  signed: SignedReport | null,
  createdAt: string,
): Promise<Uint8Array> {
  const title = reportTitle(report);
  const { document, regular, bold } = await newPdf(title, createdAt);
  document.setTitle(title, { showInWindowTitleBar: true });
  const pages = new ReportPages(document, regular, bold);
  const printable = printableReport(report, regular);
  const { publisher } = report;
  const under = publisher === undefined ? [] : [printable.text(publisher)];
  pages.title('Transparency report', [...under, periodWords(report.period)].join(', '));
  if (signed !== null && signed.frozen.restates !== null)
    pages.paragraph(`${restatedWords} What changed, and why, stands at its end.`);
  for (const note of readingNotes(report)) pages.paragraph(note);
  if (printable.note !== null) pages.paragraph(printable.note);
  for (const [id, table] of tablesOf(report.tables)) addTable(pages, id, withNames(table, printable), report);
  if (signed !== null) addPublication(pages, signed, printable);
  pages.finish(printable.text(title));
  return document.save({ useObjectStreams: true });
}

function withNames(table: PublishedTable, { name: nameOf }: Printable): PublishedTable {
  return { ...table, rows: table.rows.map(({ name, cells }) => ({ name: nameOf(name), cells })) };
}

function addTable(pages: ReportPages, id: TableId, table: PublishedTable, { period }: PublishedReport): void {
  const chart = reportChart(id, table);
  pages.heading(tableTitles[id], chart?.bars.length);
  if (chart !== null) pages.chart(chart);
  pages.table(printed(id, table, period.name));
  for (const { heading, definition } of table.columns) pages.paragraph(`${heading}: ${definition}`, true);
}

function printed(id: TableId, table: PublishedTable, period: string): PrintedTable {
  const { columns, rowHeading, rows, total } = table;
  const texts = (name: string, cells: PublishedTable['total']['cells']) => [
    name,
    ...columns.map((column, index) => figureWords(column, cells[index] ?? null)),
  ];
  return {
    caption: `${tableTitles[id]}, ${period}`,
    headings: [rowHeading ?? 'Period', ...columns.map(({ heading }) => heading)],
    rows: rows.map(({ name, cells }) => texts(rowHeading === null ? period : name, cells)),
    total: hasTotal(table) ? texts(total.name, total.cells) : null,
    words: false,
  };
}

function addPublication(
  pages: ReportPages,
  { id, author, frozen }: SignedReport,
  printable: Printable,
): void {
  const { restates, publishedAt } = frozen;
  if (restates !== null) {
    pages.heading('Restated');
    pages.paragraph(printable.text(restates.why));
    for (const words of withdrawnWords(idsOf(frozen.report), restates)) pages.paragraph(words);
    for (const option of restates.options) pages.paragraph(`${optionWords(option)}.`);
    for (const reason of reasonWords(restates.changes)) pages.paragraph(printable.text(reason));
    if (restates.changes.length === 0) pages.paragraph('No figure changed.');
    else pages.table(printedChanges(restates.changes, printable));
    pages.paragraph(`It restates the record ${restates.id}.`, true);
  }
  pages.heading('This record', 0, 60);
  pages.paragraph(
    `Published on ${dayWords(publishedAt.slice(0, 10))}. SHA-256 of the signed record: ${id}. Signed with the Ed25519 key ${author}.`,
    true,
  );
}

function printedChanges(
  changes: NonNullable<SignedReport['frozen']['restates']>['changes'],
  printable: Printable,
): PrintedTable {
  return {
    caption: 'Every figure that changed',
    headings: ['Table', 'Row', 'Column', 'Before', 'Now'],
    rows: changes.map((change) => [
      tableTitles[change.table],
      printable.name(change.row),
      change.heading,
      ...changedCells(change),
    ]),
    total: null,
    words: true,
  };
}
