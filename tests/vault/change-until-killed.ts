import { writeSync } from 'node:fs';
import { changePassphrase } from '../../src/vault/vault.ts';

/** Run as a program of its own: changes the passphrase of the vault FOLDER back and forth until it is killed. */
const [folder = '', one = '', other = ''] = process.argv.slice(2);
const cost = { m: 19_456, t: 1, p: 1 };
writeSync(1, 'ready\n');
for (;;) {
  await changePassphrase({ folder }, one, other, cost);
  await changePassphrase({ folder }, other, one, cost);
}
