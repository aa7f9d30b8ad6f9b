import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { extract } from '../../src/vault/documents/extractor.ts';
import { fileSource } from '../../src/vault/bundles/file-source.ts';
import { timed, type Figure } from './figure.ts';

const courtPapers = join(import.meta.dirname, '../../../shared/corpus/legal');

/** Pages and text of one long file: our intake's reader, its workers started anew, against `pdftotext`. */
export async function extractionFigure(folder: string): Promise<Figure> {
  const file = join(folder, 'long.pdf');
  const pages = existsSync(courtPapers) ? joinCourtPapers(file) : await makeLongPdf(file, 600);
  return {
    name: `intake text extraction, ${pages}`,
    peer: 'pdftotext',
    rounds: 5,
    ours: () => timed(() => readAll(file)),
    theirs: () =>
      timed(() => execFileSync('pdftotext', [file, join(folder, 'long.txt')], { stdio: 'ignore' })),
  };
}

async function readAll(file: string): Promise<void> {
  const source = fileSource(file);
  let characters = 0;
  const outcome = await extract(source, { onPage: ({ text }) => (characters += text.length) });
  source.close();
  if (outcome.kind !== 'done' || characters === 0)
    throw new Error(`The long file was not read: ${outcome.kind}`);
}

/** Every court paper of the corpus that `pdfunite` takes, five times over. */
function joinCourtPapers(file: string): string {
  const papers = readdirSync(courtPapers)
    .filter((name) => name.endsWith('.pdf') && name !== 'empty.pdf')
    .map((name) => join(courtPapers, name));
  const five = [papers, papers, papers, papers, papers].flat();
  execFileSync('pdfunite', [...five, file], { stdio: 'ignore' });
  return 'court papers joined five times';
}

async function makeLongPdf(file: string, pages: number): Promise<string> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let page = 1; page <= pages; page++) {
    const sheet = document.addPage([612, 792]);
    for (let line = 0; line < 40; line++) {
      const text = `Page ${page}, line ${line}: the provider shall disclose the records described in Attachment B, no. ${page * line}.`;
      sheet.drawText(text, { x: 72, y: 720 - line * 16, size: 11, font });
    }
  }
  await writeFile(file, await document.save());
  return `${pages} made pages (no corpus here)`;
}
