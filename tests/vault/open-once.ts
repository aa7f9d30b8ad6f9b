import { failureRecord } from '../../src/core/failure.ts';
import { openDatabase } from '../../src/vault/database.ts';

/** Run as a program of its own: says how opening the database FILE with KEY (hexadecimal) ends. */
const [file = '', key = ''] = process.argv.slice(2);
try {
  openDatabase(file, Buffer.from(key, 'hex'), { create: false }).close();
  process.stdout.write('opened');
} catch (thrown) {
  process.stdout.write(failureRecord(thrown).code);
}
