import { hkdfSync } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import type { ByteSource } from '../byte-source.ts';
import { chunkCipher, tagLength, type ChunkCipher } from './chunk-cipher.ts';
import type { ByteSink } from './byte-sink.ts';

/** age's payload (https://age-encryption.org/v1, "Payload"): chunks of 64 KiB, the last one marked in its nonce. */
export const chunkSize = 64 * 1024;
const sealedSize = chunkSize + tagLength;
export const payloadNonceLength = 16;

export function payloadKey(fileKey: Uint8Array, payloadNonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, payloadNonce, 'payload', 32));
}

/** 11 bytes that count chunks, big-endian, and one that marks the last. */
function chunkNonce(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

/** Encrypts what is written to it; `end` writes the last chunk. */
export function sealingSink(sink: ByteSink, key: Uint8Array, cipher: ChunkCipher = chunkCipher): ByteSink {
  const buffer = Buffer.alloc(chunkSize);
  let used = 0;
  let index = 0;
  const flush = (last: boolean) => {
    sink.write(cipher.seal(key, chunkNonce(index++, last), buffer.subarray(0, used)));
    used = 0;
  };
  return {
    write(bytes) {
      for (let from = 0; from < bytes.length;) {
        // A full chunk waits until more comes: it might be the last.
        if (used === chunkSize) flush(false);
        const taken = Math.min(chunkSize - used, bytes.length - from);
        buffer.set(bytes.subarray(from, from + taken), used);
        used += taken;
        from += taken;
      }
    },
    end() {
      flush(true);
      sink.end();
    },
  };
}

function altered(): Failure {
  return new Failure(
    'bundle-altered',
    'This bundle was altered or cut short on its way. Nothing was changed. Ask the sender to send it again.',
  );
}

function plainSize(sealed: number): number {
  const chunks = Math.ceil(sealed / sealedSize);
  const rest = sealed - (chunks - 1) * sealedSize;
  // Only the chunk of an empty file may hold nothing.
  if (chunks === 0 || rest < tagLength || (rest === tagLength && chunks > 1)) throw altered();
  return sealed - chunks * tagLength;
}

const cachedChunks = 8;

/**
 * The plaintext of the age payload that begins at `start` of `source`, readable at any place: a chunk is decrypted
 * when it is asked for, and nothing is decrypted to disk. Reading throws a Failure `bundle-altered` where a chunk was
 * changed, moved, or is the last without being marked so.
 */
export function openedSource(
  source: ByteSource,
  start: number,
  key: Uint8Array,
  cipher: ChunkCipher = chunkCipher,
): ByteSource {
  const size = plainSize(source.size - start);
  const last = Math.max(0, Math.ceil(size / chunkSize) - 1);
  const cache = new Map<number, Uint8Array>();
  const chunk = (index: number): Uint8Array => {
    const known = cache.get(index);
    if (known !== undefined) return known;
    const sealed = source.read(start + index * sealedSize, sealedSize);
    const plain = cipher.open(key, chunkNonce(index, index === last), sealed);
    if (plain === null) throw altered();
    const [oldest] = cache.keys();
    if (cache.size >= cachedChunks && oldest !== undefined) cache.delete(oldest);
    cache.set(index, plain);
    return plain;
  };
  return {
    size,
    read(offset, length) {
      const end = Math.min(size, offset + length);
      if (end <= offset) return new Uint8Array(0);
      const parts: Uint8Array[] = [];
      for (let index = Math.floor(offset / chunkSize); index * chunkSize < end; index++) {
        const from = index * chunkSize;
        parts.push(chunk(index).subarray(Math.max(0, offset - from), Math.min(chunkSize, end - from)));
      }
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    },
  };
}
