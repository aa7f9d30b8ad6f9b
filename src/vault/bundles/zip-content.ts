import { createHash } from 'node:crypto';
import { crc32, inflateRawSync } from 'node:zlib';
import { bundleLimits } from '../../core/bundles/limits.ts';
import { Failure } from '../../core/failure.ts';
import type { ByteSource } from '../byte-source.ts';
import { chunkBytes } from '../document-store.ts';
import { unreadable, type ZipEntry } from './zip-reader.ts';

/**
 * The content of a file in a ZIP. Stored content is read by range from where it is; compressed content, which only
 * other programs write, is held whole and has a limit (`bundle-too-large`).
 */
export function contentSource(zip: ByteSource, entry: ZipEntry): ByteSource {
  if (!entry.deflated) {
    return {
      size: entry.size,
      read: (offset, length) =>
        offset >= entry.size
          ? new Uint8Array(0)
          : zip.read(entry.offset + offset, Math.min(length, entry.size - offset)),
    };
  }
  if (entry.size > bundleLimits.compressedDocument) {
    throw new Failure(
      'bundle-too-large',
      `${entry.name} is compressed and too large to open that way. Make the ZIP again without compression (zip -0).`,
    );
  }
  return {
    size: entry.size,
    read: (offset, length) => inflated(zip, entry).subarray(offset, Math.min(entry.size, offset + length)),
  };
}

/** The file that was inflated last, of each ZIP. */
const last = new WeakMap<ByteSource, { readonly entry: ZipEntry; readonly bytes: Uint8Array }>();

function inflated(zip: ByteSource, entry: ZipEntry): Uint8Array {
  const known = last.get(zip);
  if (known?.entry === entry) return known.bytes;
  const bytes = inflate(zip.read(entry.offset, entry.compressedSize), entry);
  last.set(zip, { entry, bytes });
  return bytes;
}

function inflate(compressed: Uint8Array, entry: ZipEntry): Uint8Array {
  try {
    const { buffer, engine } = inflateRawSync(compressed, {
      maxOutputLength: Math.max(1, entry.size),
      info: true,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    if (buffer.length === entry.size && engine.bytesWritten === compressed.length) return buffer;
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown;
  }
  throw unreadable(`${entry.name} cannot be unpacked`);
}

/** As a vault keeps documents, so that a piece of one is a chunk of the other. */
const pieceSize = chunkBytes;
const piecesAtOnce = 16;

/** Lets other work of this process go on, and stops where that was asked. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  if (signal?.aborted === true) throw new Failure('cancelled', 'Cancelled. Nothing was changed.');
}

/** The bytes of a source, piece by piece, with pauses in which other work goes on. */
export async function* piecesOf(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  for (let offset = 0, count = 1; offset < source.size; offset += pieceSize, count++) {
    if (count % piecesAtOnce === 0) await breathe(signal);
    yield source.read(offset, pieceSize);
  }
}

/** SHA-256 of a file in a ZIP; throws `bundle-altered` unless the checksum in the ZIP is right too. */
export async function hashContent(
  zip: ByteSource,
  entry: ZipEntry,
  {
    signal,
    onPiece,
  }: { readonly signal?: AbortSignal | undefined; readonly onPiece?: (bytes: number) => void } = {},
): Promise<string> {
  const hash = createHash('sha256');
  let crc = 0;
  for await (const piece of piecesOf(contentSource(zip, entry), signal)) {
    hash.update(piece);
    crc = crc32(piece, crc);
    onPiece?.(piece.length);
  }
  if (crc !== entry.crc) {
    throw new Failure(
      'bundle-altered',
      `This bundle was altered: ${entry.name} is not as it was written. Nothing was changed. Ask the sender to send it again.`,
    );
  }
  return hash.digest('hex');
}
