import { parentPort, workerData } from 'node:worker_threads';
import { BlockCache } from './extract-blocks.ts';
import { BridgeQuestions } from './extract-bridge.ts';
import type { RefusedOpening, WorkerMessage, WorkerStart } from './extract-messages.ts';
import type { PageText } from './extract-shapes.ts';
import { startPdfEngine, type PdfEngine } from './pdf-engine.ts';
import { readPage, unreadPage } from './pdf-page-text.ts';

// The worker's whole program: one document, then its end. extract-run.ts starts it and watches over it.

/** PDFium keeps the streams it has read until a document is closed; after this many bytes it is reopened. */
const REOPEN_BYTES = 96 * 1024 * 1024;
/** Pages are sent in batches, after so many milliseconds or UTF-16 units. */
const BATCH_MS = 50;
const BATCH_CHARS = 262_144;

const PASSWORD_ERROR = 4;
const SECURITY_ERROR = 5;

const start = workerData as WorkerStart;

function send(message: WorkerMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
}

const bridge = new BridgeQuestions(start.bridge, (offset) => send({ kind: 'read', offset }));
const file = new BlockCache(start.size, (offset) => bridge.read(offset));

class Batch {
  #pages: PageText[] = [];
  #chars = 0;
  #since = performance.now();
  readonly #total: number;

  constructor(total: number) {
    this.#total = total;
  }

  add(page: PageText): void {
    this.#pages.push(page);
    this.#chars += page.text.length;
    if (this.#chars > BATCH_CHARS || performance.now() - this.#since > BATCH_MS) this.flush();
  }

  flush(): void {
    if (this.#pages.length > 0) send({ kind: 'pages', total: this.#total, pages: this.#pages });
    this.#pages = [];
    this.#chars = 0;
    this.#since = performance.now();
  }
}

function whyNotOpen(engine: PdfEngine): RefusedOpening {
  const error = engine.call('FPDF_GetLastError');
  if (error === PASSWORD_ERROR) return 'password';
  return error === SECURITY_ERROR ? 'encryption' : 'structure';
}

function expectSound(engine: PdfEngine): void {
  engine.checkStack();
  if (engine.memoryRefused()) throw new Error('PDFium wanted more memory than it may have');
}

function readPages(engine: PdfEngine, opened: number, total: number, batch: Batch): void {
  let document = opened;
  let reopenAt = file.bytesRead + REOPEN_BYTES;
  for (let page = start.first; page <= total; page++) {
    bridge.page = page;
    const skipped = start.skip.get(page);
    const read = skipped ? unreadPage(page, skipped) : readPage(engine, document, page, start.pageChars);
    expectSound(engine);
    batch.add(read);
    if (file.bytesRead > reopenAt) {
      engine.call('FPDF_CloseDocument', document);
      document = engine.openDocument(start.size, start.password);
      if (document === 0) throw new Error('the file opened before and now does not');
      reopenAt = file.bytesRead + REOPEN_BYTES;
    }
  }
  batch.flush();
}

function run(engine: PdfEngine): void {
  const document = engine.openDocument(start.size, start.password);
  expectSound(engine);
  if (document === 0) return send({ kind: 'refused', why: whyNotOpen(engine) });
  const total = engine.call('FPDF_GetPageCount', document);
  expectSound(engine);
  if (total < 1) return send({ kind: 'refused', why: 'no-pages' });
  const batch = new Batch(total);
  try {
    readPages(engine, document, total, batch);
  } catch (error) {
    batch.flush();
    throw error;
  }
  send({ kind: 'finished', total });
}

let engine: PdfEngine | undefined;
try {
  engine = startPdfEngine(start.module, (offset, into) => file.read(offset, into));
  run(engine);
} catch {
  send({ kind: 'lost', reason: engine?.memoryRefused() ? 'memory' : 'crash', page: bridge.page });
}
