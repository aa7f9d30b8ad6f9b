import type { AgeStart } from './age-header.ts';

/** The file that a writing worker makes anew: age's, or (null) a plain ZIP that gets its seal. */
export interface WriteTarget {
  readonly part: string;
  readonly age: AgeStart | null;
}

export interface WriteJob extends WriteTarget {
  /** Memory of both threads, in blocks of `blockSize`: bytes pass through it without being copied by messages. */
  readonly blocks: SharedArrayBuffer;
}

export const blockSize = 1024 * 1024;

export type WriteRequest =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The first `length` bytes of a block, which is the worker's until it says otherwise. */
  | { readonly kind: 'block'; readonly block: number; readonly length: number }
  | { readonly kind: 'end' };

export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

export type WriteReply =
  /** A block is free again. */
  | { readonly kind: 'free'; readonly block: number }
  | { readonly kind: 'ended'; readonly file: WrittenFile }
  /** `code` is what the file system said. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };
