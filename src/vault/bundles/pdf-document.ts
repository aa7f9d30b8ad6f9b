import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFDocument } from '@cantoo/pdf-lib';
import { subsetFontkit } from './subset-fontkit.ts';
import { summaryFace, type SummaryFace } from './summary-face.ts';

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

/** A PDF that is being made, with the faces embedded in it. */
export interface PdfFile {
  readonly document: PDFDocument;
  readonly regular: SummaryFace;
  readonly bold: SummaryFace;
}

/** An empty PDF with a title, its times, and the two faces. What is drawn the same gives the same bytes. */
export async function newPdf(title: string, createdAt: string): Promise<PdfFile> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(subsetFontkit);
  const date = new Date(createdAt);
  document.setTitle(title);
  document.setLanguage('en');
  document.setProducer('Redrope');
  document.setCreator('Redrope');
  document.setCreationDate(date);
  document.setModificationDate(date);
  const regular = await summaryFace(document, fontFile(files.regular), 'RDRPAA+DejaVuSans');
  const bold = await summaryFace(document, fontFile(files.bold), 'RDRPAB+DejaVuSans-Bold');
  return { document, regular, bold };
}
