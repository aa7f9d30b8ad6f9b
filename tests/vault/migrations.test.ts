import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, rows, value, write } from '../../src/vault/database.ts';
import { applicationId, migrate, migrations } from '../../src/vault/migrations/migrate.ts';
import { failureCode } from '../support/failing.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';

function encryptedFile() {
  const file = join(temporaryFolder(), 'vault.sqlite');
  const key = randomBytes(32);
  return { open: (create: boolean) => openDatabase(file, key, { create }) };
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
    migrate(db);
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
    db.pragma('user_version = 30');
    migrate(db);
    const waiting = `SELECT id, reading FROM document WHERE reading_state = 'waiting'`;
    expect(rows(db, waiting)).toEqual([
      { id: 1, reading: '{"state":"waiting","pages":9}' },
      { id: 4, reading: '{"state":"waiting"}' },
    ]);
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
