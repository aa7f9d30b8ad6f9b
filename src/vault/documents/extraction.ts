import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { claimOf, createClaims } from './extract-bridge.ts';
import type { RefusedOpening, SharedBridge, WorkerStart } from './extract-messages.ts';
import { type RunEnd, runWorker, startWorker } from './extract-run.ts';
import type {
  DocumentSource,
  ExtractLimits,
  ExtractOptions,
  ExtractOutcome,
  LossReason,
  PageText,
} from './extract-shapes.ts';
import { PageOrder } from './extract-order.ts';
import { unreadPage } from './pdf-page-text.ts';

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

/** From so many pages on a second worker pays. */
const PAGES_FOR_TWO = 48;

/** One document's way through as many workers as it takes: at most two at a time, each replaced when it is lost. */
export class Extraction {
  readonly #source: DocumentSource;
  readonly #options: ExtractOptions;
  readonly #limits: ExtractLimits;
  readonly #module: WebAssembly.Module;
  readonly #claims = createClaims();
  readonly #began = performance.now();
  readonly #end = new AbortController();
  readonly #lanes: Promise<void>[] = [];
  readonly #retried = new Set<number>();
  readonly #unread: number[] = [];
  readonly #order = new PageOrder((page) => this.#deliver(page));
  #outcome: ExtractOutcome | undefined;
  #lost: { reason: LossReason; page: number }[] = [];
  #total = 0;
  #chars = 0;

  constructor(source: DocumentSource, options: ExtractOptions, module: WebAssembly.Module) {
    this.#source = source;
    this.#options = options;
    this.#limits = { ...EXTRACT_LIMITS, ...options.limits };
    this.#module = module;
  }

  async run(): Promise<ExtractOutcome> {
    const cancel = (): void => this.#conclude({ kind: 'cancelled' });
    this.#options.signal?.addEventListener('abort', cancel);
    try {
      this.#openLane();
      for (const lane of this.#lanes) await lane;
    } finally {
      this.#options.signal?.removeEventListener('abort', cancel);
      this.#end.abort();
      await Promise.allSettled(this.#lanes);
    }
    return this.#outcome ?? this.#summary();
  }

  /** The first outcome counts; every worker ends on it. */
  #conclude(outcome: ExtractOutcome): void {
    this.#outcome ??= outcome;
    this.#end.abort();
  }

  #openLane(): void {
    const lane = this.#runLane();
    // Waited for in run(); until then a failure must not count as unhandled.
    lane.catch(() => this.#end.abort());
    this.#lanes.push(lane);
  }

  async #runLane(): Promise<void> {
    let pages: readonly number[] | undefined = [];
    while (pages !== undefined && this.#outcome === undefined) pages = await this.#runOnce(pages);
  }

  /** Runs one worker. Returns the pages that its successor is to begin with, undefined when none is needed. */
  async #runOnce(pages: readonly number[]): Promise<readonly number[] | undefined> {
    let read = 0;
    const end: RunEnd = await runWorker<PageText>({
      start: (bridge) => this.#startWorker(bridge, pages),
      read: (offset, length) => this.#source.read(offset, Math.min(length, this.#source.size - offset)),
      onOpened: (total) => this.#opened(total),
      onPage: (page) => {
        read++;
        this.#order.add(page);
      },
      allowed: (page) => this.#allowed(page),
      signal: this.#end.signal,
    });
    if (end.kind === 'refused') this.#conclude(refusal(end.why, this.#options.password !== undefined));
    return end.kind === 'lost' ? this.#goOn(end.reason, end.page, read) : undefined;
  }

  // The build (scripts/source-urls.ts) knows this form of URL and puts the worker's built file into it.
  #startWorker(bridge: SharedBridge, pages: readonly number[]): Worker {
    const start: WorkerStart = {
      module: this.#module,
      size: this.#source.size,
      password: this.#options.password,
      pages,
      claims: this.#claims,
      pageChars: this.#limits.pageChars,
      bridge,
    };
    return startWorker(new URL('./extract-worker.ts', import.meta.url), start);
  }

  #opened(total: number): void {
    this.#total = total;
    if (total >= PAGES_FOR_TWO && this.#lanes.length === 1 && availableParallelism() > 1) this.#openLane();
  }

  #deliver(page: PageText): void {
    if (this.#outcome !== undefined) return;
    this.#chars += page.text.length;
    if (page.problem !== null && page.problem !== 'cut') this.#unread.push(page.page);
    this.#options.onPage(page, this.#total);
    const reason = this.#exhausted();
    if (reason !== undefined) this.#conclude({ kind: 'stopped', reason, page: page.page });
  }

  #allowed(page: number | null): number {
    if (this.#exhausted() !== undefined) return 0;
    if (page !== null) return this.#limits.pageMs;
    return this.#limits.openMs + this.#source.size / OPEN_BYTES_PER_MS;
  }

  #exhausted(): LossReason | undefined {
    if (this.#chars > this.#limits.documentChars) return 'memory';
    return performance.now() - this.#began > this.#limits.documentMs ? 'time' : undefined;
  }

  #goOn(reason: LossReason, page: number | null, read: number): readonly number[] | undefined {
    const stopped: ExtractOutcome = { kind: 'stopped', reason: this.#exhausted() ?? reason, page };
    if (page === null || this.#exhausted() !== undefined) {
      this.#conclude(stopped);
      return undefined;
    }
    if (!this.#order.has(page) && !this.#mayRetry(page, reason, read)) {
      this.#lost.push({ reason, page });
      this.#order.add(unreadPage(page, reason));
      if (this.#lost.length > this.#limits.lostPages) this.#conclude(stopped);
    }
    if (this.#order.count === this.#total) return undefined;
    return claimOf(page).filter((other) => other <= this.#total && !this.#order.has(other));
  }

  /** A page that broke its worker behind others gets one more try, at the start of a fresh one. */
  #mayRetry(page: number, reason: LossReason, read: number): boolean {
    if (reason === 'time' || read === 0 || this.#retried.has(page)) return false;
    this.#retried.add(page);
    return true;
  }

  #summary(): ExtractOutcome {
    const [first] = this.#lost;
    if (this.#unread.length < this.#total) return { kind: 'done', pages: this.#total, unread: this.#unread };
    if (first !== undefined) return { kind: 'stopped', ...first };
    return { kind: 'damaged', detail: 'None of its pages can be read.' };
  }
}

function refusal(why: RefusedOpening, passwordGiven: boolean): ExtractOutcome {
  switch (why) {
    case 'password':
      return { kind: passwordGiven ? 'password-wrong' : 'password-needed' };
    case 'encryption':
      return { kind: 'damaged', detail: 'It is encrypted in a way that is not supported.' };
    case 'structure':
      return { kind: 'damaged', detail: 'Its structure cannot be read.' };
    case 'no-pages':
      return { kind: 'damaged', detail: 'It has no pages.' };
  }
}
