import { Worker } from 'node:worker_threads';
import { BLOCK_BYTES, BridgeAnswers, createBridge } from './extract-bridge.ts';
import type { RefusedOpening, SharedBridge, WorkerMessage } from './extract-messages.ts';
import type { LossReason } from './extract-shapes.ts';

/** Memory of the worker's own JavaScript, in MiB; WebAssembly has limits of its own (pdf-wasm-module.ts). */
const WORKER_MEMORY = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };

/** How often the time is looked at. A thread that was held up counts one look, however long it was. */
const LOOK_MS = 100;

/** What one worker is to do, and whom it tells. `Page` is what it says of a page. */
export interface RunTask<Page> {
  /** Starts the worker, by `startWorker`, with its end of the bridge to the file. */
  start(bridge: SharedBridge): Worker;
  /** Synchronous; bytes from `offset`, at most `length`. */
  read(offset: number, length: number): Uint8Array;
  onOpened(total: number): void;
  onPage(page: Page): void;
  /** Milliseconds that the worker may be at a page; null means opening the file. */
  allowed(page: number | null): number;
  /** Bytes by which this process may grow meanwhile, for workers whose buffers no other limit holds. */
  readonly growth?: number;
  readonly signal: AbortSignal;
}

export type RunEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'refused'; readonly why: RefusedOpening }
  | { readonly kind: 'lost'; readonly reason: LossReason; readonly page: number | null }
  | { readonly kind: 'cancelled' };

/**
 * Runs one worker to its end. However it ends, the thread is gone when the promise settles. Rejects only
 * with what `read`, `onOpened` or `onPage` threw.
 */
export async function runWorker<Page>(task: RunTask<Page>): Promise<RunEnd> {
  if (task.signal.aborted) return { kind: 'cancelled' };
  return new Promise((resolve, reject) => {
    const bridge = createBridge();
    const answers = new BridgeAnswers(bridge);
    const worker = task.start(bridge);
    const settle = (conclude: () => void): void => {
      clearInterval(watch);
      task.signal.removeEventListener('abort', cancel);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate().then(conclude, conclude);
    };
    const end = (how: RunEnd): void => settle(() => resolve(how));
    const lose = (reason: LossReason): void => end({ kind: 'lost', reason, page: answers.page });
    const cancel = (): void => end({ kind: 'cancelled' });
    const watch = watchLimits(task, answers, lose);
    task.signal.addEventListener('abort', cancel);
    worker.on('message', (message: WorkerMessage<Page>) => {
      try {
        if (message.kind === 'read') answers.answer(task.read(message.offset, BLOCK_BYTES));
        else if (message.kind === 'opened') task.onOpened(message.total);
        else if (message.kind === 'page') task.onPage(message.page);
        else end(message);
      } catch (error) {
        settle(() => reject(error));
      }
    });
    worker.on('error', (error) => lose(isOutOfMemory(error) ? 'memory' : 'crash'));
    worker.on('exit', () => lose('crash'));
  });
}

/** Starts a worker that sees nothing of this process but what it is given: no environment, arguments or output. */
export function startWorker(program: URL, start: object): Worker {
  const worker = new Worker(program, {
    workerData: start,
    resourceLimits: WORKER_MEMORY,
    env: {},
    argv: [],
    execArgv: [],
    stdin: false,
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}

function watchLimits(
  { allowed, growth = Infinity }: Pick<RunTask<never>, 'allowed' | 'growth'>,
  answers: BridgeAnswers,
  lose: (reason: LossReason) => void,
): ReturnType<typeof setInterval> {
  const before = process.memoryUsage.rss();
  let page = answers.page;
  let looks = 0;
  return setInterval(() => {
    if (answers.page !== page) {
      page = answers.page;
      looks = 0;
    } else if (!answers.waiting) {
      looks++;
    }
    if (process.memoryUsage.rss() - before > growth) lose('memory');
    else if (looks * LOOK_MS > allowed(page)) lose('time');
  }, LOOK_MS);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
