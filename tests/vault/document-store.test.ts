import { createHash, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../src/vault/byte-source.ts';
import { rows, value } from '../../src/vault/database.ts';
import {
  chunkBytes,
  documentReader,
  documentSource,
  hasDocument,
  storeDocument,
} from '../../src/vault/document-store.ts';
import { failureCode } from '../support/failing.ts';
import { temporaryVault } from '../support/temporary-vault.ts';

function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('stored documents', () => {
  it('are read by any range, at and across the borders of chunks', async () => {
    const { db } = await temporaryVault();
    const bytes = randomBytes(2 * chunkBytes + 1000);
    storeDocument(db, sourceOf(bytes), sha256Of(bytes));
    const source = documentReader(db)(sha256Of(bytes));
    expect(source.size).toBe(bytes.length);
    const border = fc.constantFrom(0, chunkBytes, 2 * chunkBytes, bytes.length);
    const near = fc.tuple(border, fc.integer({ min: -3, max: 3 })).map(([at, by]) => Math.max(0, at + by));
    const offsets = fc.oneof(near, fc.nat(bytes.length + 10));
    fc.assert(
      fc.property(offsets, fc.nat(chunkBytes * 2), (offset, length) => {
        expect(Buffer.compare(source.read(offset, length), bytes.subarray(offset, offset + length))).toBe(0);
      }),
    );
  });

  it.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1])('of %i bytes come back whole', async (size) => {
    const { db } = await temporaryVault();
    const bytes = randomBytes(size);
    storeDocument(db, sourceOf(bytes), sha256Of(bytes));
    expect(Buffer.from(documentSource(db, sha256Of(bytes)).read(0, size + 1)).equals(bytes)).toBe(true);
  });

  it('are stored once, however often they come', async () => {
    const { db } = await temporaryVault();
    const bytes = randomBytes(10);
    storeDocument(db, sourceOf(bytes), sha256Of(bytes));
    storeDocument(db, sourceOf(bytes), sha256Of(bytes));
    expect(value(db, 'SELECT count(*) FROM document_chunk')).toBe(1);
  });

  it('must have the SHA-256 that was promised; else nothing of them stays', async () => {
    const { db } = await temporaryVault();
    const [bytes, other] = [randomBytes(10), randomBytes(10)];
    expect(await failureCode(() => storeDocument(db, sourceOf(bytes), sha256Of(other)))).toBe(
      'file-unreadable',
    );
    expect(hasDocument(db, sha256Of(other))).toBe(false);
    expect(rows(db, 'SELECT 1 FROM document_chunk')).toEqual([]);
    expect(await failureCode(() => documentSource(db, sha256Of(other)))).toBe('document-unknown');
  });
});
