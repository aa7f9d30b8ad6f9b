import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFigure } from '../tests/bench/bundle.ts';
import { docketSearchFigure } from '../tests/bench/docket-search.ts';
import { extractionFigure } from '../tests/bench/extraction.ts';
import { measure, type Figure } from '../tests/bench/figure.ts';
import { firstPageFigure } from '../tests/bench/first-page.ts';
import { ledgerFigure } from '../tests/bench/ledger.ts';
import { mergeFigure } from '../tests/bench/merge.ts';
import {
  farPageFigure,
  findingFigure,
  memoryFigure,
  openingFigure,
  scrollingFigure,
} from '../tests/bench/reading.ts';
import { largerReportFigure, reportFigure } from '../tests/bench/reports.ts';
import { startFigure } from '../tests/bench/start.ts';

/** Every figure of docs/performance.md, a line each. `npm run bench -- WORD` measures those whose name has the word. */
const figures: Readonly<Record<string, (folder: string) => Figure | Promise<Figure>>> = {
  extraction: extractionFigure,
  'docket-search': docketSearchFigure,
  bundle: bundleFigure,
  ledger: ledgerFigure,
  merge: mergeFigure,
  'first-page': firstPageFigure,
  'reading-opening': openingFigure,
  'reading-far-page': farPageFigure,
  'reading-memory': memoryFigure,
  'reading-scrolling': scrollingFigure,
  'reading-finding': findingFigure,
  reports: reportFigure,
  'larger-reports': largerReportFigure,
  start: startFigure,
};

const wanted = process.argv[2] ?? '';
for (const [name, make] of Object.entries(figures)) {
  if (!name.includes(wanted)) continue;
  const folder = mkdtempSync(join(tmpdir(), 'redrope-bench-'));
  try {
    console.log(await measure(await make(folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
