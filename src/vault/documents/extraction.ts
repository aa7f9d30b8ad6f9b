import type { RefusedOpening, WorkerStart } from './extract-messages.ts';
import { type RunEnd, runWorker } from './extract-run.ts';
import type {
  DocumentSource,
  ExtractLimits,
  ExtractOptions,
  ExtractOutcome,
  LossReason,
  PageText,
} from './extract-shapes.ts';

export const EXTRACT_LIMITS: ExtractLimits = {
  openMs: 8_000,
  pageMs: 8_000,
  documentMs: 1_800_000,
  lostPages: 3,
  pageChars: 1_048_576,
  documentChars: 268_435_456,
};

/** A damaged file is searched from end to end; this is the slowest pace at which that is waited for. */
const OPEN_BYTES_PER_MS = 16_384;

/** One document's way through as many workers as it takes. */
export class Extraction {
  readonly #source: DocumentSource;
  readonly #options: ExtractOptions;
  readonly #limits: ExtractLimits;
  readonly #module: WebAssembly.Module;
  readonly #began = performance.now();
  /** Pages given up, in the order in which that happened. */
  readonly #lost = new Map<number, LossReason>();
  readonly #retried = new Set<number>();
  readonly #unread: number[] = [];
  #delivered = 0;
  #chars = 0;

  constructor(source: DocumentSource, options: ExtractOptions, module: WebAssembly.Module) {
    this.#source = source;
    this.#options = options;
    this.#limits = { ...EXTRACT_LIMITS, ...options.limits };
    this.#module = module;
  }

  async run(): Promise<ExtractOutcome> {
    for (;;) {
      if (this.#options.signal?.aborted) return { kind: 'cancelled' };
      const first = this.#delivered + 1;
      const end = await this.#runFrom(first);
      const outcome = this.#conclude(end, first);
      if (outcome !== undefined) return outcome;
    }
  }

  #runFrom(first: number): Promise<RunEnd> {
    const start: Omit<WorkerStart, 'bridge'> = {
      module: this.#module,
      size: this.#source.size,
      password: this.#options.password,
      first,
      skip: this.#lost,
      pageChars: this.#limits.pageChars,
    };
    return runWorker({
      start,
      read: (offset, length) => this.#source.read(offset, Math.min(length, this.#source.size - offset)),
      onPages: (pages, total) => this.#deliver(pages, total),
      allowed: (page) => this.#allowed(page),
      signal: this.#options.signal,
    });
  }

  #deliver(pages: readonly PageText[], total: number): void {
    for (const page of pages) {
      if (this.#options.signal?.aborted) return;
      this.#delivered = page.page;
      this.#chars += page.text.length;
      if (page.problem !== null && page.problem !== 'cut') this.#unread.push(page.page);
      this.#options.onPage(page, total);
    }
  }

  #allowed(page: number | null): number {
    if (this.#exhausted() !== undefined) return 0;
    if (page !== null) return this.#limits.pageMs;
    return this.#limits.openMs + this.#source.size / OPEN_BYTES_PER_MS;
  }

  /** The outcome, or undefined when another worker is to go on from the first page not delivered. */
  #conclude(end: RunEnd, first: number): ExtractOutcome | undefined {
    switch (end.kind) {
      case 'cancelled':
        return end;
      case 'refused':
        return this.#refused(end.why);
      case 'finished':
        return this.#finished(end.total);
      case 'lost':
        return this.#goOnWithout(end.page, end.reason, first);
    }
  }

  #refused(why: RefusedOpening): ExtractOutcome {
    switch (why) {
      case 'password':
        return { kind: this.#options.password === undefined ? 'password-needed' : 'password-wrong' };
      case 'encryption':
        return { kind: 'damaged', detail: 'It is encrypted in a way that is not supported.' };
      case 'structure':
        return { kind: 'damaged', detail: 'Its structure cannot be read.' };
      case 'no-pages':
        return { kind: 'damaged', detail: 'It has no pages.' };
    }
  }

  #finished(total: number): ExtractOutcome {
    if (this.#unread.length < total) return { kind: 'done', pages: total, unread: this.#unread };
    for (const [page, reason] of this.#lost) return { kind: 'stopped', reason, page };
    return { kind: 'damaged', detail: 'None of its pages can be read.' };
  }

  #goOnWithout(page: number | null, reason: LossReason, first: number): ExtractOutcome | undefined {
    const stopped: ExtractOutcome = { kind: 'stopped', reason: this.#exhausted() ?? reason, page };
    if (page === null || this.#exhausted() !== undefined) return stopped;
    // Lost between two pages: the next worker goes on behind what this one delivered.
    if (page <= this.#delivered) return this.#delivered >= first ? undefined : stopped;
    if (reason !== 'time' && this.#mayRetry(page, first)) return undefined;
    this.#lost.set(page, reason);
    return this.#lost.size > this.#limits.lostPages ? stopped : undefined;
  }

  /** A page that failed behind others gets one more try, at the start of a fresh worker. */
  #mayRetry(page: number, first: number): boolean {
    let tried = first;
    while (this.#lost.has(tried)) tried++;
    if (page === tried || this.#retried.has(page)) return false;
    this.#retried.add(page);
    return true;
  }

  #exhausted(): LossReason | undefined {
    if (this.#chars > this.#limits.documentChars) return 'memory';
    return performance.now() - this.#began > this.#limits.documentMs ? 'time' : undefined;
  }
}
