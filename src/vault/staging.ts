import { createHash, randomBytes, randomUUID, type Hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Failure } from '../core/failure.ts';
import type { ByteSource } from './byte-source.ts';
import { openDatabase, row, write, type WritableDb } from './database.ts';
import { withStorageFailures } from './sqlite-failure.ts';

interface Upload {
  readonly number: number;
  readonly name: string;
  readonly expected: number | null;
  readonly hash: Hash;
  size: number;
}

const pieceBytes = 1_048_576;

/**
 * Where files that come in stand before anything of them is recorded: a database of its own beside the vault's, under
 * a random key that is written nowhere. Whatever a crash leaves of it nobody can read.
 */
export class Staging {
  readonly #file: string;
  readonly #uploads = new Map<string, Upload>();
  #db: WritableDb | null = null;
  #last = 0;

  /** `file` is made when it is needed; a leftover of an earlier process goes at once. */
  constructor(file: string) {
    this.#file = file;
    this.#removeFile();
  }

  /** Names a new upload. `bytes`, where given, is how many are to come: more are refused. */
  begin(name: string, bytes: number | null = null): string {
    this.#db ??= this.#createFile();
    const upload = randomUUID();
    this.#last += 1;
    this.#uploads.set(upload, {
      number: this.#last,
      name,
      expected: bytes,
      hash: createHash('sha256'),
      size: 0,
    });
    return upload;
  }

  /** Takes the next bytes. Failures: `upload-unknown`, `invalid-input` beyond what was announced, `disk-full`. */
  append(upload: string, bytes: Uint8Array): void {
    const state = this.#find(upload);
    if (state.expected !== null && state.size + bytes.length > state.expected) {
      throw new Failure(
        'invalid-input',
        'More bytes came than the file was said to have. Nothing was recorded.',
      );
    }
    for (let start = 0; start < bytes.length; start += pieceBytes) {
      this.#store(state, bytes.subarray(start, start + pieceBytes));
    }
  }

  #store(state: Upload, piece: Uint8Array): void {
    const db = this.#open();
    withStorageFailures(() =>
      write(db, 'INSERT INTO piece (upload, start, bytes) VALUES (?, ?, ?)', state.number, state.size, piece),
    );
    state.hash.update(piece);
    state.size += piece.length;
  }

  /** What has come so far, by range. Failure `invalid-input` when some of what was announced is still missing. */
  source(upload: string): ByteSource {
    const state = this.#find(upload);
    if (state.expected !== null && state.size < state.expected) {
      throw new Failure(
        'invalid-input',
        'The file has not come in as a whole. Nothing was recorded. Add it again.',
      );
    }
    return { size: state.size, read: (offset, length) => this.#read(state, offset, length) };
  }

  /** SHA-256 of what has come so far, in hexadecimal. */
  sha256(upload: string): string {
    return this.#find(upload).hash.copy().digest('hex');
  }

  nameOf(upload: string): string {
    return this.#find(upload).name;
  }

  /** Forgets an upload; one that is not known is forgotten already. */
  discard(upload: string): void {
    const state = this.#uploads.get(upload);
    if (state === undefined || this.#db === null) return;
    this.#uploads.delete(upload);
    if (this.#uploads.size === 0) this.close();
    else write(this.#db, 'DELETE FROM piece WHERE upload = ?', state.number);
  }

  /** Forgets everything and removes the file. */
  close(): void {
    this.#uploads.clear();
    this.#db?.close();
    this.#db = null;
    this.#removeFile();
  }

  #find(upload: string): Upload {
    const state = this.#uploads.get(upload);
    if (state !== undefined) return state;
    throw new Failure(
      'upload-unknown',
      'This file is not being added any more. Nothing was recorded. Add it again.',
    );
  }

  #read(state: Upload, offset: number, length: number): Uint8Array {
    const end = Math.min(offset + length, state.size);
    const result = new Uint8Array(Math.max(0, end - offset));
    for (let at = offset; at < end;) {
      const piece = row<{ start: number; bytes: Buffer }>(
        this.#open(),
        'SELECT start, bytes FROM piece WHERE upload = ? AND start <= ? ORDER BY start DESC LIMIT 1',
        state.number,
        at,
      );
      if (piece === undefined) throw new Failure('upload-unknown', 'This file is not being added any more.');
      const part = piece.bytes.subarray(at - piece.start, end - piece.start);
      result.set(part, at - offset);
      at += part.length;
    }
    return result;
  }

  #open(): WritableDb {
    if (this.#db === null) throw new Error('The staging database is closed');
    return this.#db;
  }

  #createFile(): WritableDb {
    const key = randomBytes(32);
    const db = openDatabase(this.#file, key, { create: true, durability: 'scratch' });
    key.fill(0);
    db.exec(
      'CREATE TABLE piece (upload INTEGER, start INTEGER, bytes BLOB NOT NULL, PRIMARY KEY (upload, start)) STRICT',
    );
    return db;
  }

  #removeFile(): void {
    for (const suffix of ['', '-journal', '-wal']) rmSync(`${this.#file}${suffix}`, { force: true });
  }
}
