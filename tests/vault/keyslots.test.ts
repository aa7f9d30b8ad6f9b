import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSlot, openSlots, readKeyslots, writeKeyslots } from '../../src/vault/keyslots.ts';
import { checkPassphrase, costBounds, measureCost, passesFor } from '../../src/vault/passphrase.ts';
import { failureCode } from '../support/failing.ts';
import { cheapCost, temporaryFolder, testPassphrase } from '../support/temporary-vault.ts';

const vault = '0f8b1f1e-6f6b-4b8e-9d55-7a0c3a1f9f10';

async function writtenSlots(passphrase = testPassphrase) {
  const file = join(temporaryFolder(), 'keyslots.json');
  const key = randomBytes(32);
  writeKeyslots(file, { vault, slots: [await makeSlot(vault, key, passphrase, cheapCost)] });
  return { file, key };
}

describe('keyslots', () => {
  it('give the vault key to the passphrase and to nothing else', async () => {
    const { file, key } = await writtenSlots();
    expect(await openSlots(readKeyslots(file), testPassphrase)).toEqual(key);
    expect(await failureCode(() => openSlots(readKeyslots(file), `${testPassphrase} `))).toBe(
      'wrong-passphrase',
    );
  });

  it('take a passphrase in whichever Unicode form the keyboard gives it', async () => {
    const { file, key } = await writtenSlots('Grüße aus Köln'.normalize('NFC'));
    expect(await openSlots(readKeyslots(file), 'Grüße aus Köln'.normalize('NFD'))).toEqual(key);
  });

  it('hold neither the key nor the passphrase', async () => {
    const { file, key } = await writtenSlots();
    const text = readFileSync(file, 'utf8');
    for (const secret of [key.toString('hex'), key.toString('base64'), testPassphrase]) {
      expect(text).not.toContain(secret);
    }
  });

  it('leave no other file behind when they are replaced', async () => {
    const { file } = await writtenSlots();
    writeKeyslots(file, readKeyslots(file));
    expect(readdirSync(join(file, '..'))).toEqual(['keyslots.json']);
  });

  it('are found damaged by any changed character, never told as a wrong passphrase', async () => {
    const { file } = await writtenSlots();
    const good = readFileSync(file, 'utf8');
    for (let at = 0; at < good.length; at += 7) {
      const other = good[at] === 'a' ? 'b' : 'a';
      if (/\s/.test(good.charAt(at))) continue;
      writeFileSync(file, good.slice(0, at) + other + good.slice(at + 1));
      expect(['vault-damaged', 'not-a-vault']).toContain(await failureCode(() => readKeyslots(file)));
    }
    writeFileSync(file, good.slice(0, good.length / 2));
    expect(await failureCode(() => readKeyslots(file))).toBe('vault-damaged');
  });

  it('of a newer version, and files of something else, are told as what they are', async () => {
    const { file } = await writtenSlots();
    const written = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...written, version: 2, slots: 'otherwise' }));
    expect(await failureCode(() => readKeyslots(file))).toBe('vault-newer');
    writeFileSync(file, '{"name": "a package"}');
    expect(await failureCode(() => readKeyslots(file))).toBe('not-a-vault');
    writeFileSync(file, '[]');
    expect(await failureCode(() => readKeyslots(file))).toBe('not-a-vault');
    writeFileSync(file, 'x'.repeat(100_000));
    expect(await failureCode(() => readKeyslots(file))).toBe('vault-damaged');
  });

  it('are refused before anything is allocated when they ask for too much', async () => {
    const { file } = await writtenSlots();
    const keyslots = readKeyslots(file);
    for (const [name, { min, max }] of Object.entries(costBounds)) {
      for (const beyond of [min - 1, max + 1]) {
        const slots = keyslots.slots.map((slot) => ({ ...slot, kdf: { ...slot.kdf, [name]: beyond } }));
        writeKeyslots(file, { ...keyslots, slots });
        expect(await failureCode(() => readKeyslots(file))).toBe('vault-damaged');
      }
    }
  });

  it('are bound to their vault and their cost', async () => {
    const { file } = await writtenSlots();
    const keyslots = readKeyslots(file);
    const other = { ...keyslots, vault: '11111111-6f6b-4b8e-9d55-7a0c3a1f9f10' };
    expect(await failureCode(() => openSlots(other, testPassphrase))).toBe('wrong-passphrase');
    const slots = keyslots.slots.map((slot) => ({ ...slot, kdf: { ...slot.kdf, t: 2 } }));
    expect(await failureCode(() => openSlots({ ...keyslots, slots }, testPassphrase))).toBe(
      'wrong-passphrase',
    );
  });
});

describe('passphrases', () => {
  it('of eight different characters and more are taken, shorter and monotonous ones are not', async () => {
    for (const weak of ['', 'short', '1234567', 'aaaaaaaaaaaaaaaa', 'abababababab']) {
      expect(await failureCode(() => checkPassphrase(weak))).toBe('weak-passphrase');
    }
    expect(() => checkPassphrase('four words or so')).not.toThrow();
    expect(() => checkPassphrase('密码短语应当足够长')).not.toThrow();
  });

  it('cost what the machine needs for a quarter of a second, and never less than the least', async () => {
    expect(passesFor(1000)).toBe(7);
    expect(passesFor(40)).toBe(9);
    expect(passesFor(0.001)).toBe(40);
    const cost = await measureCost();
    expect(cost.m).toBe(131_072);
    expect(cost.t).toBeGreaterThanOrEqual(7);
  });
});
