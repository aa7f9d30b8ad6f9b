import { extract, type DocumentSource, type ExtractOutcome } from '../../../src/vault/documents/extractor.ts';
import {
  contentBombPdf,
  objectStreamBombPdf,
  pageTree,
  rawPdfParts,
  readParts,
  stream,
} from './made-pdfs.ts';

// A program: extracts the document that its argument names and prints a `Measurement`. The most memory that a
// process held is a figure of the whole process, so each measurement needs one of its own.

const MIB = 1024 * 1024;

export interface Measurement {
  readonly outcome: ExtractOutcome;
  /** Bytes of the file, and of what was read of it. */
  readonly size: number;
  readonly taken: number;
  /** Bytes by which the process's peak memory grew, its two threads and their heaps included. */
  readonly grown: number;
}

const documents = {
  huge: () => hugeParts(28),
  'huge-needed': () => hugeParts(29),
  'huge-damaged': () => withBrokenTable(hugeParts(28)),
  'content-bomb': () => [contentBombPdf(2048 * MIB)],
  'object-stream-bomb': () => [objectStreamBombPdf(2048 * MIB)],
};

export type DocumentName = keyof typeof documents;

/**
 * 25 pages, a small stream (object 28) and 25 streams of 20 MB, all the same bytes in memory. The pages draw
 * the small one; or, with 29, each draws one of the large.
 */
function hugeParts(contents: 28 | 29): Uint8Array[] {
  const block = stream('', Buffer.alloc(20 * MIB, ' '));
  const pages = Array.from({ length: 25 }, (_, index) => (contents === 28 ? 28 : 29 + index));
  return rawPdfParts([
    ...pageTree(pages),
    stream('', Buffer.from('0 0 m 9 9 l S')),
    ...Array<Uint8Array>(25).fill(block),
  ]);
}

function withBrokenTable(parts: readonly Uint8Array[]): Uint8Array[] {
  const table = Buffer.from(parts.at(-1) ?? '').toString('latin1');
  return [...parts.slice(0, -1), Buffer.from(table.replace(/startxref\n\d+/, 'startxref\n7'), 'latin1')];
}

function peak(): number {
  return process.resourceUsage().maxRSS * 1024;
}

async function measure(parts: readonly Uint8Array[]): Promise<Measurement> {
  let taken = 0;
  const source: DocumentSource = {
    size: parts.reduce((sum, part) => sum + part.length, 0),
    read(offset, length) {
      taken += length;
      return readParts(parts, offset, length);
    },
  };
  const before = peak();
  // However busy the machine is, it is the memory that is measured.
  const outcome = await extract(source, {
    onPage: () => undefined,
    limits: { openMs: 150_000, pageMs: 150_000 },
  });
  return { outcome, size: source.size, taken, grown: peak() - before };
}

const name = process.argv[2];
for (const [known, make] of Object.entries(documents)) {
  if (known === name) console.log(JSON.stringify(await measure(make())));
}
