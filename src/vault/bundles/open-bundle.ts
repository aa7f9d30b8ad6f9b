import { Failure } from '../../core/failure.ts';
import type { ByteSource } from '../byte-source.ts';
import { formerAgeIdentities } from '../identity.ts';
import { sshFingerprint } from '../ssh-key.ts';
import type { Vault } from '../vault.ts';
import { isAge, openAge, recipientsOf, type BundleKeys } from './age-header.ts';
import { openedSource } from './age-stream.ts';
import { readBag, type ReadOptions, type VerifiedBag } from './read-bag.ts';

/** A bundle that passed every check. Its documents are read from the source it was opened from. */
export interface VerifiedBundle extends VerifiedBag {
  readonly encrypted: boolean;
  readonly signer: { readonly key: string; readonly name: string; readonly fingerprint: string };
}

/**
 * Opens a bundle and makes every check that can be made without a vault; nothing of it is trusted before. A bundle that
 * was made for some reviewers is refused (`bundle-locked`) where identities are given and none of them is one of those:
 * somebody passed it on. Failures: `bundle-unreadable`, `-altered`, `-incomplete`, `-unsigned`, `-newer`, `-locked`,
 * `-too-large`, `entry-invalid`, `entries-missing`, `cancelled`.
 */
export async function openBundle(
  source: ByteSource,
  keys: BundleKeys,
  options: ReadOptions = {},
): Promise<VerifiedBundle> {
  const recipients = await recipientsOf(keys.ageIdentities);
  const encrypted = isAge(source);
  const bag = await readBag(encrypted ? await decrypted(source, keys) : source, options);
  const { boundTo, signer } = bag.info;
  if (boundTo !== 'anyone' && recipients.length > 0 && !recipients.some((own) => boundTo.includes(own))) {
    throw new Failure(
      'bundle-locked',
      `This bundle was made for other reviewers and passed on. Nothing was changed. Ask its author for one that is made for you.`,
    );
  }
  return { ...bag, encrypted, signer: { ...signer, fingerprint: sshFingerprint(signer.key) } };
}

/** What opens bundles for the owner of a vault: their keys, those that they had before among them, and a passphrase. */
export function bundleKeys(
  { db, ageIdentity }: Pick<Vault, 'db' | 'ageIdentity'>,
  passphrase: string | null,
): BundleKeys {
  return { ageIdentities: [ageIdentity, ...formerAgeIdentities(db)], passphrase };
}

async function decrypted(source: ByteSource, keys: BundleKeys): Promise<ByteSource> {
  const { payloadStart, key } = await openAge(source, keys);
  return openedSource(source, payloadStart, key);
}
