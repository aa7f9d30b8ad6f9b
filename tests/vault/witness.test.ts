import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { caseSummaries, recordEvents } from '../../src/vault/ledger-store.ts';
import { vaultFiles } from '../../src/vault/vault-folder.ts';
import { openVault, type Vault } from '../../src/vault/vault.ts';
import { advanceChain, noArrivals, Witness } from '../../src/vault/witness.ts';
import { blankRequest, openCase } from '../../src/core/requests/commands.ts';
import { checkVault } from '../../src/vault/check.ts';
import { randomUUID } from 'node:crypto';
import { failureCode, failureOf } from '../support/failing.ts';
import { reopened, temporaryFolder, temporaryVault, testPassphrase } from '../support/temporary-vault.ts';

/** Opens a case: two acts. */
function act(vault: Vault): void {
  recordEvents(vault, randomUUID(), openCase({ ...blankRequest, reference: 'R' }, [], randomUUID));
}

/** The vault's files as they lie on the disk while it is open: what a copy, or a crash, would find. */
function copyOf(vault: Vault): string {
  const folder = temporaryFolder();
  const [from, to] = [vaultFiles(vault.folder), vaultFiles(folder)];
  copyFileSync(from.keyslots, to.keyslots);
  copyFileSync(from.witness, to.witness);
  copyFileSync(from.database, to.database);
  if (existsSync(`${from.database}-wal`)) copyFileSync(`${from.database}-wal`, `${to.database}-wal`);
  return folder;
}

async function opens(folder: string, acceptLoss = false): Promise<number> {
  const vault = await openVault(folder, testPassphrase, { acceptLoss });
  const cases = caseSummaries(vault.db).length;
  vault.close();
  return cases;
}

describe('the witness', () => {
  it('remembers the last thing it was told, whichever slot a crash tears', () => {
    const file = join(temporaryFolder(), 'witness');
    const key = randomBytes(32);
    const witness = Witness.create(file, key);
    let arrival = noArrivals;
    const told = [arrival];
    for (let count = 1; count <= 5; count++) {
      arrival = { count, chain: advanceChain(arrival.chain, 'ab'.repeat(32)) };
      witness.write(arrival);
      told.push(arrival);
    }
    witness.close();
    const read = () => {
      const opened = Witness.open(file, key);
      const { latest } = opened;
      opened.close();
      return latest;
    };
    expect(read()).toEqual({ count: 5, chain: Uint8Array.from(arrival.chain) });
    const good = readFileSync(file);
    const counts = [0, 4096].map((slot) => {
      const torn = Buffer.from(good);
      torn.fill(0, slot + 20, slot + 60);
      writeFileSync(file, torn);
      return read()?.count;
    });
    expect(new Set(counts)).toEqual(new Set([4, 5]));
    writeFileSync(file, good.subarray(0, 50));
    expect(read()).toBeNull();
  });

  it('is worth nothing under another key', () => {
    const file = join(temporaryFolder(), 'witness');
    Witness.create(file, randomBytes(32)).close();
    const opened = Witness.open(file, randomBytes(32));
    expect(opened.latest).toBeNull();
    opened.close();
  });
});

describe('acts that were acknowledged', () => {
  it('are all there in a copy taken while the vault is open, as a crash would leave it', async () => {
    const vault = await temporaryVault();
    for (let count = 0; count < 5; count++) act(vault);
    expect(await opens(copyOf(vault))).toBe(5);
  });

  it('are missed when the log beside the database is deleted, and the message counts them', async () => {
    const vault = await temporaryVault();
    act(vault);
    const again = await reopened(vault);
    for (let count = 0; count < 3; count++) act(again);
    const folder = copyOf(again);
    rmSync(`${vaultFiles(folder).database}-wal`);
    const failure = await failureOf(() => opens(folder));
    expect(failure.code).toBe('entries-lost');
    expect(failure.message).toContain('The last 6 acts that were saved are not in this vault any more');
    expect(failure.message).toContain('--accept-loss');
  });

  it('are missed when any bit of the log is flipped that takes them away', async () => {
    const vault = await temporaryVault();
    act(vault);
    const folder = copyOf(vault);
    const log = `${vaultFiles(folder).database}-wal`;
    const good = readFileSync(log);
    const database = readFileSync(vaultFiles(folder).database);
    const witness = readFileSync(vaultFiles(folder).witness);
    for (let at = 40; at < good.length; at += Math.ceil(good.length / 25)) {
      const bad = Buffer.from(good);
      bad.writeUInt8(bad.readUInt8(at) ^ 4, at);
      writeFileSync(log, bad);
      const outcome = await openedOr(folder);
      // A frame that a later one replaces may be bent without harm; else the loss is told.
      expect([1, 'entries-lost', 'vault-damaged']).toContain(outcome);
      writeFileSync(vaultFiles(folder).database, database);
      writeFileSync(vaultFiles(folder).witness, witness);
    }
  });

  it('are missed when an older database is put back', async () => {
    const vault = await temporaryVault();
    const first = await reopened(vault);
    const older = readFileSync(vaultFiles(first.folder).database);
    act(first);
    first.close();
    writeFileSync(vaultFiles(vault.folder).database, older);
    expect(await failureCode(() => opens(vault.folder))).toBe('entries-lost');
  });

  it('are missed when the database went another way since', async () => {
    const vault = await temporaryVault();
    const folder = copyOf(vault);
    act(vault);
    vault.close();
    const other = await openVault(folder, testPassphrase);
    act(other);
    act(other);
    other.close();
    copyFileSync(vaultFiles(folder).database, vaultFiles(vault.folder).database);
    const failure = await failureOf(() => opens(vault.folder));
    expect(failure.code).toBe('entries-lost');
    expect(failure.message).toContain('not the ones that were saved');
  });

  it('cannot be vouched for without the witness file, and that is said', async () => {
    const vault = await temporaryVault();
    act(vault);
    vault.close();
    rmSync(vaultFiles(vault.folder).witness);
    expect(await failureCode(() => opens(vault.folder))).toBe('entries-lost');
    expect(await failureCode(() => opens(vault.folder))).toBe('entries-lost');
  });

  it('that are lost can be accepted as lost, and the vault goes on from there', async () => {
    const vault = await temporaryVault();
    const first = await reopened(vault);
    act(first);
    const again = await reopened(first);
    act(again);
    const folder = copyOf(again);
    rmSync(`${vaultFiles(folder).database}-wal`);
    expect(await failureCode(() => opens(folder))).toBe('entries-lost');
    expect(await opens(folder, true)).toBe(1);
    expect(await opens(folder)).toBe(1);
  });

  it('may be ahead of the witness: a crash between the two writes loses nothing', async () => {
    const vault = await temporaryVault();
    act(vault);
    const behind = readFileSync(vaultFiles(vault.folder).witness);
    act(vault);
    const folder = copyOf(vault);
    writeFileSync(vaultFiles(folder).witness, behind);
    expect(await opens(folder)).toBe(2);
  });

  it('stand though the witness cannot be written, and the check says so', async () => {
    const vault = await temporaryVault();
    vi.spyOn(Witness.prototype, 'write').mockImplementationOnce(() => {
      throw new Error('no room');
    });
    act(vault);
    expect(caseSummaries(vault.db)).toHaveLength(1);
    const report = await checkVault(vault);
    expect(report.problems).toEqual([expect.stringContaining('"witness" could not be written')]);
    act(vault);
    expect((await checkVault(vault)).ok).toBe(true);
  });
});

async function openedOr(folder: string): Promise<number | string> {
  try {
    return await opens(folder);
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) return String(thrown.code);
    throw thrown;
  }
}
