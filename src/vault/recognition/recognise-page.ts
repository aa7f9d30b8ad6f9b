import type { RecognizedPage } from '../../ipc/recognition-views.ts';
import { runWorker, startWorker, type RunEnd } from '../documents/extract-run.ts';
import type { DocumentSource } from '../documents/extract-shapes.ts';
import { pdfWasmModule } from '../documents/pdf-wasm-module.ts';
import type { RecogniseStart } from './recognise-worker.ts';
import type { LanguageData } from './tesseract.ts';

/** Milliseconds that one page may take, drawn and read up to four times: a dense one takes four seconds a time. */
const PAGE_MS = 90_000;

export interface PageToRecognise {
  readonly source: DocumentSource;
  readonly password: string | undefined;
  /** From 1. */
  readonly page: number;
  readonly languages: readonly LanguageData[];
}

export type RecogniseOutcome =
  | { readonly kind: 'recognized'; readonly page: RecognizedPage }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'cancelled' };

/**
 * Recognises the text of one page of an untrusted PDF in a worker of its own, which sees nothing but this document
 * and is ended when it takes too long or too much memory. Rejects only with what `source.read` threw.
 */
export async function recognisePage(
  { source, password, page, languages }: PageToRecognise,
  signal: AbortSignal,
): Promise<RecogniseOutcome> {
  const module = await pdfWasmModule();
  let recognized: RecognizedPage | null = null;
  const end = await runWorker<RecognizedPage>({
    start: (bridge) => {
      const start: RecogniseStart = { module, size: source.size, password, page, languages, bridge };
      // The build (scripts/source-urls.ts) knows this form of URL and puts the worker's built file into it.
      return startWorker(new URL('./recognise-worker.ts', import.meta.url), start);
    },
    read: (offset, length) => source.read(offset, Math.min(length, source.size - offset)),
    onOpened: () => undefined,
    onPage: (found) => {
      recognized = found;
    },
    allowed: () => PAGE_MS,
    signal,
  });
  return outcomeOf(end, recognized);
}

/** What was read of a page stands, also where its worker was ended while it looked for a better reading. */
export function outcomeOf(end: RunEnd, recognized: RecognizedPage | null): RecogniseOutcome {
  if (end.kind === 'cancelled') return { kind: 'cancelled' };
  if (recognized !== null) return { kind: 'recognized', page: recognized };
  return { kind: 'failed', why: whyNot(end.kind === 'lost' && end.reason === 'time') };
}

function whyNot(late: boolean): string {
  return late
    ? 'Recognising the text of this page took too long, so it was stopped.'
    : 'The text of this page could not be recognised.';
}
