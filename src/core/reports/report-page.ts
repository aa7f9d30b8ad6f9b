import { barChart } from '../charts/bar-chart.ts';
import { escaped, svgText } from '../charts/svg.ts';
import { visibleText } from '../visible-text.ts';
import type { SignedReport } from './frozen-report.ts';
import { reportChart } from './report-chart.ts';
import { reportPageStyle } from './report-page-style.ts';
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
} from './report-words.ts';
import {
  hasTotal,
  type PublishedCell,
  type PublishedColumn,
  type PublishedTable,
} from './published-table.ts';
import type { PublishedReport, TableId } from './report.ts';
import { idsOf, tableTitles, tablesOf } from './table-titles.ts';

/**
 * A report as one file of HTML that asks for nothing else: no script, no font, no picture, no address. `signed`: it was
 * published, and what it says of the report before it stands in it.
 */
export function reportPage(report: PublishedReport, signed: SignedReport | null = null): string {
  const tables = tablesOf(report.tables);
  const title = reportTitle(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Redrope">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${text(title)}</title>
<style>${reportPageStyle}</style>
</head>
<body>
<header>
${report.publisher === undefined ? '' : `<p class="publisher">${text(report.publisher)}</p>\n`}<h1>Transparency report</h1>
<p class="period">${text(periodWords(report.period))}</p>
${signed === null || signed.frozen.restates === null ? '' : `<p><strong>${restatedWords}</strong> <a href="#restated">What changed, and why</a></p>\n`}${readingNotes(
    report,
  )
    .map((note) => `<p>${text(note)}</p>`)
    .join('\n')}
${
  tables.length < 2
    ? ''
    : contents(
        tables.map(([id]) => id),
        signed,
      )
}
</header>
<main>
${[...tables.map(([id, table]) => tableSection(id, table, report)), restatementSection(signed)].filter((part) => part !== '').join('\n')}
</main>
<footer>
${footer(report, signed)}
</footer>
</body>
</html>
`;
}

function text(value: string): string {
  return escaped(visibleText(value));
}

function contents(ids: readonly TableId[], signed: SignedReport | null): string {
  const links = ids.map((id) => `<li><a href="#${id}">${text(tableTitles[id])}</a></li>`);
  if (signed !== null && signed.frozen.restates !== null)
    links.push('<li><a href="#restated">What was restated</a></li>');
  return `<nav aria-label="Tables">\n<ul>\n${links.join('\n')}\n</ul>\n</nav>`;
}

function tableSection(id: TableId, table: PublishedTable, { period }: PublishedReport): string {
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${text(tableTitles[id])}</h2>
${chartFigure(id, table)}<div class="table" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table>
<caption id="${id}-caption">${text(`${tableTitles[id]}, ${period.name}`)}</caption>
<thead>
<tr>${headings(table)
    .map((heading) => `<th scope="col">${text(heading)}</th>`)
    .join('')}</tr>
</thead>
<tbody>
${table.rows.map((row) => line(table, table.rowHeading === null ? period.name : row.name, row.cells)).join('\n')}
</tbody>
${hasTotal(table) ? `<tfoot>\n${line(table, table.total.name, table.total.cells)}\n</tfoot>\n` : ''}</table>
</div>
<h3>What the columns count</h3>
<dl>
${table.columns.map(({ heading, definition }) => `<dt>${text(heading)}</dt>\n<dd>${text(definition)}</dd>`).join('\n')}
</dl>
</section>`;
}

function headings({ rowHeading, columns }: PublishedTable): readonly string[] {
  return [rowHeading ?? 'Period', ...columns.map(({ heading }) => heading)];
}

function line({ columns }: PublishedTable, name: string, cells: readonly PublishedCell[]): string {
  const figures = columns.map((column, index) => figure(column, cells[index] ?? null));
  return `<tr><th scope="row">${text(name)}</th>${figures.join('')}</tr>`;
}

function figure(column: PublishedColumn, cell: PublishedCell): string {
  if (cell === null)
    return '<td class="word"><span aria-hidden="true">–</span><span class="unseen">not recorded</span></td>';
  const words = text(figureWords(column, cell));
  return typeof cell === 'string' ? `<td class="word">${words}</td>` : `<td>${words}</td>`;
}

function chartFigure(id: TableId, table: PublishedTable): string {
  const chart = reportChart(id, table);
  if (chart === null) return '';
  const bars = chart.bars.map((bar) => ({ ...bar, name: visibleText(bar.name) }));
  const key =
    chart.part === null
      ? ''
      : ` <span class="keys"><span><span class="key" aria-hidden="true"></span>all</span> <span><span class="key dark" aria-hidden="true"></span>${text(chart.part)}</span>${chart.untold.map((words) => ` <span>${text(words)}</span>`).join('')}</span>`;
  return `<figure>
<figcaption>${text(chart.title)}${key}</figcaption>
${svgText(barChart(bars, chart.alternative))}
</figure>
`;
}

function restatementSection(signed: SignedReport | null): string {
  if (signed === null || signed.frozen.restates === null) return '';
  const { report, restates } = signed.frozen;
  const words = [
    ...withdrawnWords(idsOf(report), restates),
    ...restates.options.map((option) => `${optionWords(option)}.`),
    ...reasonWords(restates.changes),
  ];
  const rows = restates.changes.map(
    (change) =>
      `<tr><td>${text(tableTitles[change.table])}</td><th scope="row">${text(change.row)}</th>${[change.heading, ...changedCells(change)].map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`,
  );
  const changes =
    rows.length === 0
      ? '<p>No figure changed.</p>'
      : `<div class="table" role="region" aria-labelledby="changes-caption" tabindex="0">
<table class="changes">
<caption id="changes-caption">Every figure that changed</caption>
<thead>
<tr>${['Table', 'Row', 'Column', 'Before', 'Now'].map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr>
</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`;
  return `<section aria-labelledby="restated">
<h2 id="restated">Restated</h2>
<p>${text(restates.why)}</p>
${words.map((said) => `<p>${text(said)}</p>\n`).join('')}${changes}
</section>`;
}

function footer({ period }: PublishedReport, signed: SignedReport | null): string {
  if (signed === null) return `<p>${text(`Figures of ${period.name}.`)}</p>`;
  const { id, author, frozen } = signed;
  return [
    `<p>Published on ${dayWords(frozen.publishedAt.slice(0, 10))}. SHA-256 of the signed record: ${id}. Signed with the Ed25519 key ${author}.</p>`,
    ...(frozen.restates === null ? [] : [`<p>It restates the record ${frozen.restates.id}.</p>`]),
  ].join('\n');
}
