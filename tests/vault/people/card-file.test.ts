import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCard, writeCard } from '../../../src/vault/people/card-file.ts';
import { wordsOf } from '../../../src/vault/people/words-of.ts';
import { sshFingerprint, sshKeyText } from '../../../src/vault/ssh-key.ts';
import { failureCode } from '../../support/failing.ts';
import { temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';

const folder = join(import.meta.dirname, '../../vectors/identity-card');
const named = (kind: string) => readdirSync(join(folder, kind)).map((file) => basename(file, '.txt'));
const vector = (kind: string, name: string) => readFileSync(join(folder, kind, `${name}.txt`), 'utf8');

describe('identity cards', () => {
  it.each(named('accept'))('accept %s', (name) => {
    expect(readCard(vector('accept', name)).card).toMatchObject({
      v: 1,
      recipient: expect.stringMatching(/^age1/),
    });
  });

  it.each(named('reject'))('refuse %s', async (name) => {
    expect(await failureCode(() => readCard(vector('reject', name)))).toBe('card-invalid');
  });

  it('have the words of the vectors, out of the very digest that ssh-keygen shows', () => {
    const words = JSON.parse(readFileSync(join(folder, 'words.json'), 'utf8')) as Record<string, string>;
    const file = join(temporaryFolder(), 'key.pub');
    for (const [key, said] of Object.entries(words)) {
      expect(wordsOf(key).join(' ')).toBe(said);
      writeFileSync(file, `${sshKeyText(key)}\n`);
      expect(execFileSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' })).toContain(
        sshFingerprint(key),
      );
    }
  });

  it('are read as they were written', async () => {
    const vault = await temporaryVault('Grüße 李');
    const { card } = readCard(writeCard(vault, 'Counsel'));
    const { name, key, recipient } = vault.identity;
    expect(card).toMatchObject({ v: 1, name, key, recipient, role: 'Counsel' });
    await vault.replaceKey();
    expect(readCard(writeCard(vault, null)).card).toMatchObject({ role: 'Counsel' });
    expect(readCard(writeCard(vault, '')).card).toMatchObject({ role: '' });
  });

  it('are read as a mail quotes them, unless one stands there unquoted', () => {
    const [quoted, own] = [vector('accept', 'plain'), vector('accept', 'no-role')];
    const answered = `Thanks:\r\n${quoted.replace(/^/gm, '> ')}`;
    expect(readCard(answered)).toEqual(readCard(quoted));
    expect(readCard(`${own}\n${answered}`)).toEqual(readCard(own));
  });

  it('are refused with any bit of what they say changed', async () => {
    const text = vector('accept', 'plain');
    const body = text.split('\n').slice(1, -2).join('');
    const bytes = Buffer.from(body, 'base64');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
        const file = text.replace(/(?<=CARD-----\n)[^-]+/, `${changed.toString('base64')}\n`);
        expect(await failureCode(() => readCard(file))).toBe('card-invalid');
      }),
      { numRuns: 500 },
    );
  });
});
