import { Worker } from 'node:worker_threads';
import { Failure } from '../../core/failure.ts';
import type { DriveAct, DriveActs, DriveReply, DriveRequest, WatchRequest } from './drive-messages.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export interface DriveOptions {
  /** How long an act may give no sign before the drive counts as one that does not answer. */
  readonly silenceMs?: number;
  /** What runs in the thread. */
  readonly program?: URL;
}

/**
 * The way to a shared folder. All that touches it runs in a thread of its own, since a drive that hangs never answers:
 * that thread is given up after a while, and neither the vault nor anything else of the system waits for it.
 */
export class FolderDrive {
  readonly #silenceMs: number;
  readonly #program: URL;
  #worker: Worker | null = null;
  /** Threads that were given up and have not ended: each hangs in the system. */
  #hanging = 0;
  #waiting = new Map<number, Waiting>();
  #watched: { readonly folder: string | null; readonly onChange: () => void } = {
    folder: null,
    onChange: () => {},
  };
  #last = 0;
  #silence: NodeJS.Timeout | undefined;

  constructor({
    silenceMs = 30_000,
    program = new URL('./drive-worker.ts', import.meta.url),
  }: DriveOptions = {}) {
    this.#silenceMs = silenceMs;
    this.#program = program;
  }

  /** Failures as of the act; `cancelled` as soon as `signal` says so; `folder-silent` where the drive does not answer. */
  async ask<A extends DriveAct>(
    act: A,
    input: Parameters<DriveActs[A]>[0],
    signal?: AbortSignal,
  ): Promise<ReturnType<DriveActs[A]>> {
    if (signal?.aborted === true) throw stopped();
    if (this.#worker === null && this.#hanging >= mostHanging) throw silent();
    const worker = (this.#worker ??= this.#begun());
    this.#last += 1;
    const id = this.#last;
    const stop = (): void => this.#giveUp(stopped());
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise<ReturnType<DriveActs[A]>>((resolve, reject) => {
        this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
        worker.ref();
        this.#listen();
        post(worker, { id, act, input });
      });
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Tells of changes in a folder, as far as the system does; of none any more where it is null. */
  watch(folder: string | null, onChange: () => void = () => {}): void {
    if (this.#watched.folder === folder) return;
    this.#watched = { folder, onChange };
    if (folder === null && this.#worker === null) return;
    post((this.#worker ??= this.#begun()), { act: 'watch', folder });
  }

  /** Ends the thread; what is under way fails. */
  close(): void {
    this.#giveUp(stopped());
  }

  #begun(): Worker {
    const worker = new Worker(this.#program);
    worker.unref();
    worker.on('message', (reply: DriveReply) => {
      if (worker === this.#worker) this.#take(reply, worker);
    });
    worker.on('error', (thrown) => {
      if (worker === this.#worker) this.#giveUp(thrown);
    });
    if (this.#watched.folder !== null) post(worker, { act: 'watch', folder: this.#watched.folder });
    return worker;
  }

  #take(reply: DriveReply, worker: Worker): void {
    if (reply.kind === 'changed') return this.#watched.onChange();
    if (reply.kind !== 'going') {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if (reply.kind === 'done') waiting?.resolve(reply.value);
      else waiting?.reject(new Failure(reply.failure.code, reply.failure.message));
    }
    if (this.#waiting.size === 0) worker.unref();
    this.#listen();
  }

  /** Waits for the next sign, from now. */
  #listen(): void {
    clearTimeout(this.#silence);
    if (this.#waiting.size === 0) return;
    this.#silence = setTimeout(() => this.#giveUp(silent()), this.#silenceMs);
  }

  #giveUp(why: unknown): void {
    clearTimeout(this.#silence);
    const [worker, waiting] = [this.#worker, this.#waiting];
    this.#worker = null;
    this.#waiting = new Map();
    for (const { reject } of waiting.values()) reject(why);
    if (worker === null) return;
    this.#hanging += 1;
    worker.once('exit', () => (this.#hanging -= 1));
    worker.unref();
    // Not waited for: a thread that hangs in the system ends when that lets it.
    void worker.terminate();
  }
}

function post(worker: Worker, request: DriveRequest | WatchRequest): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  worker.postMessage(request);
}

/** So many threads may hang: then nothing is tried any more until one of them is let go. */
const mostHanging = 2;

function stopped(): Failure {
  return new Failure('cancelled', 'Stopped. What was sent and taken in before stays so.');
}

function silent(): Failure {
  return new Failure(
    'folder-silent',
    'The shared folder does not answer: the drive may hang. Nothing is lost: what is to be sent waits in the vault. Connect the drive again, or choose another folder; it is tried again.',
  );
}
