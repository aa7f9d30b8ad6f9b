/** Where a session gets a document's bytes and password from. */
export interface PdfSource {
  /** Length of the file. */
  readonly bytes: number;
  /** Bytes `offset` up to `offset + length`; shorter only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** The password that opened the document before; null where none is known. Asked for only when one is needed. */
  password(): Promise<string | null>;
}

/** The most that one read may ask for; the vault's own limit (documents.read). */
const LONGEST_READ = 4_194_304;

/** Any length, as one buffer of its own. */
export async function readRange(
  source: PdfSource,
  begin: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (end - begin <= LONGEST_READ) return ownBuffer(await source.read(begin, end - begin));
  const whole = new Uint8Array(end - begin);
  for (let at = begin; at < end; at += 2 * LONGEST_READ) {
    const parts = [at, at + LONGEST_READ].filter((from) => from < end);
    await Promise.all(
      parts.map(async (from) =>
        whole.set(await source.read(from, Math.min(LONGEST_READ, end - from)), from - begin),
      ),
    );
  }
  return whole;
}

function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes);
}
