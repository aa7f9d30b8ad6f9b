import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '../../src/vault/documents/extractor.ts';
import { fileSource } from '../../src/vault/file-source.ts';
import { timed, type Figure } from './figure.ts';
import { makeLongPdf } from './long-pdf.ts';

const courtPapers = join(import.meta.dirname, '../../../shared/corpus/legal');

/** Pages and text of one long file: our intake's reader, its workers started anew, against `pdftotext`. */
export async function extractionFigure(folder: string): Promise<Figure> {
  const file = join(folder, 'long.pdf');
  const pages = existsSync(courtPapers) ? joinCourtPapers(file) : await madePages(file);
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

async function madePages(file: string): Promise<string> {
  await makeLongPdf(file, 600);
  return '600 made pages (no corpus here)';
}
