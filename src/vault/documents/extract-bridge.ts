import type { SharedBridge } from './extract-messages.ts';

/** Bytes that cross the bridge at a time. */
export const BLOCK_BYTES = 256 * 1024;

const STATE = 0;
const LENGTH = 1;
const PAGE = 2;

const IDLE = 0;
const ASKED = 1;
const ANSWERED = 2;

/** Pages that a worker claims at a time. */
const CLAIM_PAGES = 8;

/** Memory in which the workers of one document count the pages that are claimed. */
export function createClaims(): SharedArrayBuffer {
  return new SharedArrayBuffer(4);
}

/** Claims the next pages that no worker has claimed; they may lie beyond the document's end. */
export function claimPages(claims: SharedArrayBuffer): number[] {
  return claimOf(Atomics.add(new Int32Array(claims), 0, CLAIM_PAGES) + 1);
}

/** All pages that were claimed together with this one. */
export function claimOf(page: number): number[] {
  const first = page - ((page - 1) % CLAIM_PAGES);
  return Array.from({ length: CLAIM_PAGES }, (_, index) => first + index);
}

export function createBridge(): SharedBridge {
  return { control: new SharedArrayBuffer(12), block: new SharedArrayBuffer(BLOCK_BYTES) };
}

/** The parent's end: answers the block that the worker waits for, and sees where the worker is. */
export class BridgeAnswers {
  readonly #control: Int32Array;
  readonly #block: Uint8Array;

  constructor(bridge: SharedBridge) {
    this.#control = new Int32Array(bridge.control);
    this.#block = new Uint8Array(bridge.block);
  }

  answer(bytes: Uint8Array): void {
    this.#block.set(bytes.subarray(0, BLOCK_BYTES));
    this.#control[LENGTH] = Math.min(bytes.length, BLOCK_BYTES);
    Atomics.store(this.#control, STATE, ANSWERED);
    Atomics.notify(this.#control, STATE);
  }

  /** True while the worker waits for a block, so that the time is not its own. */
  get waiting(): boolean {
    return Atomics.load(this.#control, STATE) === ASKED;
  }

  /** The page that the worker is at, from 1; null while it opens the file. */
  get page(): number | null {
    return Atomics.load(this.#control, PAGE) || null;
  }
}

/** The worker's end: asks for one block at a time and sleeps until it is there. */
export class BridgeQuestions {
  readonly #control: Int32Array;
  readonly #block: Uint8Array;
  readonly #ask: (offset: number) => void;

  /** `ask` tells the parent which block is wanted. */
  constructor(bridge: SharedBridge, ask: (offset: number) => void) {
    this.#control = new Int32Array(bridge.control);
    this.#block = new Uint8Array(bridge.block);
    this.#ask = ask;
  }

  /** The bytes from `offset` on, at most `BLOCK_BYTES`; a copy. */
  read(offset: number): Uint8Array {
    Atomics.store(this.#control, STATE, ASKED);
    this.#ask(offset);
    Atomics.wait(this.#control, STATE, ASKED);
    const bytes = this.#block.slice(0, this.#control[LENGTH]);
    Atomics.store(this.#control, STATE, IDLE);
    return bytes;
  }

  /** The page being read, from 1; null while the file is being opened. */
  get page(): number | null {
    return Atomics.load(this.#control, PAGE) || null;
  }

  set page(page: number) {
    Atomics.store(this.#control, PAGE, page);
  }
}

/** A whole file of `size` bytes, for a worker that needs it at once. */
export function readWhole(bridge: BridgeQuestions, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += BLOCK_BYTES) bytes.set(bridge.read(at), at);
  return bytes;
}
