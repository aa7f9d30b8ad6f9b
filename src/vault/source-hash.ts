import { createHash } from 'node:crypto';
import type { ByteSource } from './byte-source.ts';

const pieceBytes = 1_048_576;

/** SHA-256 of all bytes of a source, in hexadecimal. */
export function sha256OfSource(source: ByteSource): string {
  const hash = createHash('sha256');
  for (let offset = 0; offset < source.size; offset += pieceBytes)
    hash.update(source.read(offset, pieceBytes));
  return hash.digest('hex');
}
