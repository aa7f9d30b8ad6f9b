import type { Extraction } from '../../ipc/views.ts';
import type { WritableDb } from '../database.ts';
import { documentSource } from '../document-store.ts';
import { extract } from './extractor.ts';
import type { ExtractOutcome, PageText } from './extract-shapes.ts';
import { clearPages, documentPassword, storePages } from './page-store.ts';

const batchPages = 64;
const batchChars = 524_288;

export interface ReadingOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, pages: number) => void;
}

/** Reads a document's pages anew into the vault. Gives how that ended; null when `signal` stopped it. */
export async function readDocument(
  db: WritableDb,
  sha256: string,
  { signal, onProgress }: ReadingOptions,
): Promise<Extraction | null> {
  let batch: PageText[] = [];
  let chars = 0;
  let imageOnly = 0;
  const flush = () => {
    storePages(db, sha256, batch);
    batch = [];
    chars = 0;
  };
  clearPages(db, sha256);
  const outcome = await extract(documentSource(db, sha256), {
    signal,
    password: documentPassword(db, sha256) ?? undefined,
    onPage: (page, total) => {
      batch.push(page);
      chars += page.text.length;
      if (page.imageOnly) imageOnly += 1;
      if (batch.length >= batchPages || chars >= batchChars) flush();
      onProgress(page.page, total);
    },
  });
  if (!signal.aborted) flush();
  return extractionOf(outcome, imageOnly);
}

function extractionOf(outcome: ExtractOutcome, imageOnlyPages: number): Extraction | null {
  switch (outcome.kind) {
    case 'done':
      return { state: 'read', pages: outcome.pages, unreadPages: outcome.unread, imageOnlyPages };
    case 'password-needed':
    case 'password-wrong':
      return { state: 'password-needed' };
    case 'empty':
      return failed('empty', 'This file is empty: it has no bytes at all. It is kept as it came.');
    case 'not-a-pdf':
      return failed('not-a-pdf', 'This file is not a PDF, whatever its name says. It is kept as it came.');
    case 'damaged':
      return failed('damaged', 'This PDF is damaged and could not be read. It is kept as it came.');
    case 'stopped':
      return failed('stopped', stoppedWhy(outcome));
    case 'cancelled':
      return null;
  }
}

function stoppedWhy({ reason, page }: Extract<ExtractOutcome, { kind: 'stopped' }>): string {
  const causes = { time: 'takes too long', memory: 'takes too much memory', crash: 'breaks the reader' };
  const where = page === null ? 'Opening this PDF' : `Reading page ${page} of this PDF`;
  return `${where} ${causes[reason]}, so it was stopped. It is kept as it came.`;
}

function failed(kind: Extract<Extraction, { state: 'failed' }>['kind'], why: string): Extraction {
  return { state: 'failed', kind, why };
}

/** Whether a password opens a document, tried on its first page. `stopped` and `damaged` count as no. */
export async function opensWith(db: WritableDb, sha256: string, password: string): Promise<boolean> {
  const controller = new AbortController();
  let opened = false;
  const outcome = await extract(documentSource(db, sha256), {
    signal: controller.signal,
    password,
    onPage: () => {
      opened = true;
      controller.abort();
    },
  });
  return opened || outcome.kind === 'done';
}
