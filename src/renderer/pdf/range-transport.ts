import type { PDFDataRangeTransport } from 'pdfjs-dist';
import type { Engine } from './engine.ts';
import { readRange, type PdfSource } from './pdf-source.ts';

/**
 * What pdf.js reads at once: little of a very long file, whose pages lie far apart; more of others, so that a file of a
 * thousand short pages opens in a few steps.
 */
export function chunkBytes(fileBytes: number): number {
  return fileBytes > 67_108_864 ? 65_536 : 524_288;
}

/** What was read ahead of being asked: the two ends of a file, where a PDF's directories are. */
export interface FileEnds {
  readonly head: Uint8Array;
  readonly tail: { readonly begin: number; readonly bytes: Uint8Array };
}

export async function readEnds(source: PdfSource): Promise<FileEnds> {
  const chunk = chunkBytes(source.bytes);
  const begin = Math.floor(Math.max(0, source.bytes - 1) / chunk) * chunk;
  const from = Math.max(0, begin - chunk);
  const [head, bytes] = await Promise.all([
    source.read(0, Math.min(chunk, source.bytes)),
    source.read(from, source.bytes - from),
  ]);
  return { head, tail: { begin: from, bytes } };
}

export interface RangeFeed {
  readonly transport: PDFDataRangeTransport;
  /** True while bytes are awaited from the source. */
  awaiting(): boolean;
}

/** Feeds pdf.js the ranges that it asks for, and no others. `onFailure` hears once of a read that failed. */
export function feedRanges(
  { pdfjs }: Engine,
  source: PdfSource,
  ends: FileEnds,
  onFailure: (thrown: unknown) => void,
): RangeFeed {
  let pending = 0;
  class SourceTransport extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      const ahead = fromTail(ends, begin, end);
      if (ahead !== null) {
        queueMicrotask(() => this.onDataRange(begin, ahead));
        return;
      }
      pending += 1;
      readRange(source, begin, end)
        .then((bytes) => this.onDataRange(begin, bytes), onFailure)
        .finally(() => {
          pending -= 1;
        });
    }
  }
  const transport = new SourceTransport(source.bytes, ends.head.slice());
  return { transport, awaiting: () => pending > 0 };
}

function fromTail({ tail }: FileEnds, begin: number, end: number): Uint8Array | null {
  return begin >= tail.begin && end <= tail.begin + tail.bytes.length
    ? tail.bytes.slice(begin - tail.begin, end - tail.begin)
    : null;
}
