import { Decrypter, Encrypter, identityToRecipient, type Recipient } from 'age-encryption';
import { ageRecipient } from '../../core/bundles/bundle-info.ts';
import { bundleLimits } from '../../core/bundles/limits.ts';
import { Failure } from '../../core/failure.ts';
import { parse } from '../../core/shape.ts';
import type { ByteSource } from '../byte-source.ts';
import { checkPassphrase } from '../passphrase.ts';
import { payloadKey, payloadNonceLength } from './age-stream.ts';

/** For whom a bundle is closed: age recipients, or a passphrase, or (both empty) nobody: a plain ZIP. */
export interface Sealing {
  readonly recipients: readonly string[];
  readonly passphrase: string | null;
}

/** What opens a bundle. */
export interface BundleKeys {
  readonly ageIdentities: readonly string[];
  readonly passphrase: string | null;
}

/** The start of an age file, payload nonce included, and the key of its payload. */
export interface AgeStart {
  readonly bytes: Uint8Array;
  readonly key: Uint8Array;
}

/** Checks a sealing and puts its recipients in order. Throws a Failure `invalid-input`, or `weak-passphrase`. */
export function checkSealing({ recipients, passphrase }: Sealing): Sealing {
  if (passphrase !== null && recipients.length > 0) {
    throw new Failure(
      'invalid-input',
      'Choose recipients or a passphrase: age closes a file for one of the two. Nothing was exported.',
    );
  }
  if (passphrase !== null) checkPassphrase(passphrase);
  const checked = recipients.map((recipient) => {
    const trimmed = parse(ageRecipient, recipient.trim());
    try {
      new Encrypter().addRecipient(trimmed);
    } catch {
      throw new Failure(
        'invalid-input',
        `${trimmed} is not an age recipient: it was mistyped or cut. Nothing was exported. Ask whom it belongs to for it again.`,
      );
    }
    return trimmed;
  });
  return { recipients: [...new Set(checked)].toSorted(), passphrase };
}

/**
 * The header is typage's, of an empty file that is encrypted the same way; the payload key is learnt by a recipient
 * that is asked first and adds no stanza. A passphrase stands alone in its header, so there the header is opened again.
 */
export async function beginAge({ recipients, passphrase }: Sealing): Promise<AgeStart> {
  const encrypter = new Encrypter();
  let fileKey: Uint8Array | null = null;
  if (passphrase !== null) {
    encrypter.setPassphrase(passphrase.normalize('NFC'));
  } else {
    const listener: Recipient = {
      wrapFileKey(key) {
        fileKey = key;
        return [];
      },
    };
    encrypter.addRecipient(listener);
    for (const recipient of recipients) encrypter.addRecipient(recipient);
  }
  const file = await encrypter.encrypt(new Uint8Array(0));
  const bytes = file.subarray(0, file.length - 16);
  const header = bytes.subarray(0, bytes.length - payloadNonceLength);
  fileKey ??= await openHeader(header, { ageIdentities: [], passphrase });
  return { bytes, key: payloadKey(fileKey, bytes.subarray(header.length)) };
}

/** How every age file begins. */
export const ageBegins = 'age-encryption.org/v1\n';

export function isAge(source: ByteSource): boolean {
  return Buffer.from(source.read(0, ageBegins.length)).toString('latin1') === ageBegins;
}

/** Whether the header of an age file asks for a passphrase. */
export function isUnderPassphrase(source: ByteSource): boolean {
  return asksForPassphrase(source.read(0, bundleLimits.ageHeader));
}

function asksForPassphrase(header: Uint8Array): boolean {
  return Buffer.from(header).includes('\n-> scrypt ');
}

/** Where the payload of an age file begins, and its key. Throws a Failure `bundle-locked`, `-altered` or `-unreadable`. */
export async function openAge(
  source: ByteSource,
  keys: BundleKeys,
): Promise<{ readonly payloadStart: number; readonly key: Uint8Array }> {
  const beginning = Buffer.from(source.read(0, bundleLimits.ageHeader));
  const macLine = beginning.indexOf('\n--- ');
  const end = macLine === -1 ? -1 : beginning.indexOf('\n', macLine + 1);
  if (end === -1)
    throw new Failure(
      'bundle-unreadable',
      'The beginning of this age file is damaged or too long. Nothing was changed here. Ask the sender for it again.',
    );
  const header = beginning.subarray(0, end + 1);
  const fileKey = await openHeader(header, keys);
  const payloadStart = header.length + payloadNonceLength;
  if (source.size < payloadStart)
    throw new Failure(
      'bundle-altered',
      'This bundle is cut short. Nothing was changed here. Ask the sender for it again.',
    );
  return { payloadStart, key: payloadKey(fileKey, source.read(header.length, payloadNonceLength)) };
}

async function openHeader(header: Uint8Array, keys: BundleKeys): Promise<Uint8Array> {
  const underPassphrase = asksForPassphrase(header);
  if (underPassphrase && keys.passphrase === null) {
    throw new Failure(
      'bundle-locked',
      'This bundle is closed with a passphrase. Nothing was changed here. Ask the sender for the passphrase.',
    );
  }
  if (!underPassphrase && keys.ageIdentities.length === 0)
    throw new Failure(
      'bundle-locked',
      'This bundle is encrypted to recipients; a key of one of them opens it. Nothing was changed here. Open it with such a key, or ask the sender for a bundle for you.',
    );
  const decrypter = new Decrypter();
  if (underPassphrase && keys.passphrase !== null) addPassphrase(decrypter, keys.passphrase);
  else for (const identity of keys.ageIdentities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decryptHeader(header);
  } catch (thrown) {
    throw headerFailure(thrown, underPassphrase);
  }
}

/** Ours are closed under the composed form; another program closes its own under what was typed there. */
function addPassphrase(decrypter: Decrypter, passphrase: string): void {
  for (const form of new Set([passphrase.normalize('NFC'), passphrase])) decrypter.addPassphrase(form);
}

/** typage tells its failures apart by their messages alone; whatever it does not name is a malformed header. */
function headerFailure(thrown: unknown, underPassphrase: boolean): Failure {
  const message = thrown instanceof Error ? thrown.message : '';
  if (message.startsWith('no identity matched')) {
    return underPassphrase
      ? new Failure(
          'bundle-locked',
          'The passphrase does not open this bundle. Nothing was changed here. Type it again, or ask the sender for it.',
        )
      : new Failure(
          'bundle-locked',
          'This bundle was not made for you. Nothing was changed here. Send the sender your identity card, or your recipient alone, and ask again.',
        );
  }
  if (message.includes('work factor')) {
    return new Failure(
      'bundle-unreadable',
      'Opening this bundle would take more memory than is safe, so it is refused. Nothing was changed here. Ask the sender for one that Redrope or age made.',
    );
  }
  return new Failure(
    'bundle-altered',
    'The beginning of this bundle was altered or is damaged. Nothing was changed here. Ask the sender for it again.',
  );
}

/** The recipients of age identities, to see for whom a bundle was made. Throws a Failure `invalid-input`. */
export async function recipientsOf(ageIdentities: readonly string[]): Promise<string[]> {
  try {
    return await Promise.all(ageIdentities.map((identity) => identityToRecipient(identity)));
  } catch {
    throw new Failure(
      'invalid-input',
      'The identity is not an age identity (AGE-SECRET-KEY-1…). Nothing was changed. Copy the whole line and try again.',
    );
  }
}
