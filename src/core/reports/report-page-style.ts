/** The look of a report as a web page: light, dark, narrow, large text, and paper. */
export const reportPageStyle = `
:root {
  --paper: #ffffff; --ink: #23211f; --quiet: #5f5a55; --rule: #d9d4cd; --soft: #f5f3f0;
  --accent: #8f2d22; --pale: #ecd3cd;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1a18; --ink: #ebe8e4; --quiet: #b5afa8; --rule: #45413d; --soft: #262422;
    --accent: #e38b7c; --pale: #55332b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif;
}
main, header, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 3rem; }
h1 { margin: 0; font-size: 2.1rem; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 0 0 0.75rem; font-size: 1.4rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 0.4rem; font-size: 1rem; }
p { margin: 0.5rem 0; max-width: 46rem; }
a { color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible, .table:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
header > .publisher { margin: 0 0 0.25rem; color: var(--accent); font-weight: 600; }
.period { margin: 0.35rem 0 1.5rem; color: var(--quiet); font-size: 1.2rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.3rem 1.25rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: 0.2rem 0; }
section { margin: 3rem 0 0; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
figure { margin: 0 0 1.5rem; max-width: 46rem; }
figcaption { color: var(--quiet); }
.key { display: inline-block; width: 0.85em; height: 0.85em; margin: 0 0.35em 0 0; vertical-align: -0.05em; border: 1px solid var(--accent); background: var(--pale); }
.keys { display: inline-flex; flex-wrap: wrap; gap: 0 0.9em; margin-inline-start: 0.6em; }
.key.dark { background: var(--accent); }
.chart { display: block; overflow: visible; margin-top: 0.5rem; font-size: 0.95rem; }
.chart text { fill: var(--ink); }
.chart .label { fill: var(--quiet); font-variant-numeric: tabular-nums; }
.chart .all { fill: var(--pale); stroke: var(--accent); stroke-width: 1px; }
.chart .part { fill: var(--accent); }
.table { position: relative; overflow-x: auto; border: 1px solid var(--rule); border-radius: 8px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { padding: 0.75rem 1rem; text-align: start; color: var(--quiet); }
th, td { padding: 0.45rem 1rem; border-top: 1px solid var(--rule); text-align: end; vertical-align: top; font-weight: 400; }
thead th { vertical-align: bottom; background: var(--soft); color: var(--quiet); font-size: 0.9rem; line-height: 1.35; min-width: 6.5rem; }
tr > :first-child { text-align: start; min-width: 11rem; overflow-wrap: break-word; }
tfoot th, tfoot td { border-top: 2px solid var(--quiet); font-weight: 600; }
td.word { color: var(--quiet); }
.changes td, .changes th { text-align: start; }
dl { display: grid; grid-template-columns: minmax(0, 20rem) minmax(0, 1fr); gap: 0.35rem 1.5rem; margin: 0.5rem 0 0; max-width: 62rem; font-size: 0.95rem; }
dt { font-weight: 600; }
dd { margin: 0; color: var(--quiet); }
@media (max-width: 40rem) {
  dl { display: block; }
  dt { margin-top: 0.5rem; }
}
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 3rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: 0.9rem; overflow-wrap: anywhere; }
@media print {
  :root {
    --paper: #ffffff; --ink: #000000; --quiet: #45413d; --rule: #b9b3ab; --soft: #f5f3f0;
    --accent: #8f2d22; --pale: #ecd3cd; color-scheme: light;
  }
  @page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt sans-serif; } }
  body { font-size: 9.5pt; print-color-adjust: exact; }
  header, main, footer { padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  nav { display: none; }
  .table { overflow: visible; border: 0; border-radius: 0; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  thead th { min-width: 0; font-size: 8pt; }
  th, td { padding: 0.2rem 0.4rem; }
  tr, figure, dt, dd { break-inside: avoid; }
  dl { font-size: 8pt; gap: 0.15rem 1rem; }
  section { margin-top: 1.5rem; padding-top: 0.75rem; }
  .chart { font-size: 8pt; }
  h2, h3, figure, figcaption, caption, dt { break-after: avoid; }
  thead, thead + tbody > tr:first-child { break-before: avoid; }
}
`;
