import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { loadEngine, type Engine } from './engine.ts';
import { JobQueue } from './job-queue.ts';
import { guardMemory, onTooMuchMemory, workerBrokenOff } from './memory-guard.ts';
import { PageStopped, type StopReason } from './open-failure.ts';
import { connect, PATIENCE, SMALL_FILE, type PdfConnection } from './pdf-connection.ts';
import type { PdfSource } from './pdf-source.ts';
import { SpareCanvases } from './spare-canvases.ts';
import { makesWay, urgency } from './urgency.ts';
import { watch } from './watchdog.ts';

/** Released pages after which fonts and images that pdf.js still holds are let go. */
const RELEASES_BETWEEN_CLEANINGS = 48;

/** Milliseconds that a job which is not wanted any more, or makes way, may still hold up one for the screen. */
const GIVE_WAY = 500;

/** What a job is handed. */
export interface PageJob {
  readonly page: PDFPageProxy;
  readonly engine: Engine;
  /** Aborted when the job is no longer wanted, or was stopped. */
  readonly signal: AbortSignal;
}

/** A document that is open for reading, with a worker that can be ended and started anew at any moment. */
export class PdfSession {
  readonly canvases = new SpareCanvases();
  readonly #engine: Engine;
  readonly #source: PdfSource;
  readonly #queue = new JobQueue(makesWay);
  readonly #stopped = new Map<number, StopReason>();
  #connection: PdfConnection;
  readonly #unguard: () => void;
  readonly #closing = new AbortController();
  #isWorking = false;
  #broken = false;
  #releases = 0;

  /** Opens a document; throws OpenError, also when `unwanted` is aborted. */
  static async open(source: PdfSource, unwanted: AbortSignal): Promise<PdfSession> {
    const engine = await loadEngine();
    const connection = await guardMemory(unwanted, (tooMuch) => connect(engine, source, tooMuch, unwanted));
    return new PdfSession(engine, source, connection);
  }

