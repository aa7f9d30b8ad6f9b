import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { blankRequest, openCase } from '../../src/core/requests/commands.ts';
import { receiveTogether } from '../../src/vault/documents/receive-together.ts';
import { storePages, storeReading } from '../../src/vault/documents/page-store.ts';
import { recordEvents } from '../../src/vault/ledger-store.ts';
import { searchVault } from '../../src/vault/search.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { bytesSource } from '../support/sample-ledger.ts';
import { timed, type Figure } from './figure.ts';
import { makeBenchVault } from './sample-vault.ts';

const [documents, perCase, pagesEach] = [10_000, 10, 3];
/** `pdfgrep` reads a tenth of the files; its time is taken ten times. */
const tenth = documents / 10;
const lines = 40;
/** As many as the window asks for. */
const mostHits = 200;

/** Words of an order; the name of one subscriber stands in one document of a hundred. */
function textOf(document: number, page: number): string {
  const subscriber = `subscriber-${document % 100}`;
  return Array.from({ length: lines }, (_, line) =>
    line === 7
      ? `The provider shall disclose what it holds of ${subscriber}, account ${document}, page ${page}.`
      : `Line ${line}: records described in Attachment ${(document * line) % 1009}, for the court of district ${(document + line) % 94}.`,
  ).join('\n');
}

/** What is looked for, all of it in one document of a hundred. */
const words = 'subscriber-42';

async function pdfOf(document: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pagesEach; page++) {
    const text = textOf(document, page);
    pdf.addPage([612, 792]).drawText(text, { x: 40, y: 740, size: 9, lineHeight: 14, font });
  }
  return pdf.save();
}

/** Fills the vault as intake would, but with the texts at hand: reading 10,000 files is not what is measured. */
function addCaseWithDocuments(vault: Vault, first: number): void {
  const id = randomUUID();
  recordEvents(vault, id, openCase({ ...blankRequest, reference: `BENCH-${first}` }, [], randomUUID));
  const files = Array.from({ length: perCase }, (_, index) => {
    const bytes = Buffer.from(`%PDF-1.7 document ${first + index} of the bench`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return {
      name: `order-${first + index}.pdf`,
      role: 'order' as const,
      source: bytesSource(bytes),
      sha256,
      number: first + index,
    };
  });
  receiveTogether(vault, id, files);
  for (const { sha256, number } of files) {
    const pages = Array.from({ length: pagesEach }, (_, index) => ({
      page: index + 1,
      width: 612,
      height: 792,
      rotation: 0 as const,
      text: textOf(number, index + 1),
      pictures: false,
      imageOnly: false,
      problem: null,
    }));
    storePages(vault.db, sha256, pages);
    storeReading(vault.db, sha256, { state: 'read', pages: pagesEach, unreadPages: [], imageOnlyPages: 0 });
  }
}

/** A word over the whole docket, against `pdfgrep` over the same pages as files. */
export async function docketSearchFigure(folder: string): Promise<Figure> {
  const vault = await makeBenchVault(join(folder, 'vault'));
  for (let first = 0; first < documents; first += perCase) addCaseWithDocuments(vault, first);
  const files = join(folder, 'files');
  mkdirSync(files);
  for (let document = 0; document < tenth; document++)
    writeFileSync(join(files, `order-${document}.pdf`), await pdfOf(document));
  const search = (asked: string) => {
    if (searchVault(vault.db, asked, mostHits).length !== mostHits) throw new Error('Too little was found.');
  };
  return {
    name: `search over a docket of ${documents.toLocaleString('en')} documents`,
    peer: `pdfgrep, ten times a tenth`,
    rounds: 5,
    ours: () => timed(() => search(words)),
    theirs: async () => {
      const grep = ['-r', '-i', '-F', '-c', words, files];
      return 10 * (await timed(() => execFileSync('pdfgrep', grep, { maxBuffer: 64 * 1024 * 1024 })));
    },
    note: async () => {
      const phrase = await timed(() => search('"shall disclose"'));
      const common = await timed(() => search('provider'));
      return `words on every page: a phrase ${phrase.toFixed(0)} ms, one word ${common.toFixed(0)} ms`;
    },
    close: () => {
      vault.close();
      return Promise.resolve();
    },
  };
}
