import { BLOCK_BYTES } from './extract-bridge.ts';

/** Blocks kept: 16 MiB. */
const KEPT_BLOCKS = 64;

/** A file read in blocks, the most recently used of them kept, so that memory stays flat for any size. */
export class BlockCache {
  readonly #size: number;
  readonly #fetch: (offset: number) => Uint8Array;
  readonly #blocks = new Map<number, Uint8Array>();
  /** Bytes handed out so far. */
  bytesRead = 0;

  /** `fetch` gives `BLOCK_BYTES` from an offset that is a multiple of it, fewer at the end of the file. */
  constructor(size: number, fetch: (offset: number) => Uint8Array) {
    this.#size = size;
    this.#fetch = fetch;
  }

  /** Fills `into` from `offset`; false when that is not wholly inside the file. */
  read(offset: number, into: Uint8Array): boolean {
    if (offset + into.length > this.#size) return false;
    this.bytesRead += into.length;
    for (let done = 0; done < into.length;) {
      const at = offset + done;
      const within = at % BLOCK_BYTES;
      const part = this.#block(at - within).subarray(within, within + into.length - done);
      if (part.length === 0) return false;
      into.set(part, done);
      done += part.length;
    }
    return true;
  }

  #block(start: number): Uint8Array {
    const kept = this.#blocks.get(start);
    this.#blocks.delete(start);
    const block = kept ?? this.#fetch(start);
    this.#blocks.set(start, block);
    if (this.#blocks.size > KEPT_BLOCKS) {
      for (const oldest of this.#blocks.keys()) {
        this.#blocks.delete(oldest);
        break;
      }
    }
    return block;
  }
}
