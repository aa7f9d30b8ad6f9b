import { randomBytes } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Failure } from '../core/failure.ts';
import type { Identity } from '../ipc/views.ts';
import { inTransaction, row, rows, write, type ReadableDb, type WritableDb } from './database.ts';
import { signerFrom, type PatientSigner } from './ledger-crypto.ts';
import { sshFingerprint, sshKeyText } from './ssh-key.ts';

/** The reviewer of a vault, with what only the unlocked vault has. */
export interface OwnIdentity {
  readonly identity: Identity;
  readonly signer: PatientSigner;
  /** `AGE-SECRET-KEY-1…` */
  readonly ageIdentity: string;
}

/** Signers of the keys that this vault had before, the latest first. */
export function formerSigners(db: ReadableDb): readonly PatientSigner[] {
  return rows<{ seed: Buffer }>(db, 'SELECT seed FROM former_key ORDER BY retired_after DESC, key').map(
    ({ seed }) => signerFrom(seed),
  );
}

/** The age identities of the keys that this vault had before: older bundles are encrypted for them. */
export function formerAgeIdentities(db: ReadableDb): readonly string[] {
  return rows<{ age: string }>(db, 'SELECT age FROM former_key ORDER BY retired_after DESC, key').map(
    ({ age }) => age,
  );
}

/** The secrets of a new reviewer: an Ed25519 seed, and an age identity that age 1.0 and later understand. */
export async function newSecrets(): Promise<{ readonly seed: Buffer; readonly age: string }> {
  return { seed: randomBytes(32), age: await generateX25519Identity() };
}

export function storeIdentity(
  db: WritableDb,
  vault: string,
  name: string,
  { seed, age }: { readonly seed: Uint8Array; readonly age: string },
): void {
  write(
    db,
    'INSERT INTO identity (one, vault, name, seed, age, key) VALUES (1, ?, ?, ?, ?, ?)',
    vault,
    name,
    seed,
    age,
    signerFrom(seed).author,
  );
}

/** The reviewer to whom the vault belongs, and the id of the vault. Failure `vault-damaged`. */
export async function readIdentity(db: WritableDb): Promise<OwnIdentity & { readonly vault: string }> {
  const found = row<{ vault: string; name: string; seed: Buffer; age: string; key: string | null }>(
    db,
    'SELECT vault, name, seed, age, key FROM identity',
  );
  if (found === undefined) {
    throw new Failure(
      'vault-damaged',
      'vault.sqlite has lost its identity. Nothing was changed. Restore the vault folder from a backup.',
    );
  }
  const signer = signerFrom(found.seed);
  found.seed.fill(0);
  // A vault that was made before people were does not have it.
  if (found.key === null) write(db, 'UPDATE identity SET key = ?', signer.author);
  const identity = {
    name: found.name,
    key: signer.author,
    sshKey: sshKeyText(signer.author),
    fingerprint: sshFingerprint(signer.author),
    recipient: await identityToRecipient(found.age),
  };
  return { vault: found.vault, identity, signer, ageIdentity: found.age };
}

/**
 * A new signing key and age identity in place of the present ones, which are kept to open older bundles and to sign the
 * card of the new one. What arrives under the old key from now on counts no more.
 */
export async function replaceKey(db: WritableDb, at: string): Promise<void> {
  const { seed, age } = await newSecrets();
  inTransaction(db, () => {
    write(
      db,
      `INSERT INTO former_key (key, seed, age, retired_at, retired_after)
       SELECT key, seed, age, ?, (SELECT coalesce(max(seq), 0) FROM entry) FROM identity`,
      at,
    );
    write(db, 'UPDATE identity SET seed = ?, age = ?, key = ?', seed, age, signerFrom(seed).author);
  });
  seed.fill(0);
}
