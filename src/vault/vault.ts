import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Failure } from '../core/failure.ts';
import type { Moment } from '../core/primitives.ts';
import type { AppEvent, Identity } from '../ipc/views.ts';
import { latestArrival, lostArrivals } from './arrivals.ts';
import { closeDatabase, inTransaction, openDatabase, type WritableDb } from './database.ts';
import { dropLeftovers } from './document-store.ts';
import { Gate } from './gate.ts';
import { newSecrets, readIdentity, replaceKey, storeIdentity } from './identity.ts';
import type { PatientSigner } from './ledger-crypto.ts';
import { makeSlot, openSlots, readKeyslots, writeKeyslots } from './keyslots.ts';
import { migrate } from './migrations/migrate.ts';
import { checkPassphrase, measureCost, type KdfCost } from './passphrase.ts';
import { refreshProjections } from './projection-version.ts';
import { storageFailure, withStorageFailures } from './sqlite-failure.ts';
import { Staging } from './staging.ts';
import { findVault, prepareFolder, removeFiles, vaultFiles, type VaultFiles } from './vault-folder.ts';
import { Witness, type Arrival } from './witness.ts';

/** An unlocked vault. One at a time may be open on a folder, in this or any program. */
export interface Vault {
  readonly folder: string;
  readonly db: WritableDb;
  readonly staging: Staging;
  /** What writes in more than one turn enters by it. */
  readonly gate: Gate;
  readonly identity: Identity;
  readonly signer: PatientSigner;
  /** `AGE-SECRET-KEY-1…` */
  readonly ageIdentity: string;
  /** Signs and reads under new keys from now on; the old ones are kept to open older bundles. */
  readonly replaceKey: () => Promise<void>;
  /** The clock, and the zone in which it is read. */
  readonly now: () => Moment;
  /** What was last seen to be on the disk; null when the witness file cannot be written. */
  readonly witnessed: () => Arrival | null;
  /** Remembers outside the database what it has committed. */
  readonly acknowledge: (arrival: Arrival) => void;
  /** Calls back with everything that happens in the vault; returns how to stop. */
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void;
  readonly emit: (event: AppEvent) => void;
  readonly close: () => void;
}

export interface VaultOptions {
  readonly clock?: () => Moment;
}

export interface NewVault {
  readonly name: string;
  readonly passphrase: string;
  /** What a guess at the passphrase costs; measured on this machine where it is not given. */
  readonly cost?: KdfCost;
}

/**
 * Makes a vault in an empty or new folder and opens it. Failures: `weak-passphrase`, `invalid-input`, `vault-exists`,
 * `file-exists`, `file-unreadable`, `disk-full`; then nothing stays behind.
 */
export async function createVault(
  folder: string,
  { name, passphrase, cost }: NewVault,
  options: VaultOptions = {},
): Promise<Vault> {
  checkPassphrase(passphrase);
  if (name.trim() === '')
    throw new Failure('invalid-input', 'Enter your name: it stands on every act that you sign.');
  const files = prepareFolder(folder);
  const key = randomBytes(32);
  const vault = randomUUID();
  try {
    const secrets = await newSecrets();
    const slot = await makeSlot(vault, key, passphrase, cost ?? (await measureCost()));
    makeDatabase(files, key, (db) => storeIdentity(db, vault, name.trim(), secrets));
    // Last, since a folder is a vault once it has this file.
    writeKeyslots(files.keyslots, { vault, slots: [slot] });
    return await unlockVault(folder, vault, key, options);
  } catch (thrown) {
    removeFiles(files);
    throw storageFailure(thrown);
  } finally {
    key.fill(0);
  }
}

function makeDatabase(files: VaultFiles, key: Uint8Array, fill: (db: WritableDb) => void): void {
  const db = openDatabase(files.database, key, { create: true });
  try {
    migrate(db);
    inTransaction(db, () => fill(db));
    Witness.create(files.witness, key).close();
  } finally {
    closeDatabase(db);
  }
}

export interface OpenVaultOptions extends VaultOptions {
  /** Go on although acts that were acknowledged are gone; the vault then stands for what it still has. */
  readonly acceptLoss?: boolean;
}

/**
 * Opens a vault. Failures: `vault-missing`, `not-a-vault`, `vault-damaged`, `vault-newer`, `wrong-passphrase`,
 * `vault-in-use`, `entries-lost`, `file-unreadable`; then nothing was changed.
 */
export async function openVault(
  folder: string,
  passphrase: string,
  options: OpenVaultOptions = {},
): Promise<Vault> {
  const files = findVault(folder);
  const keyslots = withStorageFailures(() => readKeyslots(files.keyslots));
  const key = await openSlots(keyslots, passphrase);
  try {
    return await unlockVault(folder, keyslots.vault, key, options);
  } catch (thrown) {
    throw storageFailure(thrown);
  } finally {
    key.fill(0);
  }
}

