import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { closeDatabase, inTransaction, openDatabase, rows, value, write } from '../../src/vault/database.ts';
import { failureCode } from '../support/failing.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';

function newDatabase(folder = temporaryFolder()) {
  const file = join(folder, 'vault.sqlite');
  const key = randomBytes(32);
  const db = openDatabase(file, key, { create: true });
  db.exec('CREATE TABLE t (a TEXT)');
  return { file, key, db, folder };
}

describe('the encrypted database', () => {
  it('is SQLCipher 4 under a raw key: a plain connection with the three pragmas opens it', () => {
    const { file, key, db } = newDatabase();
    write(db, 'INSERT INTO t VALUES (?)', 'inside');
    closeDatabase(db);
    expect(readFileSync(file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    const plain = new Database(file);
    plain.pragma(`cipher = 'sqlcipher'`);
    plain.pragma('legacy = 4');
    plain.pragma(`key = "x'${key.toString('hex')}'"`);
    expect(plain.prepare('SELECT a FROM t').pluck().all()).toEqual(['inside']);
    plain.close();
  });

  it('and its log are for their owner alone, whatever the folder', () => {
    const { file, db } = newDatabase();
    write(db, 'INSERT INTO t VALUES (?)', 'inside');
    const modes = [file, `${file}-wal`].map((each) => statSync(each).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
    closeDatabase(db);
  });

  it('sets on every connection what secrecy and durability need', () => {
    const { file, key, db } = newDatabase();
    closeDatabase(db);
    const again = openDatabase(file, key, { create: false });
    const pragma = (name: string): unknown => again.pragma(name, { simple: true });
    expect({
      temp: pragma('temp_store'),
      synchronous: pragma('synchronous'),
      journal: pragma('journal_mode'),
      locking: pragma('locking_mode'),
      foreignKeys: pragma('foreign_keys'),
      secureDelete: pragma('secure_delete'),
      cells: pragma('cell_size_check'),
      trusted: pragma('trusted_schema'),
      mmap: pragma('mmap_size'),
    }).toEqual({
      temp: 2,
      synchronous: 2,
      journal: 'wal',
      locking: 'exclusive',
      foreignKeys: 1,
      secureDelete: 1,
      cells: 1,
      trusted: 0,
      mmap: 0,
    });
    closeDatabase(again);
  });

  it('leaves no log beside the file when it is closed', () => {
    const { db, folder } = newDatabase();
    write(db, 'INSERT INTO t VALUES (?)', 'inside');
    expect(readdirSync(folder)).toContain('vault.sqlite-wal');
    closeDatabase(db);
    expect(readdirSync(folder)).toEqual(['vault.sqlite']);
  });

  it('is refused to a second connection, in this process and in another one', async () => {
    const { file, key, db } = newDatabase();
    expect(await failureCode(() => openDatabase(file, key, { create: false }))).toBe('vault-in-use');
    const other = join(import.meta.dirname, 'open-once.ts');
    const said = execFileSync(process.execPath, [other, file, key.toString('hex')], { encoding: 'utf8' });
    expect(said).toBe('vault-in-use');
    closeDatabase(db);
  });

  it('tells a wrong key, a flipped bit, and a file of something else as damage', async () => {
    const { file, key, db } = newDatabase();
    closeDatabase(db);
    const open = (with_: Buffer) => {
      const opened = openDatabase(file, with_, { create: false });
      try {
        return rows(opened, 'SELECT * FROM t');
      } finally {
        opened.close();
      }
    };
    expect(await failureCode(() => open(randomBytes(32)))).toBe('vault-damaged');
    const good = readFileSync(file);
    const bad = Buffer.from(good);
    bad.writeUInt8(good.readUInt8(100) ^ 1, 100);
    writeFileSync(file, bad);
    expect(await failureCode(() => open(key))).toBe('vault-damaged');
    writeFileSync(file, 'This is a text.'.repeat(1000));
    expect(await failureCode(() => open(key))).toBe('vault-damaged');
  });

  it('tells a full disk, and keeps what was committed before', async () => {
    const { db } = newDatabase();
    write(db, 'INSERT INTO t VALUES (?)', 'kept');
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`);
    const fill = () => inTransaction(db, () => write(db, 'INSERT INTO t VALUES (?)', 'x'.repeat(100_000)));
    expect(await failureCode(fill)).toBe('disk-full');
    const alone = () => write(db, 'INSERT INTO t VALUES (?)', 'x'.repeat(100_000));
    expect(await failureCode(alone)).toBe('disk-full');
    expect(value(db, 'SELECT a FROM t')).toBe('kept');
    closeDatabase(db);
  });

  it('undoes a transaction that fails, as a whole', () => {
    const { db } = newDatabase();
    const failing = () =>
      inTransaction(db, () => {
        write(db, 'INSERT INTO t VALUES (?)', 'one');
        inTransaction(db, () => write(db, 'INSERT INTO t VALUES (?)', 'two'));
        throw new RangeError('halfway');
      });
    expect(failing).toThrow(RangeError);
    expect(value(db, 'SELECT count(*) FROM t')).toBe(0);
    closeDatabase(db);
  });

  it('does not let a query write', () => {
    const { db } = newDatabase();
    expect(() => rows(db, `INSERT INTO t VALUES ('x') RETURNING a`)).toThrow(TypeError);
    closeDatabase(db);
  });
});
