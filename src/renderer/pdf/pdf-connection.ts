import type { PDFDocumentProxy } from 'pdfjs-dist';
import { pdfAssets, type Engine } from './engine.ts';
import { workerBrokenOff } from './memory-guard.ts';
import { OpenError, openFailure } from './open-failure.ts';
import { readRange, type PdfSource } from './pdf-source.ts';
import { chunkBytes, feedRanges, readEnds, type FileEnds } from './range-transport.ts';
import { watch } from './watchdog.ts';

/** Milliseconds of work after which a page, or the opening of a document, is stopped. */
export const PATIENCE = 10_000;

/** Up to this size a file is read at once. */
export const SMALL_FILE = 8_388_608;

/** Pixels of one image above which pdf.js leaves it out: a scan of A2 at 1200 dpi fits. */
const LARGEST_IMAGE = 600_000_000;

/** One worker with one document open in it. Ending it is always possible, whatever the worker does. */
export interface PdfConnection {
  readonly document: PDFDocumentProxy;
  /** True while the worker waits for bytes of the file, which is no fault of its own. */
  awaitingBytes(): boolean;
  end(): void;
}

/** Opens a document in a worker of its own; throws OpenError, also when one of the signals is aborted. */
export async function connect(
  engine: Engine,
  source: PdfSource,
  tooMuchMemory: AbortSignal,
  unwanted: AbortSignal,
): Promise<PdfConnection> {
  if (source.bytes === 0) throw new OpenError({ kind: 'empty', detail: null });
  if (unwanted.aborted) throw unwanted.reason;
  const port = engine.takeWorker();
  // The worker and pdf.js agree on how to speak while the bytes are still on their way.
  const worker = engine.pdfjs.PDFWorker.create({ port, verbosity: engine.pdfjs.VerbosityLevel.ERRORS });
  const ends = await readBeginning(source).catch((thrown: unknown) => {
    port.terminate();
    throw thrown;
  });
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  const feed =
    source.bytes <= SMALL_FILE
      ? null
      : feedRanges(engine, source, ends, (thrown) => failed.reject(unreadable(thrown)));
  const task = engine.pdfjs.getDocument({
    ...(feed === null ? { data: ends.head.slice() } : { range: feed.transport }),
    ...pdfAssets,
    worker,
    cMapPacked: true,
    useWorkerFetch: true,
    rangeChunkSize: chunkBytes(source.bytes),
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    disableWorkerRendering: true,
    maxImageSize: LARGEST_IMAGE,
    verbosity: engine.pdfjs.VerbosityLevel.ERRORS,
  });
  const end = (): void => {
    task.destroy().catch(() => undefined);
    port.terminate();
  };
  let awaitingPassword = false;
  task.onPassword = givePassword(source, failed.reject, (value) => (awaitingPassword = value));
  port.addEventListener('error', () => failed.reject(new OpenError({ kind: 'stopped', detail: null })));
  const breakOff = (reason: unknown): void => {
    workerBrokenOff();
    failed.reject(reason);
  };
  const unwatch = watch(
    PATIENCE,
    () => awaitingPassword || feed?.awaiting() === true || document.hidden,
    () => breakOff(new OpenError({ kind: 'stopped', detail: null })),
  );
  const takesTooMuch = (): void => breakOff(new OpenError({ kind: 'too-much-memory', detail: null }));
  const leave = (): void => breakOff(unwanted.reason);
  tooMuchMemory.addEventListener('abort', takesTooMuch);
  unwanted.addEventListener('abort', leave);
  try {
    if (tooMuchMemory.aborted) takesTooMuch();
    if (unwanted.aborted) leave();
    const opened = await Promise.race([task.promise, failed.promise]);
    return { document: opened, awaitingBytes: () => feed?.awaiting() === true, end };
  } catch (thrown) {
    end();
    throw new OpenError(openFailure(thrown, ends.head));
  } finally {
    unwatch();
    tooMuchMemory.removeEventListener('abort', takesTooMuch);
    unwanted.removeEventListener('abort', leave);
  }
}

async function readBeginning(source: PdfSource): Promise<FileEnds> {
  try {
    if (source.bytes > SMALL_FILE) return await readEnds(source);
    const head = await readRange(source, 0, source.bytes);
    return { head, tail: { begin: 0, bytes: head } };
  } catch (thrown) {
    throw unreadable(thrown);
  }
}

function unreadable(thrown: unknown): OpenError {
  const detail = thrown instanceof Error ? thrown.message : 'The file could not be read.';
  return new OpenError({ kind: 'unreadable', detail });
}

/** Answers pdf.js's first question with the password that the vault keeps; a second question means it was wrong. */
function givePassword(
  source: PdfSource,
  fail: (error: OpenError) => void,
  setWaiting: (waiting: boolean) => void,
): (answer: (password: string) => void) => void {
  let asked = false;
  const needed = (): void => fail(new OpenError({ kind: 'password-needed' }));
  return (answer) => {
    if (asked) return needed();
    asked = true;
    setWaiting(true);
    source
      .password()
      .then(
        (password) => (password === null ? needed() : answer(password)),
        (thrown: unknown) => fail(unreadable(thrown)),
      )
      .finally(() => setWaiting(false));
  };
}
