import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';
import type { LedgerCrypto, Signer } from '../core/ledger/entry.ts';

/** DER in front of a raw 32-byte key: PKCS #8 private and SubjectPublicKeyInfo, both RFC 8410. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

const keptKeys = 1000;
const publicKeys = new Map<string, KeyObject>();

function publicKeyOf(author: string): KeyObject {
  const known = publicKeys.get(author);
  if (known !== undefined) return known;
  const der = Buffer.concat([publicPrefix, Buffer.from(author, 'hex')]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  if (publicKeys.size >= keptKeys) publicKeys.clear();
  publicKeys.set(author, key);
  return key;
}

/** SHA-256 and Ed25519 for the ledger; keys and signatures are raw bytes in lower-case hexadecimal. */
export const ledgerCrypto: LedgerCrypto = {
  sha256: (bytes) => hash('sha256', bytes, 'hex'),
  verify: (author, bytes, signature) =>
    verify(null, bytes, publicKeyOf(author), Buffer.from(signature, 'hex')),
};

/** A signer that can leave the work to another thread. */
export interface PatientSigner extends Signer {
  signMeanwhile(bytes: Uint8Array): Promise<string>;
}

/** The signer that a 32-byte Ed25519 seed stands for. */
export function signerFrom(seed: Uint8Array): PatientSigner {
  if (seed.length !== 32) throw new TypeError('An Ed25519 seed has 32 bytes');
  const der = Buffer.concat([privatePrefix, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    author: spki.subarray(publicPrefix.length).toString('hex'),
    sign: (bytes) => sign(null, bytes, key).toString('hex'),
    signMeanwhile: (bytes) =>
      new Promise((resolve, reject) => {
        sign(null, bytes, key, (error, signature) => {
          if (error === null) resolve(signature.toString('hex'));
          else reject(error);
        });
      }),
  };
}
