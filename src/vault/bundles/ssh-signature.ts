import { createHash } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import type { Signer } from '../../core/ledger/entry.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import { sshKeyBlob, sshKeyText } from '../ssh-key.ts';

/**
 * OpenSSH's signature format (PROTOCOL.sshsig) with Ed25519 and SHA-512, as `ssh-keygen -Y sign` writes it and
 * `ssh-keygen -Y verify` checks it.
 */
const magic = Buffer.from('SSHSIG');
const keyType = Buffer.from('ssh-ed25519');
const hashName = Buffer.from('sha512');
const nothing = Buffer.alloc(0);
const begin = '-----BEGIN SSH SIGNATURE-----\n';
const end = '-----END SSH SIGNATURE-----\n';
const lineLength = 70;

function sized(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** What is signed in place of the message: the namespace keeps a signature from being taken for one of another kind. */
function signedBytes(message: Uint8Array, namespace: string): Buffer {
  const digest = createHash('sha512').update(message).digest();
  return Buffer.concat([
    magic,
    sized(Buffer.from(namespace)),
    sized(nothing),
    sized(hashName),
    sized(digest),
  ]);
}

function armour(key: string, namespace: string, signature: Uint8Array): string {
  const version = Buffer.from([0, 0, 0, 1]);
  const body = Buffer.concat([
    magic,
    version,
    sized(sshKeyBlob(key)),
    sized(Buffer.from(namespace)),
    sized(nothing),
    sized(hashName),
    sized(Buffer.concat([sized(keyType), sized(signature)])),
  ]).toString('base64');
  const lines = body.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
  return `${begin}${lines.map((line) => `${line}\n`).join('')}${end}`;
}

/** The text of the signature file. */
export function writeSshSignature(message: Uint8Array, namespace: string, signer: Signer): string {
  const signature = Buffer.from(signer.sign(signedBytes(message, namespace)), 'hex');
  return armour(signer.author, namespace, signature);
}

/**
 * Checks a signature file over a message and gives the public key (hexadecimal) that signed. Throws a Failure
 * `bundle-altered` unless the signature holds and is in the one form that OpenSSH writes.
 */
export function checkSshSignature(text: string, message: Uint8Array, namespace: string): string {
  const bytes = Buffer.from(text.slice(begin.length, -end.length), 'base64');
  // magic 6, version 4, then the key: length 4, type 4 + 11, length 4, key 32; the signature is the last 64 bytes.
  const keyStart = magic.length + 4 + 4 + 4 + keyType.length + 4;
  const key = bytes.subarray(keyStart, keyStart + 32).toString('hex');
  const signature = bytes.subarray(-64);
  const whole = key.length === 64 && signature.length === 64 && armour(key, namespace, signature) === text;
  if (whole && ledgerCrypto.verify(key, signedBytes(message, namespace), signature.toString('hex')))
    return key;
  throw new Failure(
    'bundle-altered',
    'The signature of this bundle does not hold. Either it was damaged on its way: ask the sender for it again. Or somebody changed or forged it: ask the sender by another way, such as the telephone, whether it is theirs at all. Nothing of it was taken in.',
  );
}

/** One line of an allowed_signers file (ssh-keygen(1)); the principal is the key in hexadecimal, as in the ledger. */
export function allowedSignersLine(key: string, namespace: string): string {
  return `${key} namespaces="${namespace}" ${sshKeyText(key)}\n`;
}
