import { parentPort, workerData } from 'node:worker_threads';
import { BlockCache } from '../documents/extract-blocks.ts';
import { BridgeQuestions } from '../documents/extract-bridge.ts';
import type { SharedBridge, WorkerMessage } from '../documents/extract-messages.ts';
import { startPdfEngine } from '../documents/pdf-engine.ts';
import type { RecognizedPage } from '../../ipc/recognition-views.ts';
import { ownLines, withOwnLines } from './own-lines.ts';
import { withPagePicture, type QuarterTurns } from './page-picture.ts';
import { readTable } from './read-table.ts';
import { readUpright } from './read-upright.ts';
import { startTesseract, type LanguageData } from './tesseract.ts';

// The worker's whole program: one page of one document, drawn and recognised, then its end.

/** What the worker is started with. */
export interface RecogniseStart {
  readonly module: WebAssembly.Module;
  readonly size: number;
  readonly password: string | undefined;
  /** From 1. */
  readonly page: number;
  readonly languages: readonly LanguageData[];
  readonly bridge: SharedBridge;
}

const start = workerData as RecogniseStart;

function send(message: WorkerMessage<RecognizedPage>): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
}

const bridge = new BridgeQuestions(start.bridge, (offset) => send({ kind: 'read', offset }));
const file = new BlockCache(start.size, (offset) => bridge.read(offset));

async function run(): Promise<void> {
  const tesseract = await startTesseract(start.languages);
  const engine = startPdfEngine(start.module, (offset, into) => file.read(offset, into));
  const document = engine.openDocument(start.size, start.password);
  if (document === 0) return send({ kind: 'refused', why: 'structure' });
  bridge.page = start.page;
  const own = ownLines(engine, document, start.page);
  engine.checkStack();
  const tellPage = (found: RecognizedPage['lines']): void => tell(withOwnLines(own, found));
  const lines = withPagePicture(engine, document, start.page, (draw) => {
    const read = (turns: QuarterTurns): RecognizedPage['lines'] => {
      const { pgm, toUserSpace } = draw(turns);
      engine.checkStack();
      return readTable(tesseract.recognise(pgm)).map((line) =>
        line.map(({ text, confidence, box }) => ({
          text,
          confidence: Math.round(confidence),
          box: toUserSpace(box),
        })),
      );
    };
    return readUpright(read, tellPage);
  });
  if (lines === null) return send({ kind: 'refused', why: 'structure' });
  tellPage(lines);
  send({ kind: 'finished' });
}

/** The last one told is what the page's text is, also where this worker is ended. */
function tell(lines: RecognizedPage['lines']): void {
  send({ kind: 'page', page: { languages: start.languages.map(({ code }) => code), lines } });
}

run().catch(() => send({ kind: 'lost', reason: 'crash', page: bridge.page }));
