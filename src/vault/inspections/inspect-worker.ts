import { parentPort, workerData } from 'node:worker_threads';
import { BlockCache } from '../documents/extract-blocks.ts';
import { BridgeQuestions, readWhole } from '../documents/extract-bridge.ts';
import { whyNotOpen, startPdfEngine, type PdfEngine } from '../documents/pdf-engine.ts';
import type { WorkerMessage } from '../documents/extract-messages.ts';
import { fileFacts, TAIL_BYTES } from './file-facts.ts';
import type { InspectReport, InspectStart } from './inspect-messages.ts';
import { inspectPage } from './inspect-page.ts';
import { PdfReader } from './pdf-reader.ts';

// The worker's whole program: one part of an inspection, then its end. inspect.ts starts it and watches over it.

const start = workerData as InspectStart;

function send(message: WorkerMessage<InspectReport>): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
}

const bridge = new BridgeQuestions(start.bridge, (offset) => send({ kind: 'read', offset }));

function tell(report: InspectReport): void {
  send({ kind: 'page', page: report });
}

function latin1(file: BlockCache, from: number): string {
  const bytes = new Uint8Array(Math.min(TAIL_BYTES, start.size - from));
  return file.read(from, bytes) ? new TextDecoder('latin1').decode(bytes) : '';
}

async function lookAtObjects(): Promise<void> {
  // Loaded for this part alone: it takes longer to load than most files to look into.
  const { objectFacts } = await import('./object-facts.ts');
  const objects = await objectFacts(readWhole(bridge, start.size), start.password).catch(() => null);
  tell({ about: 'objects', objects });
  send({ kind: 'finished' });
}

function lookAtPages(
  engine: PdfEngine,
  file: BlockCache,
  first: number,
  layersOff: ReadonlySet<string>,
): void {
  const document = engine.openDocument(start.size, start.password);
  engine.checkStack();
  if (document === 0) return send({ kind: 'refused', why: whyNotOpen(engine) });
  const total = engine.call('FPDF_GetPageCount', document);
  if (total < 1) return send({ kind: 'refused', why: 'no-pages' });
  const pdf = new PdfReader(engine);
  const facts = fileFacts(pdf, document, {
    head: latin1(file, 0),
    tail: latin1(file, Math.max(0, start.size - TAIL_BYTES)),
    size: start.size,
  });
  send({ kind: 'opened', total });
  tell({ about: 'file', file: facts });
  for (let number = first; number <= total; number++) {
    bridge.page = number;
    const page = inspectPage(pdf, document, number, layersOff);
    engine.checkStack();
    if (engine.memoryRefused()) throw new Error('PDFium wanted more memory than it may have');
    tell({ about: 'page', page });
  }
  send({ kind: 'finished' });
}

if (start.part === 'objects') await lookAtObjects();
else {
  let engine: PdfEngine | undefined;
  try {
    const file = new BlockCache(start.size, (offset) => bridge.read(offset));
    engine = startPdfEngine(start.module, (offset, into) => file.read(offset, into));
    lookAtPages(engine, file, start.first, new Set(start.layersOff));
  } catch {
    send({ kind: 'lost', reason: engine?.memoryRefused() ? 'memory' : 'crash', page: bridge.page });
  }
}
