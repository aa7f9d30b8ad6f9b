import type * as NodeFs from 'node:fs';
import { loadEngine, pdfAssets } from '../../../src/renderer/pdf/engine.ts';

/** What a page has with `nodeIntegration`, as far as it is used here; named so that the bundler leaves it alone. */
const node = globalThis as unknown as { readonly require: (name: 'node:fs') => typeof NodeFs };
const { openSync, readSync, fstatSync, closeSync } = node.require('node:fs');
const CHUNK = 524_288;

/**
 * Opens a PDF straight from the disk, by range, with the same pdf.js and the same kind of worker, and paints its first
 * page `width` CSS pixels wide. Gives the milliseconds from the call to the painted canvas in the page.
 */
async function firstPage(path: string, width: number): Promise<number> {
  const engine = await loadEngine();
  const { pdfjs } = engine;
  document.querySelector('#page')?.replaceChildren();
  const began = performance.now();
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
  const worker = pdfjs.PDFWorker.create({ port });
  const range = new FromDisk(size, read(0, Math.min(CHUNK, size)));
  const options = {
    ...pdfAssets,
    worker,
    range,
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    disableStream: true,
  };
  const opened = await pdfjs.getDocument({ ...options, cMapPacked: true }).promise;
  const page = await opened.getPage(1);
  const scale = (width / page.getViewport({ scale: 1 }).width) * devicePixelRatio;
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvas, viewport }).promise;
  document.querySelector('#page')?.append(canvas);
  const took = performance.now() - began;
  await opened.loadingTask.destroy();
  port.terminate();
  closeSync(file);
  return took;
}

Object.assign(window, { firstPage, ready: loadEngine() });