async function unlockVault(
  folder: string,
  vault: string,
  key: Uint8Array,
  { clock = systemClock, acceptLoss = false }: OpenVaultOptions,
): Promise<Vault> {
  const files = vaultFiles(folder);
  const db = openDatabase(files.database, key, { create: false });
  let witness: Witness | null = null;
  try {
    migrate(db);
    const own = await readIdentity(db);
    if (own.vault !== vault) throw otherVault();
    witness = Witness.open(files.witness, key);
    checkWitness(db, witness, acceptLoss);
    refreshProjections(db);
    dropLeftovers(db);
    rmSync(`${files.keyslots}.new`, { force: true });
    rmSync(files.outgoing, { recursive: true, force: true });
    return assemble({ folder, db, own, witness, staging: new Staging(files.staging), clock });
  } catch (thrown) {
    witness?.close();
    closeDatabase(db);
    throw thrown;
  }
}

function otherVault(): Failure {
  return new Failure(
    'vault-damaged',
    'keyslots.json belongs to another vault than vault.sqlite. Nothing was changed. Put back the two files that belong together.',
  );
}

function checkWitness(db: WritableDb, witness: Witness, acceptLoss: boolean): void {
  const problem = lossOf(db, witness.latest);
  if (problem === null) witness.write(latestArrival(db));
  else if (acceptLoss) witness.reset(latestArrival(db));
  else throw new Failure('entries-lost', problem);
}

const afterLoss =
  'Nothing was changed. Restore the whole vault folder from a backup, or go on with what is there (redrope check --accept-loss) and import the bundles that hold what is missing.';

/** What is wrong between the database and what was last acknowledged, in sentences; null if nothing. */
export function lossOf(db: WritableDb, witnessed: Arrival | null): string | null {
  if (witnessed === null) {
    return `The file "witness" of this vault is missing or damaged, so Redrope cannot tell whether acts were lost. ${afterLoss}`;
  }
  const lost = lostArrivals(db, witnessed);
  if (lost === 0) return null;
  if (lost === null) {
    return `The acts in this vault are not the ones that were saved: a part of vault.sqlite was replaced by something older. ${afterLoss}`;
  }
  const acts = lost === 1 ? 'The last act that was saved is' : `The last ${lost} acts that were saved are`;
  return `${acts} not in this vault any more: vault.sqlite, or the file vault.sqlite-wal beside it, is older than it was. ${afterLoss}`;
}

interface Parts {
  readonly folder: string;
  readonly db: WritableDb;
  readonly own: Pick<Vault, 'identity' | 'signer' | 'ageIdentity'>;
  readonly witness: Witness;
  readonly staging: Staging;
  readonly clock: () => Moment;
}

function assemble({ folder, db, own, witness, staging, clock }: Parts): Vault {
  const listeners = new Set<(event: AppEvent) => void>();
  let present = own;
  return {
    folder,
    db,
    staging,
    gate: new Gate(),
    get identity() {
      return present.identity;
    },
    get signer() {
      return present.signer;
    },
    get ageIdentity() {
      return present.ageIdentity;
    },
    async replaceKey() {
      await replaceKey(db, clock().at);
      present = await readIdentity(db);
    },
    now: clock,
    witnessed: () => witness.latest,
    acknowledge: (arrival) => acknowledge(witness, arrival),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit: (event) => listeners.forEach((listener) => listener(event)),
    close: () => {
      if (!db.open) return;
      listeners.clear();
      staging.close();
      closeDatabase(db);
      witness.close();
    },
  };
}

function acknowledge(witness: Witness, arrival: Arrival): void {
  try {
    witness.write(arrival);
  } catch {
    // The database has the act and says so: a witness that lags behind it only watches less until it is written again.
  }
}

function systemClock(): Moment {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { at: new Date().toISOString(), zone: timeZone ?? 'UTC' };
}

/**
 * Lets another passphrase open the vault in place of the current one, by writing keyslots.json anew; the database
 * stays as it is. Failures: `wrong-passphrase`, `weak-passphrase`, `disk-full`; then the current one still opens it.
 */
export async function changePassphrase(
  { folder }: Pick<Vault, 'folder'>,
  current: string,
  next: string,
  cost?: KdfCost,
): Promise<void> {
  const { keyslots: file } = vaultFiles(folder);
  const keyslots = withStorageFailures(() => readKeyslots(file));
  const key = await openSlots(keyslots, current);
  try {
    checkPassphrase(next);
    const slot = await makeSlot(keyslots.vault, key, next, cost ?? (await measureCost()));
    withStorageFailures(() => writeKeyslots(file, { ...keyslots, slots: [slot] }));
  } finally {
    key.fill(0);
  }
}
