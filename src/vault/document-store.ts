import { createHash } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import type { ByteSource } from './byte-source.ts';
import { inTransaction, row, value, write, type ReadableDb, type WritableDb } from './database.ts';

/** Bytes of every chunk of a document but its last. */
export const chunkBytes = 262_144;

export function hasDocument(db: ReadableDb, sha256: string): boolean {
  return value(db, 'SELECT 1 FROM document WHERE sha256 = ?', sha256) !== undefined;
}

/** The row that a document has in this vault. Failure `document-unknown`. */
export function documentRow(db: ReadableDb, sha256: string): { readonly id: number; readonly bytes: number } {
  const found = row<{ id: number; bytes: number }>(
    db,
    'SELECT id, bytes FROM document WHERE sha256 = ?',
    sha256,
  );
  if (found !== undefined) return found;
  throw new Failure('document-unknown', 'This vault does not hold that document. Nothing was changed.');
}

/**
 * Has what is reckoned of the cases that hold a document reckoned anew, for its pages or their text are others now: the
 * evidence gate asks for its pages, and its words for the numbers that were called.
 */
export function forgetClocksOn(db: WritableDb, sha256: string): void {
  const holding = 'SELECT case_id FROM case_document WHERE sha256 = ?';
  write(db, `DELETE FROM case_clock WHERE case_id IN (${holding})`, sha256);
}

/** The bytes of a document as they came, by range. Failure `document-unknown`. */
export function documentSource(db: ReadableDb, sha256: string): ByteSource {
  const { id, bytes: size } = documentRow(db, sha256);
  let lastNumber = -1;
  let lastChunk: Uint8Array = new Uint8Array(0);
  const chunk = (number: number): Uint8Array => {
    if (number !== lastNumber) {
      lastChunk = readChunk(db, id, number);
      lastNumber = number;
    }
    return lastChunk;
  };
  return { size, read: (offset, length) => readRange(chunk, offset, Math.min(offset + length, size)) };
}

const keptSources = 4;

/** As `documentSource`, keeping at hand what the documents last read have read. */
export function documentReader(db: ReadableDb): (sha256: string) => ByteSource {
  const sources = new Map<string, ByteSource>();
  return (sha256) => {
    const source = sources.get(sha256) ?? documentSource(db, sha256);
    sources.delete(sha256);
    sources.set(sha256, source);
    const [oldest] = sources.keys();
    if (sources.size > keptSources && oldest !== undefined) sources.delete(oldest);
    return source;
  };
}

function readChunk(db: ReadableDb, document: number, number: number): Uint8Array {
  const sql = 'SELECT bytes FROM document_chunk WHERE document = ? AND number = ?';
  const bytes = value<Buffer>(db, sql, document, number);
  if (bytes !== undefined) return bytes;
  throw new Failure(
    'vault-damaged',
    'A part of this document is missing from the vault. Nothing was changed. Restore the vault folder from a backup, or import a bundle that holds the document.',
  );
}

function readRange(chunk: (number: number) => Uint8Array, offset: number, end: number): Uint8Array {
  const within = offset % chunkBytes;
  if (offset < end && within + end - offset <= chunkBytes) {
    const part = chunk(Math.floor(offset / chunkBytes)).subarray(within, within + end - offset);
    if (part.length === end - offset) return part;
  }
  const result = new Uint8Array(Math.max(0, end - offset));
  for (let at = offset; at < end;) {
    const start = at % chunkBytes;
    const part = chunk(Math.floor(at / chunkBytes)).subarray(start, start + end - at);
    if (part.length === 0) throw new Error('A chunk is shorter than it must be');
    result.set(part, at - offset);
    at += part.length;
  }
  return result;
}

/**
 * Stores a document by chunks, unless the vault holds these bytes already. Throws `file-unreadable` and leaves nothing
 * where the bytes of `source` do not have the SHA-256 that was promised for them.
 */
export function storeDocument(db: WritableDb, source: ByteSource, sha256: string): void {
  if (hasDocument(db, sha256)) return;
  inTransaction(db, () => {
    const copy = new DocumentCopy(db, source, sha256);
    while (!copy.whole) copy.step();
    copy.adopt();
  });
}

/**
 * A document on its way into the vault. Its chunks come first, by steps that may lie in transactions of their own;
 * nothing shows them before `adopt`. What a crash leaves of them goes when the vault is next opened.
 */
export class DocumentCopy {
  readonly #db: WritableDb;
  readonly #source: ByteSource;
  readonly #sha256: string;
  readonly #id: number;
  readonly #hash = createHash('sha256');
  #copied = 0;

  constructor(db: WritableDb, source: ByteSource, sha256: string) {
    this.#db = db;
    this.#source = source;
    this.#sha256 = sha256;
    const sql =
      'SELECT 1 + max((SELECT ifnull(max(id), 0) FROM document), (SELECT ifnull(max(document), 0) FROM document_chunk))';
    this.#id = value<number>(db, sql) ?? 1;
  }

  get copied(): number {
    return this.#copied;
  }

  get whole(): boolean {
    return this.#copied >= this.#source.size;
  }

  /** Copies one chunk. */
  step(): void {
    const bytes = this.#source.read(this.#copied, chunkBytes);
    if (bytes.length === 0) throw changedMeanwhile();
    this.#hash.update(bytes);
    const sql = 'INSERT INTO document_chunk (document, number, bytes) VALUES (?, ?, ?)';
    write(this.#db, sql, this.#id, this.#copied / chunkBytes, bytes);
    this.#copied += bytes.length;
  }

  /** Makes the chunks a document of the vault; for inside the transaction that says so. Failure `file-unreadable`. */
  adopt(): void {
    if (hasDocument(this.#db, this.#sha256)) return;
    if (this.#hash.digest('hex') !== this.#sha256) throw changedMeanwhile();
    write(
      this.#db,
      `INSERT INTO document (id, sha256, bytes, reading_state, reading) VALUES (?, ?, ?, 'waiting', '{"state":"waiting"}')`,
      this.#id,
      this.#sha256,
      this.#source.size,
    );
  }

  /** Removes the chunks, where they did not become a document. */
  dropUnlessAdopted(): void {
    const sql = 'DELETE FROM document_chunk WHERE document = ? AND document NOT IN (SELECT id FROM document)';
    write(this.#db, sql, this.#id);
  }
}

function changedMeanwhile(): Failure {
  return new Failure(
    'file-unreadable',
    'The file changed while it was read. Nothing was recorded. Add it again.',
  );
}

/** Removes chunks of documents that were never adopted. */
export function dropLeftovers(db: WritableDb): void {
  // The inner query runs over the index alone: the chunks themselves are not touched when nothing is left over.
  const leftovers = 'SELECT document FROM document_chunk WHERE document NOT IN (SELECT id FROM document)';
  write(db, `DELETE FROM document_chunk WHERE document IN (${leftovers})`);
}
