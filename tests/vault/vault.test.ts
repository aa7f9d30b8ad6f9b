import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vaultFiles } from '../../src/vault/vault-folder.ts';
import { changePassphrase, createVault, openVault } from '../../src/vault/vault.ts';
import { failureCode, failureOf } from '../support/failing.ts';
import {
  cheapCost,
  reopened,
  temporaryFolder,
  temporaryVault,
  testPassphrase,
} from '../support/temporary-vault.ts';

const newVault = { name: 'Ada', passphrase: testPassphrase, cost: cheapCost };

function codeOfOpening(folder: string) {
  return failureCode(() => openVault(folder, testPassphrase));
}

describe('creating a vault', () => {
  it('makes a folder that holds the database, the keyslots and the witness', async () => {
    const vault = await temporaryVault();
    vault.close();
    expect(readdirSync(vault.folder).toSorted()).toEqual(['keyslots.json', 'vault.sqlite', 'witness']);
  });

  it('takes only an empty folder, and leaves what is there alone', async () => {
    const vault = await temporaryVault();
    expect(await failureCode(() => createVault(vault.folder, newVault))).toBe('vault-exists');
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'letter.txt'), 'mine');
    expect(await failureCode(() => createVault(folder, newVault))).toBe('file-exists');
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  it('asks for a name and a passphrase that deserve the word, and else makes nothing', async () => {
    const folder = join(temporaryFolder(), 'vault');
    expect(await failureCode(() => createVault(folder, { ...newVault, passphrase: 'short' }))).toBe(
      'weak-passphrase',
    );
    expect(await failureCode(() => createVault(folder, { ...newVault, name: ' ' }))).toBe('invalid-input');
    expect(existsSync(folder)).toBe(false);
  });

  it('tells a place where nothing can be written', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await failureCode(() => createVault(join(file, 'vault'), newVault))).toBe('file-unreadable');
  });
});

describe('opening a vault', () => {
  it('needs the passphrase; a wrong one changes nothing', async () => {
    const vault = await temporaryVault();
    vault.close();
    const before = readdirSync(vault.folder).map((name) => readFileSync(join(vault.folder, name)));
    const failure = await failureOf(() => openVault(vault.folder, 'not the passphrase'));
    expect(failure.code).toBe('wrong-passphrase');
    expect(failure.message).toContain('Nothing was changed');
    expect(readdirSync(vault.folder).map((name) => readFileSync(join(vault.folder, name)))).toEqual(before);
  });

  it('is refused while the vault is open', async () => {
    const vault = await temporaryVault();
    expect(await failureCode(() => openVault(vault.folder, testPassphrase))).toBe('vault-in-use');
    expect((await reopened(vault)).identity).toEqual(vault.identity);
  });

  it('tells a missing vault, a folder without one, and one that lacks a file', async () => {
    const folder = temporaryFolder();
    expect(await codeOfOpening(join(folder, 'nowhere'))).toBe('vault-missing');
    expect(await codeOfOpening(folder)).toBe('not-a-vault');
    const vault = await temporaryVault();
    vault.close();
    const files = vaultFiles(vault.folder);
    const slots = readFileSync(files.keyslots);
    rmSync(files.keyslots);
    expect(await codeOfOpening(vault.folder)).toBe('vault-damaged');
    writeFileSync(files.keyslots, slots);
    rmSync(files.database);
    expect(await codeOfOpening(vault.folder)).toBe('vault-damaged');
    expect(existsSync(files.database)).toBe(false);
  });

  it('tells damage of every kind, and that nothing was changed', async () => {
    const vault = await temporaryVault();
    vault.close();
    const { database } = vaultFiles(vault.folder);
    const good = readFileSync(database);
    const spoil: readonly (() => void)[] = [
      () => writeFileSync(database, Buffer.alloc(good.length, 7)),
      () => writeFileSync(database, ''),
      () => truncateSync(database, 1000),
      () => writeFileSync(database, Buffer.concat([Buffer.from('SQLite format 3\0'), good.subarray(16)])),
    ];
    for (const change of spoil) {
      writeFileSync(database, good);
      change();
      const spoiled = readFileSync(database);
      const failure = await failureOf(() => openVault(vault.folder, testPassphrase));
      expect(failure.code).toBe('vault-damaged');
      expect(readFileSync(database)).toEqual(spoiled);
    }
  });

  it('tells keyslots that belong to another vault', async () => {
    const [one, other] = [await temporaryVault(), await temporaryVault()];
    one.close();
    other.close();
    writeFileSync(vaultFiles(one.folder).keyslots, readFileSync(vaultFiles(other.folder).keyslots));
    expect(await failureCode(() => openVault(one.folder, testPassphrase))).toBe('vault-damaged');
  });

  it('removes what a crash left of uploads and of a change of passphrase', async () => {
    const vault = await temporaryVault();
    vault.close();
    const files = vaultFiles(vault.folder);
    writeFileSync(files.staging, 'undecipherable');
    writeFileSync(`${files.keyslots}.new`, '{');
    await reopened(vault);
    expect(
      readdirSync(vault.folder)
        .filter((name) => !name.endsWith('-wal'))
        .toSorted(),
    ).toEqual(['keyslots.json', 'vault.sqlite', 'witness']);
  });
});

describe('changing the passphrase', () => {
  it('lets the new one open the vault and the old one no more, and leaves the database alone', async () => {
    const vault = await temporaryVault();
    const next = 'another harbour entirely';
    await changePassphrase(vault, testPassphrase, next, cheapCost);
    vault.close();
    const { database } = vaultFiles(vault.folder);
    const bytes = readFileSync(database);
    expect(await failureCode(() => openVault(vault.folder, testPassphrase))).toBe('wrong-passphrase');
    expect(readFileSync(database)).toEqual(bytes);
    const opened = await openVault(vault.folder, next);
    expect(opened.identity).toEqual(vault.identity);
    opened.close();
  });

  it('needs the current one, and a new one that is not weak; else the current one still opens it', async () => {
    const vault = await temporaryVault();
    const change = (current: string, next: string) =>
      failureCode(() => changePassphrase(vault, current, next, cheapCost));
    expect(await change('not the passphrase', 'another harbour entirely')).toBe('wrong-passphrase');
    expect(await change(testPassphrase, 'short')).toBe('weak-passphrase');
    expect((await reopened(vault)).identity).toEqual(vault.identity);
  });

  it('fails as a whole where keyslots.json cannot be replaced', async () => {
    const vault = await temporaryVault();
    const { keyslots } = vaultFiles(vault.folder);
    mkdirSync(`${keyslots}.new`);
    await expect(
      changePassphrase(vault, testPassphrase, 'another harbour entirely', cheapCost),
    ).rejects.toThrow();
    rmSync(`${keyslots}.new`, { recursive: true, force: true });
    expect((await reopened(vault)).identity).toEqual(vault.identity);
  });
});
