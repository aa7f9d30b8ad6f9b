import { randomBytes } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Failure } from '../core/failure.ts';
import type { Signer } from '../core/ledger/entry.ts';
import type { Identity } from '../ipc/views.ts';
import { row, write, type ReadableDb, type WritableDb } from './database.ts';
import { signerFrom } from './ledger-crypto.ts';
import { sshFingerprint, sshKeyText } from './ssh-key.ts';

/** The reviewer of a vault, with what only the unlocked vault has. */
export interface OwnIdentity {
  readonly identity: Identity;
  readonly signer: Signer;
  /** `AGE-SECRET-KEY-1…` */
  readonly ageIdentity: string;
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
    'INSERT INTO identity (one, vault, name, seed, age) VALUES (1, ?, ?, ?, ?)',
    vault,
    name,
    seed,
    age,
  );
}

/** The reviewer to whom the vault belongs, and the id of the vault. Failure `vault-damaged`. */
export async function readIdentity(db: ReadableDb): Promise<OwnIdentity & { readonly vault: string }> {
  const found = row<{ vault: string; name: string; seed: Buffer; age: string }>(
    db,
    'SELECT vault, name, seed, age FROM identity',
  );
  if (found === undefined) {
    throw new Failure(
      'vault-damaged',
      'vault.sqlite has lost its identity. Nothing was changed. Restore the vault folder from a backup.',
    );
  }
  const signer = signerFrom(found.seed);
  found.seed.fill(0);
  const identity = {
    name: found.name,
    key: signer.author,
    sshKey: sshKeyText(signer.author),
    fingerprint: sshFingerprint(signer.author),
    recipient: await identityToRecipient(found.age),
  };
  return { vault: found.vault, identity, signer, ageIdentity: found.age };
}
