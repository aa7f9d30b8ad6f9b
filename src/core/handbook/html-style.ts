/** The look of a handbook on screen, light and dark, and on paper. */
export const style = `
:root { color-scheme: light dark; --ink: #23211f; --ink-2: #5f5a55; --paper: #ffffff; --rule: #d8d3cc; --accent: #8f2d22; --mark: #6b4500; --mark-soft: #f8ebcf; }
@media (prefers-color-scheme: dark) { :root { --ink: #ebe8e4; --ink-2: #b5afa8; --paper: #1b1a18; --rule: #45413d; --accent: #e9a397; --mark: #e6b95c; --mark-soft: #40341a; } }
html { font: 100%/1.55 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif; background: var(--paper); color: var(--ink); }
body { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.5rem; margin: 3rem 0 1rem; padding-bottom: .3rem; border-bottom: 2px solid var(--accent); }
h3 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
h4 { font-size: 1rem; margin: 1.4rem 0 .2rem; }
p { margin: .4rem 0; }
ul, ol { margin: .3rem 0; padding-inline-start: 1.4rem; }
li { margin: .15rem 0; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav { margin: 1.5rem 0; padding: .6rem 1rem; border: 1px solid var(--rule); border-radius: 6px; }
nav ul ul { columns: 2 14rem; }
table { width: 100%; border-collapse: collapse; margin: .8rem 0; }
caption { text-align: start; color: var(--ink-2); margin-bottom: .3rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .8rem .35rem 0; border-top: 1px solid var(--rule); font-weight: normal; }
thead th { font-weight: 600; }
th[scope=row] { width: 38%; font-weight: 600; }
.fine, .choices { color: var(--ink-2); font-size: .9rem; }
.choices { display: block; }
.refs { font-size: .85rem; white-space: nowrap; }
.mark { color: var(--mark); background: var(--mark-soft); padding: 0 .3rem; border-radius: 3px; font-size: .85rem; }
.sources { font-size: .92rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
:target { background: var(--mark-soft); }
@media print { :root { --ink: #000; --ink-2: #333; --paper: #fff; --rule: #bbb; --accent: #000; --mark: #000; --mark-soft: #eee; }
  body { max-width: none; padding: 0; } nav, .skip, .to-answer { display: none; } a { color: inherit; text-decoration: none; }
  h2 { break-before: page; } h2.only { break-before: auto; } h3, h4 { break-after: avoid; } tr, li { break-inside: avoid; } }
`;
