import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  closeDatabase,
  openDatabase,
  rows,
  value,
  write,
  type WritableDb,
} from '../../src/vault/database.ts';
import { applicationId, migrate, migrations } from '../../src/vault/migrations/migrate.ts';
import { searchTerms } from '../../src/vault/search-words.ts';
import { failureCode } from '../support/failing.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';

function encryptedFile() {
  const file = join(temporaryFolder(), 'vault.sqlite');
  const key = randomBytes(32);
  return { open: (create: boolean) => openDatabase(file, key, { create }) };
}

/** Makes a vault's schema as the version of that number left it. */
function migrateTo(db: WritableDb, number: number): void {
  for (const sql of migrations.slice(0, number)) db.exec(sql);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${number}`);
}

describe('migrations, on a real encrypted file', () => {
  it.each(migrations.map((_, index) => index + 1))('number %i brings the file to its version', (number) => {
    const { open } = encryptedFile();
    const db = open(true);
    migrate(db);
    expect(db.pragma('user_version', { simple: true })).toBeGreaterThanOrEqual(number);
    expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
    expect(rows(db, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    closeDatabase(db);
    const again = open(false);
    migrate(again);
    expect(again.pragma('user_version', { simple: true })).toBe(migrations.length);
    closeDatabase(again);
  });

  it('refuse a newer file and leave it as it is', async () => {
    const { open } = encryptedFile();
    const db = open(true);
    migrate(db);
    db.pragma(`user_version = ${migrations.length + 1}`);
    expect(await failureCode(() => migrate(db))).toBe('vault-newer');
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length + 1);
    closeDatabase(db);
  });

  it('refuse an encrypted file of another program', async () => {
    const { open } = encryptedFile();
    const db = open(true);
    db.exec('CREATE TABLE other (a TEXT)');
    db.pragma('user_version = 1');
    expect(await failureCode(() => migrate(db))).toBe('not-a-vault');
    closeDatabase(db);
  });

  it('have documents read again that were read before; recognised ones only where it matters', () => {
    const { open } = encryptedFile();
    const db = open(true);
    migrateTo(db, 30);
    const read = (id: number, state: string, [rotation, imageOnly, pictures]: readonly number[]) => {
      const document =
        'INSERT INTO document (id, sha256, bytes, reading_state, reading) VALUES (?, ?, 1, ?, ?)';
      write(db, document, id, String(id), state, JSON.stringify({ state, ...(id < 3 && { pages: 9 }) }));
      const page = `INSERT INTO page (document, number, width, height, rotation, image_only, pictures, text)
        VALUES (?, 1, 1, 1, ?, ?, ?, '')`;
      write(db, page, id, rotation ?? 0, imageOnly ?? 0, pictures ?? 0);
    };
    read(1, 'read', [0, 0, 0]);
    read(2, 'failed', [0, 0, 0]);
    read(3, 'read', [0, 1, 1]);
    read(4, 'read', [0, 0, 1]);
    for (const id of [3, 4]) write(db, `INSERT INTO recognition VALUES (?, 1, '{}')`, id);
    migrate(db);
    const waiting = `SELECT id, reading FROM document WHERE reading_state = 'waiting'`;
    expect(rows(db, waiting)).toEqual([
      { id: 1, reading: '{"state":"waiting","pages":9}' },
      { id: 4, reading: '{"state":"waiting"}' },
    ]);
    closeDatabase(db);
  });

  it('have words found in texts without blanks that were there before', () => {
    const { open } = encryptedFile();
    const old = open(true);
    migrateTo(old, 31);
    write(
      old,
      `INSERT INTO document (id, sha256, bytes, reading_state, reading) VALUES (1, '1', 1, 'read', '{}')`,
    );
    for (const [at, text] of ['地方法院命令公司', 'ศาลออกหมายค้น', 'The court ordered'].entries()) {
      const page = `INSERT INTO page (document, number, width, height, rotation, image_only, text) VALUES (1, ?, 1, 1, 0, 0, ?)`;
      write(old, page, at + 1, text);
      write(old, `INSERT INTO note (case_id, kind, item, text) VALUES ('c', 'note', ?, ?)`, String(at), text);
    }
    closeDatabase(old);
    const db = open(false);
    migrate(db);
    const found = (words: string) =>
      (['page', 'note'] as const).map((table) => {
        const sql = `SELECT text FROM ${table} WHERE id IN (SELECT rowid FROM ${table}_words WHERE ${table}_words MATCH ?)`;
        return rows<{ text: string }>(db, sql, searchTerms(words).join(' AND ')).map(({ text }) => text);
      });
    for (const [words, text] of [
      ['法院', '地方法院命令公司'],
      ['หมายค้น', 'ศาลออกหมายค้น'],
      ['ordered', 'The court ordered'],
    ] as const) {
      expect(found(words)).toEqual([[text], [text]]);
    }
    expect([...found('院法'), ...found('หมายคน')].flat()).toEqual([]);
    for (const table of ['page', 'note']) {
      expect(value(db, `SELECT apart FROM ${table} WHERE text LIKE 'The%'`)).toBeNull();
      write(db, `INSERT INTO ${table}_words (${table}_words, rank) VALUES ('integrity-check', 1)`);
      write(db, `DELETE FROM ${table}`);
      write(db, `INSERT INTO ${table}_words (${table}_words, rank) VALUES ('integrity-check', 1)`);
    }
    expect(found('法院')).toEqual([[], []]);
    closeDatabase(db);
  });

  it('keep the words of pages and notes in step with their text', () => {
    const { open } = encryptedFile();
    const db = open(true);
    migrate(db);
    write(db, `INSERT INTO note (case_id, kind, item, text) VALUES ('c', 'case', 'i', 'première fois')`);
    const found = (words: string) =>
      value(db, 'SELECT count(*) FROM note_words WHERE note_words MATCH ?', words);
    expect(found('premiere')).toBe(1);
    write(db, `UPDATE note SET text = 'seconde'`);
    expect([found('premiere'), found('second*')]).toEqual([0, 1]);
    write(db, 'DELETE FROM note');
    expect(found('seconde')).toBe(0);
    write(db, `INSERT INTO note_words (note_words, rank) VALUES ('integrity-check', 1)`);
    closeDatabase(db);
  });
});
