import { createHash } from 'node:crypto';

const algorithm = Buffer.from('ssh-ed25519');

function field(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The public key in OpenSSH's wire form (RFC 8709, section 4). `key` is 32 bytes in hexadecimal. */
export function sshKeyBlob(key: string): Buffer {
  return Buffer.concat([field(algorithm), field(Buffer.from(key, 'hex'))]);
}

/** The public key as a line of `authorized_keys`, without a comment. */
export function sshKeyText(key: string): string {
  return `ssh-ed25519 ${sshKeyBlob(key).toString('base64')}`;
}

/** SHA-256 of the key in that form. */
export function sshKeyDigest(key: string): Buffer {
  return createHash('sha256').update(sshKeyBlob(key)).digest();
}

/** `SHA256:…` as `ssh-keygen -l` shows it. */
export function sshFingerprint(key: string): string {
  return `SHA256:${sshKeyDigest(key).toString('base64').replace(/=+$/, '')}`;
}
