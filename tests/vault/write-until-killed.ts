import { existsSync } from 'node:fs';
import { inLongTransaction, openDatabase, write } from '../../src/vault/database.ts';

/**
 * Run as a program of its own: opens the database FILE under the key of zeros, writes a long transaction that goes
 * into the file before its end, and kills itself in its middle.
 */
const [file = ''] = process.argv.slice(2);
const db = openDatabase(file, new Uint8Array(32), { create: false });
await inLongTransaction(db, async () => {
  db.pragma('cache_size = 5');
  for (let number = 0; number < 300; number += 1) {
    write(db, 'INSERT INTO t (text) VALUES (?)', 'the second harbour '.repeat(100));
    write(db, `UPDATE t SET text = text || ' changed' WHERE rowid = 1`);
  }
  if (!existsSync(`${file}-journal`)) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
});