  private constructor(engine: Engine, source: PdfSource, connection: PdfConnection) {
    this.#engine = engine;
    this.#source = source;
    this.#connection = connection;
    // Canvases may wait, and a worker that rests may still hold what was unfolded before.
    this.#unguard = onTooMuchMemory(() => {
      this.canvases.clear();
      if (this.#isWorking || this.#broken) return;
      this.#end();
      workerBrokenOff();
    });
  }

  get pageCount(): number {
    return this.#connection.document.numPages;
  }

  /** The worker has the whole file, so that looking at any page costs no reading. */
  get isWhole(): boolean {
    return this.#source.bytes <= SMALL_FILE;
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Outside of the queue: for what must not wait, and only reads what opening has read anyway. */
  firstPage(): Promise<PDFPageProxy> {
    return this.#connection.document.getPage(1);
  }

  /**
   * Runs a job on a page when its turn comes. A job that works for more than ten seconds, or during which the window
   * takes too much memory (twice, where other work may have taken it), is stopped with its worker:
   * then PageStopped is thrown, now and for every later job on that page until `allow`. The others go on.
   * A job that was told to end and does not is ended with its worker, too, where one for the screen waits.
   */
  onPage<T>(
    number: number,
    priority: () => number,
    job: (given: PageJob) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const start = async (running: AbortSignal): Promise<T> => {
      const reason = this.#stopped.get(number);
      if (reason !== undefined) throw new PageStopped(number, reason);
      return this.#guard(number, running, async (document, inner) => {
        const page = await document.getPage(number);
        if (inner.aborted) throw running.reason;
        return job({ page, engine: this.#engine, signal: inner });
      });
    };
    return this.#queue.add(priority, start, signal);
  }

  /** The same for a question about the whole document. */
  onDocument<T>(
    job: (document: PDFDocumentProxy) => Promise<T>,
    signal: AbortSignal,
    urgent: number = urgency.background,
  ): Promise<T> {
    return this.#queue.add(
      () => urgent,
      (running) => this.#guard(0, running, job),
      signal,
    );
  }

  /** Lets a stopped page be tried again. */
  allow(page: number): void {
    this.#stopped.delete(page);
  }

  /** Says that a page is not on screen any more, so that its images can go. */
  release(page: number): void {
    if (this.closed || this.#broken) return;
    const never = new AbortController().signal;
    const { document } = this.#connection;
    document.getPage(page).then(
      (proxy) => proxy.cleanup(),
      () => undefined,
    );
    this.#releases += 1;
    if (this.#releases % RELEASES_BETWEEN_CLEANINGS !== 0) return;
    this.onDocument((opened) => opened.cleanup(true), never).catch(() => undefined);
  }

  close(): void {
    this.#closing.abort();
    this.#unguard();
    this.canvases.end();
    this.#end();
  }

  async #guard<T>(
    page: number,
    signal: AbortSignal,
    job: (document: PDFDocumentProxy, inner: AbortSignal) => Promise<T>,
  ): Promise<T> {
    try {
      return await guardMemory(signal, (tooMuch) => this.#watched(page, signal, tooMuch, job));
    } catch (thrown) {
      if (thrown instanceof PageStopped) this.#stopped.set(page, thrown.reason);
      throw thrown;
    }
  }

  async #watched<T>(
    page: number,
    signal: AbortSignal,
    tooMuchMemory: AbortSignal,
    job: (document: PDFDocumentProxy, inner: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (signal.aborted) throw signal.reason;
    if (this.#broken) await this.#restart(tooMuchMemory);
    if (signal.aborted) throw signal.reason;
    const connection = this.#connection;
    // AbortSignal.any would say this, were it in the oldest runtime.
    const bark = new AbortController();
    const leave = (): void => bark.abort();
    signal.addEventListener('abort', leave);
    const stopped = Promise.withResolvers<never>();
    const stop = (reason: StopReason): void => {
      this.#end();
      bark.abort();
      stopped.reject(new PageStopped(page, reason));
    };
    const isPaused = (): boolean => connection.awaitingBytes() || document.hidden;
    const unwatch = watch(PATIENCE, isPaused, () => stop('time'));
    const isInNobodysWay = (): boolean => !signal.aborted || this.#queue.waiting >= urgency.near;
    const unwatchWay = watch(
      GIVE_WAY,
      () => isPaused() || isInNobodysWay(),
      () => {
        this.#end();
        stopped.reject(signal.reason);
      },
    );
    tooMuchMemory.addEventListener('abort', () => stop('memory'));
    this.#isWorking = true;
    try {
      const work = job(connection.document, bark.signal);
      return await Promise.race([this.#untilFree(work, connection.document, signal), stopped.promise]);
    } finally {
      unwatch();
      unwatchWay();
      this.#isWorking = false;
      signal.removeEventListener('abort', leave);
    }
  }

  /**
   * A job's end. Of one that was told to end it comes when the worker answers again: painting rejects at once,
   * while the worker goes on decoding, and the next job would wait for that.
   */
  async #untilFree<T>(work: Promise<T>, document: PDFDocumentProxy, signal: AbortSignal): Promise<T> {
    try {
      return await work;
    } catch (thrown) {
      // A small question, whose answer pdf.js does not keep.
      if (signal.aborted && !this.closed && !this.#broken)
        await document.getPageMode().catch(() => undefined);
      throw thrown;
    }
  }

  /** The next job starts a new worker. */
  #end(): void {
    this.#broken = true;
    this.#connection.end();
    if (this.#isWorking) workerBrokenOff();
  }

  async #restart(tooMuchMemory: AbortSignal): Promise<void> {
    this.#connection = await connect(this.#engine, this.#source, tooMuchMemory, this.#closing.signal);
    if (this.closed) this.#connection.end();
    this.#broken = false;
  }
}
