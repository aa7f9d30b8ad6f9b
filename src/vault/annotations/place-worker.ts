import { parentPort, workerData } from 'node:worker_threads';
import { BlockCache } from '../documents/extract-blocks.ts';
import { BridgeQuestions } from '../documents/extract-bridge.ts';
import type { WorkerMessage } from '../documents/extract-messages.ts';
import { startPdfEngine, whyNotOpen, type PdfEngine } from '../documents/pdf-engine.ts';
import { loadText } from '../documents/upright-text.ts';
import { PdfReader } from '../inspections/pdf-reader.ts';
import { boxesOfWords, type PlacedCharacter } from './boxes-of-words.ts';
import type { FoundPlace, PlaceStart } from './place-messages.ts';

// The worker's whole program: the boxes of some words, then its end. place-findings.ts starts it and watches over it.

const MOST_CHARACTERS = 1_000_000;

const start = workerData as PlaceStart;

function send(message: WorkerMessage<FoundPlace>): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
}

const bridge = new BridgeQuestions(start.bridge, (offset) => send({ kind: 'read', offset }));
const file = new BlockCache(start.size, (offset) => bridge.read(offset));

function charactersOf(pdf: PdfReader, document: number, number: number): PlacedCharacter[] {
  const page = pdf.call('FPDF_LoadPage', document, number - 1);
  if (page === 0) return [];
  const text = loadText(pdf, page);
  const count = text === 0 ? 0 : Math.min(pdf.call('FPDFText_CountChars', text), MOST_CHARACTERS);
  const characters = Array.from({ length: Math.max(0, count) }, (_, index) => {
    const code = pdf.call('FPDFText_GetUnicode', text, index) >>> 0;
    return {
      text: code > 0xffff && code <= 0x10ffff ? String.fromCodePoint(code) : String.fromCharCode(code),
      box: pdf.rectangle('FPDFText_GetLooseCharBox', text, index) ?? ([0, 0, 0, 0] as const),
    };
  });
  if (text !== 0) pdf.call('FPDFText_ClosePage', text);
  pdf.call('FPDF_ClosePage', page);
  return characters;
}

function place(engine: PdfEngine): void {
  const document = engine.openDocument(start.size, start.password);
  engine.checkStack();
  if (document === 0) return send({ kind: 'refused', why: whyNotOpen(engine) });
  const pdf = new PdfReader(engine);
  send({ kind: 'opened', total: engine.call('FPDF_GetPageCount', document) });
  for (const [page, findings] of Map.groupBy(start.findings, ({ anchor }) => anchor.page)) {
    bridge.page = page;
    const characters = charactersOf(pdf, document, page);
    engine.checkStack();
    for (const { id, anchor } of findings) {
      send({ kind: 'page', page: { id, boxes: boxesOfWords(anchor, characters) } });
    }
  }
  send({ kind: 'finished' });
}

let engine: PdfEngine | undefined;
try {
  engine = startPdfEngine(start.module, (offset, into) => file.read(offset, into));
  place(engine);
} catch {
  send({ kind: 'lost', reason: engine?.memoryRefused() ? 'memory' : 'crash', page: bridge.page });
}
