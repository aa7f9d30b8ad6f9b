import { Worker } from 'node:worker_threads';
import type { PacedSink } from './zip-writer.ts';
import {
  blockSize,
  type WriteJob,
  type WriteReply,
  type WriteRequest,
  type WriteTarget,
  type WrittenFile,
} from './write-messages.ts';

const blockCount = 8;

/** Seals and writes a file in a worker. Whatever fails there fails `room` and `finished`. */
export class FileWriter implements PacedSink {
  readonly #worker: Worker;
  readonly #outcome: Promise<WrittenFile>;
  readonly #blocks = new SharedArrayBuffer(blockCount * blockSize);
  readonly #free = Array.from({ length: blockCount }, (_, index) => index);
  /** What was written and not sent yet is in this block. */
  #block: number | null = null;
  #used = 0;
  #wake: () => void = () => {};

  constructor(target: WriteTarget) {
    const workerData: WriteJob = { ...target, blocks: this.#blocks };
    this.#worker = new Worker(new URL('./write-worker.ts', import.meta.url), { workerData });
    this.#outcome = new Promise((resolve, reject) => {
      this.#worker.on('message', (reply: WriteReply) => {
        if (reply.kind === 'free') this.#free.push(reply.block);
        else if (reply.kind === 'ended') resolve(reply.file);
        else reject(Object.assign(new Error(reply.message), { code: reply.code }));
        this.#wake();
      });
      this.#worker.on('error', reject);
      this.#worker.on('exit', () => reject(new Error('The writing worker ended early')));
    });
    // A failure is told to whoever waits next; until then it must not count as unhandled.
    this.#outcome.catch(() => {});
  }

  /** Takes any bytes at any time; without `room` before it they may be queued in memory. */
  write(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      this.#block ??= this.#free.shift() ?? null;
      if (this.#block === null) {
        this.#send({ kind: 'bytes', bytes: bytes.slice(from) });
        return;
      }
      const taken = Math.min(blockSize - this.#used, bytes.length - from);
      new Uint8Array(this.#blocks, this.#block * blockSize + this.#used, taken).set(
        bytes.subarray(from, from + taken),
      );
      this.#used += taken;
      from += taken;
      if (this.#used === blockSize) this.#sendBlock();
    }
  }

  end(): void {
    this.#sendBlock();
    this.#send({ kind: 'end' });
  }

  /** Waits until a block is free beside the one that is being filled. */
  async room(): Promise<void> {
    while (this.#free.length === 0) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([woken, this.#outcome]);
    }
  }

  /** After `end`: the file is on the disk. */
  finished(): Promise<WrittenFile> {
    return this.#outcome;
  }

  /** Ends the worker, which closes the file; for when it is not to be finished, and harmless when it is. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #sendBlock(): void {
    if (this.#block === null) return;
    this.#send({ kind: 'block', block: this.#block, length: this.#used });
    this.#block = null;
    this.#used = 0;
  }

  #send(request: WriteRequest): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    this.#worker.postMessage(request);
  }
}
