import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFDocument } from '@cantoo/pdf-lib';

import { summaryOf } from '../../core/bundles/summary.ts';
import type { CaseState } from '../../core/cases/case-state.ts';
import { subsetFontkit } from './subset-fontkit.ts';
import { SummaryPages } from './summary-pages.ts';
import { summaryFace } from './summary-face.ts';

const require = createRequire(import.meta.url);
const files = { regular: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' } as const;
const loaded = new Map<string, Buffer>();

function fontFile(name: string): Buffer {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const bytes = readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}`));
  loaded.set(name, bytes);
  return bytes;
}

/** The summary of a case as a PDF of A4 pages. The same state and time (UTC) give the same bytes. */
export async function summaryPdf(state: CaseState, createdAt: string): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(subsetFontkit);
  const date = new Date(createdAt);
  document.setTitle(`Summary of case ${state.id}`);
  document.setLanguage('en');
  document.setProducer('Redrope');
  document.setCreator('Redrope');
  document.setCreationDate(date);
  document.setModificationDate(date);
  const regular = await summaryFace(document, fontFile(files.regular), 'RDRPAA+DejaVuSans');
  const bold = await summaryFace(document, fontFile(files.bold), 'RDRPAB+DejaVuSans-Bold');
  const pages = new SummaryPages(document, regular, bold);
  for (const block of summaryOf(state)) pages.add(block);
  pages.number(`${state.request.reference}  ·  ${createdAt.slice(0, 10)}`);
  return document.save({ useObjectStreams: true });
}
