import { inflateSync } from 'node:zlib';

const mostPixels = 8_000_000;
const signatureLength = 8;
/** What a picture is made of; every other chunk is dropped, as text in it may unfold too. */
const needed = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  /** With its length and check sum. */
  readonly whole: Buffer;
}

export function isPng(bytes: Buffer): boolean {
  return bytes.length > 33 && bytes.subarray(1, 4).toString('latin1') === 'PNG';
}

/**
 * The PNG without what its picture does not need; null where it is damaged, has more than eight million pixels, or
 * unfolds to more than its size says. Whoever sets it decodes it as a whole.
 */
export function boundedPng(bytes: Buffer): Buffer | null {
  const chunks = chunksOf(bytes).filter(({ type }) => needed.has(type));
  const header = chunks[0];
  if (header?.type !== 'IHDR' || header.data.length !== 13) return null;
  if (chunks.filter(({ type }) => type === 'IHDR').length > 1) return null;
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  if (width === 0 || height === 0 || width * height > mostPixels) return null;
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  try {
    // At most eight bytes a pixel; interlaced there are up to two rows for each, with a filter byte and part of another.
    inflateSync(Buffer.concat(packed), { maxOutputLength: width * height * 8 + height * 4 + 64 });
  } catch {
    return null;
  }
  return Buffer.concat([bytes.subarray(0, signatureLength), ...chunks.map(({ whole }) => whole)]);
}

function chunksOf(bytes: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let at = signatureLength;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, end - 4),
      whole: bytes.subarray(at, end),
    });
    at = end;
  }
  return chunks;
}
