import { folderBegins } from '../../core/bundles/bag-names.ts';
import { Failure } from '../../core/failure.ts';
import type { ByteSource } from '../byte-source.ts';
import { formerAgeIdentities } from '../identity.ts';
import { sshFingerprint } from '../ssh-key.ts';
import type { Vault } from '../vault.ts';
import { ageBegins, isAge, openAge, recipientsOf, type BundleKeys } from './age-header.ts';
import { openedSource } from './age-stream.ts';
import { readBag, type ReadOptions, type VerifiedBag } from './read-bag.ts';
import { sealLength, sealPrefix, sizes } from './zip-format.ts';
import { unreadable } from './zip-reader.ts';

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
  const bag = await (encrypted
    ? readBag(await decrypted(source, keys), options)
    : readPlain(source, options).catch((thrown: unknown) => {
        throw isUnreadable(thrown) && bearsOurMarks(source) ? damaged('its ZIP') : thrown;
      }));
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

async function readPlain(source: ByteSource, options: ReadOptions): Promise<VerifiedBag> {
  checkIsZip(source);
  return readBag(source, options);
}

function isUnreadable(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.code === 'bundle-unreadable';
}

/** Whether a file that cannot be read still has what Redrope writes at the beginning or at the end of every plain bundle. */
function bearsOurMarks(source: ByteSource): boolean {
  const name = Buffer.from(source.read(sizes.local, folderBegins.length)).toString('latin1');
  const end = Math.max(0, source.size - sealLength);
  const seal = Buffer.from(source.read(end, sealLength)).toString('latin1');
  return name === folderBegins || seal.startsWith(sealPrefix);
}

function damaged(what: string): Failure {
  return new Failure(
    'bundle-unreadable',
    `This bundle was altered, cut short or damaged on its way: ${what} is not as it was written. Nothing was changed here. Ask the sender to send it again.`,
  );
}

const zipBegins = 'PK';
/** Of so many letters the first line of an age file may be wrong and is still known. */
const mostWrong = 2;

/** Files of every kind are taken for bundles: what is none is not called damaged. */
function checkIsZip(source: ByteSource): void {
  const begins = Buffer.from(source.read(0, ageBegins.length)).toString('latin1');
  if (begins.startsWith(zipBegins)) return;
  if (begins === '') throw unreadable('it is empty');
  if (ageBegins.startsWith(begins)) throw unreadable('it is cut short');
  const wrong = Array.from(ageBegins).filter((letter, at) => letter !== begins[at]).length;
  if (wrong <= mostWrong) throw damaged('its first line');
  throw unreadable('it is no bundle at all, neither encrypted nor plain');
}

async function decrypted(source: ByteSource, keys: BundleKeys): Promise<ByteSource> {
  const { payloadStart, key } = await openAge(source, keys);
  return openedSource(source, payloadStart, key);
}
