import type * as NodeFs from 'node:fs';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { pdfAssets, type Engine } from '../../../src/renderer/pdf/engine.ts';

/** What a page has with `nodeIntegration`, as far as it is used here; named so that the bundler leaves it alone. */
const node = globalThis as unknown as { readonly require: (name: 'node:fs') => typeof NodeFs };
const { openSync, readSync, fstatSync, closeSync } = node.require('node:fs');
const CHUNK = 524_288;

export interface OpenedFromDisk {
  readonly pdf: PDFDocumentProxy;
  /** Ends the worker and closes the file. */
  readonly close: () => Promise<void>;
}

/** Opens a PDF straight from the disk, by range, with the same pdf.js and the same kind of worker as the app. */
export async function openFromDisk(engine: Engine, path: string): Promise<OpenedFromDisk> {
  const { pdfjs } = engine;
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  const read = (begin: number, end: number): Uint8Array => {
    const bytes = new Uint8Array(end - begin);
    readSync(file, bytes, 0, bytes.length, begin);
    return bytes;
  };
  class FromDisk extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      this.onDataRange(begin, read(begin, end));
    }
  }
  const port = engine.takeWorker();
  const pdf = await pdfjs.getDocument({
    ...pdfAssets,
    worker: pdfjs.PDFWorker.create({ port }),
    range: new FromDisk(size, read(0, Math.min(CHUNK, size))),
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    cMapPacked: true,
  }).promise;
  const close = async (): Promise<void> => {
    await pdf.loadingTask.destroy();
    port.terminate();
    closeSync(file);
  };
  return { pdf, close };
}
