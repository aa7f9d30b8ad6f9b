import { parentPort, workerData } from 'node:worker_threads';
import { BlockCache } from './extract-blocks.ts';
import { BridgeQuestions, claimPages } from './extract-bridge.ts';
import type { WorkerMessage, WorkerStart } from './extract-messages.ts';
import { startPdfEngine, whyNotOpen, type PdfEngine } from './pdf-engine.ts';
import { readPage } from './pdf-page-text.ts';

// The worker's whole program: pages of one document, then its end. extract-run.ts starts it and watches over it.

/** PDFium keeps the streams it has read until a document is closed; after this many bytes it is reopened. */
const REOPEN_BYTES = 96 * 1024 * 1024;

const start = workerData as WorkerStart;

function send(message: WorkerMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
}

const bridge = new BridgeQuestions(start.bridge, (offset) => send({ kind: 'read', offset }));
const file = new BlockCache(start.size, (offset) => bridge.read(offset));

function expectSound(engine: PdfEngine): void {
  engine.checkStack();
  if (engine.memoryRefused()) throw new Error('PDFium wanted more memory than it may have');
}

function* pagesToRead(total: number): Generator<number> {
  yield* start.pages;
  for (;;) {
    const claimed = claimPages(start.claims).filter((page) => page <= total);
    if (claimed.length === 0) return;
    yield* claimed;
  }
}

function readPages(engine: PdfEngine, opened: number, total: number): void {
  let document = opened;
  let reopenAt = file.bytesRead + REOPEN_BYTES;
  for (const number of pagesToRead(total)) {
    bridge.page = number;
    const page = readPage(engine, document, number, start.pageChars);
    expectSound(engine);
    send({ kind: 'page', page });
    if (file.bytesRead > reopenAt) {
      engine.call('FPDF_CloseDocument', document);
      document = engine.openDocument(start.size, start.password);
      if (document === 0) throw new Error('the file opened before and now does not');
      reopenAt = file.bytesRead + REOPEN_BYTES;
    }
  }
}

function run(engine: PdfEngine): void {
  const document = engine.openDocument(start.size, start.password);
  expectSound(engine);
  if (document === 0) return send({ kind: 'refused', why: whyNotOpen(engine) });
  const total = engine.call('FPDF_GetPageCount', document);
  expectSound(engine);
  if (total < 1) return send({ kind: 'refused', why: 'no-pages' });
  send({ kind: 'opened', total });
  readPages(engine, document, total);
  send({ kind: 'finished' });
}

let engine: PdfEngine | undefined;
try {
  engine = startPdfEngine(start.module, (offset, into) => file.read(offset, into));
  run(engine);
} catch {
  send({ kind: 'lost', reason: engine?.memoryRefused() ? 'memory' : 'crash', page: bridge.page });
}
