import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  closeDatabase,
  inLongTransaction,
  openDatabase,
  rows,
  value,
  write,
} from '../../src/vault/database.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';

const noKey = new Uint8Array(32);

function database() {
  const folder = temporaryFolder();
  const file = join(folder, 'vault.sqlite');
  const db = openDatabase(file, noKey, { create: true });
  db.exec('CREATE TABLE t (text TEXT)');
  write(db, 'INSERT INTO t VALUES (?)', 'the first harbour');
  return { folder, file, db };
}

describe('a transaction of many turns', () => {
  it('is kept as a whole, or taken back as a whole, and what follows is durable as before', async () => {
    const { folder, db } = database();
    const two = async () => {
      write(db, 'INSERT INTO t VALUES (?)', 'second');
      await new Promise((resolve) => setImmediate(resolve));
      write(db, 'INSERT INTO t VALUES (?)', 'third');
    };
    await inLongTransaction(db, two);
    const failing = inLongTransaction(db, async () => {
      await two();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(value(db, 'SELECT count(*) FROM t')).toBe(3);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    closeDatabase(db);
    expect(readdirSync(folder)).toEqual(['vault.sqlite']);
  });

  it('is taken back when the vault is next opened after a kill in its middle, and leaves nothing readable', () => {
    const { folder, file, db } = database();
    closeDatabase(db);
    const size = statSync(file).size;
    const program = join(import.meta.dirname, 'write-until-killed.ts');
    expect(spawnSync(process.execPath, [program, file]).signal).toBe('SIGKILL');
    expect(statSync(file).size).toBeGreaterThan(size);
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes('harbour')).toBe(false);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    const again = openDatabase(file, noKey, { create: false });
    expect(rows(again, 'SELECT text FROM t')).toEqual([{ text: 'the first harbour' }]);
    closeDatabase(again);
    expect(readdirSync(folder)).toEqual(['vault.sqlite']);
  });
});
