import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { describeStretch, placeAnchor } from '../../../src/core/findings/place-anchor.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus/legal/', import.meta.url));
const files = [
  'ca1_00117684624.pdf',
  'ca5_00516242060.pdf',
  'ca6_1-3.pdf',
  'ca7_3.pdf',
  'ca9_19.pdf',
  'cafc_3.pdf',
  'missouri.pdf',
  'gov.uscourts.cacd.652774.40.0.pdf',
  'broken-mime.pdf',
  'vector-pdf.pdf',
]
  .map((name) => corpus + name)
  .filter((file) => existsSync(file));
const samples = ['24-SW-0417-letter.pdf', '24-SW-0417-search-warrant.pdf', 'SUB-7731-subpoena.pdf'].map(
  (name) => join(import.meta.dirname, '../../../resources/sample-case', name),
);
const pagesTried = 6;
const stretchesPerPage = 30;
const poppler = hasPoppler();
if (files.length === 0)
  console.warn('The corpus of court documents is absent: anchors were not tried on real PDFs.');
if (!poppler) console.warn('pdftotext is absent: anchors were not tried against it.');

function hasPoppler(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface Tally {
  found: number;
  tried: number;
}
const tallies: Record<'PDFium' | 'pdftotext -raw', Tally> = {
  PDFium: { found: 0, tried: 0 },
  'pdftotext -raw': { found: 0, tried: 0 },
};
const share = ({ found, tried }: Tally) => found / Math.max(1, tried);

/** A generator of numbers from 0 up to 1 that gives the same ones every time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** The text of a page as the reading room has it. */
async function pdfjsText(data: Uint8Array): Promise<readonly string[]> {
  const loading = getDocument({ data, verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let page = 1; page <= Math.min(pagesTried, document.numPages); page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  await loading.destroy();
  return pages;
}

/** The text of the same pages as PDFium gives it, which is what the vault keeps. */
async function pdfiumText(data: Uint8Array, pages: number): Promise<readonly string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(data);
  const texts = Array.from({ length: pages }, (_, page) => document.getPage(page).getText());
  document.destroy();
  library.destroy();
  return texts;
}

function popplerText(file: string, pages: number): readonly string[] {
  const args = ['-raw', '-l', String(pages), file, '-'];
  return execFileSync('pdftotext', args, { encoding: 'utf8', maxBuffer: 1e8 }).split('\f').slice(0, pages);
}

/** Chooses stretches in `from` and looks for each in `to`; the words found must be the words chosen. */
function tryStretches(from: string, to: string, random: () => number, tally: Tally): void {
  for (let round = 0; round < stretchesPerPage; round++) {
    const start = Math.floor(random() * from.length);
    const anchor = describeStretch(from, start, start + 15 + Math.floor(random() * 150));
    if (anchor === null) continue;
    tally.tried += 1;
    if (placeAnchor(anchor, to) !== null) tally.found += 1;
  }
}

function add(to: Tally, tally: Tally): void {
  to.found += tally.found;
  to.tried += tally.tried;
}

/** Stretches that run over the columns of a form read differently in each engine; such a finding goes by its boxes. */
function leastFound(file: string): number {
  return samples.includes(file) ? 0.8 : 0.95;
}

describe('anchors between engines, on the sample case and on real court documents', () => {
  it.each([...samples, ...files])('%s', async (file) => {
    const random = randomNumbers(417);
    const bytes = readFileSync(file);
    const shown = await pdfjsText(new Uint8Array(bytes));
    const kept = await pdfiumText(new Uint8Array(bytes), shown.length);
    const printed = poppler ? popplerText(file, shown.length) : [];
    const pdfium: Tally = { found: 0, tried: 0 };
    const raw: Tally = { found: 0, tried: 0 };
    for (const [page, text] of shown.entries()) {
      if (text.trim().length < 200) continue;
      tryStretches(text, kept[page] ?? '', random, pdfium);
      tryStretches(kept[page] ?? '', text, random, pdfium);
      if (poppler) tryStretches(text, printed[page] ?? '', random, raw);
    }
    add(tallies.PDFium, pdfium);
    add(tallies['pdftotext -raw'], raw);
    expect(pdfium.tried).toBeGreaterThan(stretchesPerPage);
    expect(share(pdfium)).toBeGreaterThan(leastFound(file));
    if (poppler) expect(share(raw)).toBeGreaterThan(leastFound(file));
  });

  afterAll(() => {
    for (const [engine, tally] of Object.entries(tallies)) {
      if (tally.tried === 0) continue;
      const figure = `${tally.found} of ${tally.tried} (${(100 * share(tally)).toFixed(1)} %)`;
      console.log(`anchors found, pdf.js and ${engine}: ${figure}`);
    }
  });
});
