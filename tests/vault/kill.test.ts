import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { checkVault } from '../../src/vault/check.ts';
import { draftsUnder } from '../../src/vault/drafts.ts';
import { hasDocument } from '../../src/vault/document-store.ts';
import { entryHeader } from '../../src/vault/ledger-store.ts';
import { openVault } from '../../src/vault/vault.ts';
import { temporaryVault, testPassphrase } from '../support/temporary-vault.ts';

/** Rounds of kill -9; more by the environment, for a long run. */
const rounds = Number(process.env['REDROPE_KILLS'] ?? 20);
const other = 'another harbour entirely';

/** Runs a program until it is killed, some time after it said `ready`; gives the whole lines that it wrote. */
async function killed(program: string, args: readonly string[], longest: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let written = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${program} ended by itself`)));
    child.stdout.on('data', (part: Buffer) => {
      written += part.toString('utf8');
      if (written.includes('\n')) resolve();
    });
  });
  child.removeAllListeners('exit');
  await setTimeout(randomInt(longest));
  child.kill('SIGKILL');
  await ended;
  return written.split('\n').slice(0, -1);
}

describe('a process killed at any moment', () => {
  it(`loses nothing that it acknowledged, ${rounds} times`, async () => {
    const vault = await temporaryVault();
    vault.close();
    let acknowledged = 0;
    for (let round = 0; round < rounds; round++) {
      const lines = await killed('act-until-killed.ts', [vault.folder, testPassphrase], 250);
      const opened = await openVault(vault.folder, testPassphrase);
      const drafts = new Set(draftsUnder(opened.db, '').map(({ key }) => key));
      for (const line of lines) {
        const [kind, what = ''] = line.split(' ');
        if (kind === 'entry') expect(entryHeader(opened.db, what)).toBeDefined();
        if (kind === 'document') expect(hasDocument(opened.db, what)).toBe(true);
        if (kind === 'draft') expect(drafts).toContain(what);
        acknowledged += 1;
      }
      if (round % 10 === 9) expect(await checkVault(opened)).toMatchObject({ ok: true, problems: [] });
      opened.close();
    }
    expect(acknowledged).toBeGreaterThan(rounds);
  }, 600_000);

  it('while it changes the passphrase leaves exactly one of the two opening the vault', async () => {
    const vault = await temporaryVault();
    vault.close();
    let [now, then] = [testPassphrase, other];
    for (let round = 0; round < Math.ceil(rounds / 3); round++) {
      await killed('change-until-killed.ts', [vault.folder, now, then], 150);
      const outcomes = await Promise.all([now, then].map((passphrase) => opens(vault.folder, passphrase)));
      expect(outcomes.toSorted()).toEqual(['opened', 'wrong-passphrase']);
      if (outcomes[1] === 'opened') [now, then] = [then, now];
    }
  }, 600_000);
});

async function opens(folder: string, passphrase: string): Promise<string> {
  try {
    (await openVault(folder, passphrase)).close();
    return 'opened';
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unexpected';
  }
}
