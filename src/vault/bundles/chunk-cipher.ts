import { createCipheriv, createDecipheriv, getCiphers } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';

/** ChaCha20-Poly1305 (RFC 8439) over one chunk. `open` gives null where the tag does not hold. */
export interface ChunkCipher {
  seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Uint8Array;
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array | null;
}

export const tagLength = 16;
const options = { authTagLength: tagLength };

export const nativeChunkCipher: ChunkCipher = {
  seal(key, nonce, plain) {
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, options);
    const body = cipher.update(plain);
    cipher.final();
    return Buffer.concat([body, cipher.getAuthTag()]);
  },
  open(key, nonce, sealed) {
    if (sealed.length < tagLength) return null;
    const decipher = createDecipheriv('chacha20-poly1305', key, nonce, options);
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
    const plain = decipher.update(sealed.subarray(0, sealed.length - tagLength));
    try {
      decipher.final();
      return plain;
    } catch {
      return null;
    }
  },
};

export const portableChunkCipher: ChunkCipher = {
  seal: (key, nonce, plain) => chacha20poly1305(key, nonce).encrypt(plain),
  open(key, nonce, sealed) {
    if (sealed.length < tagLength) return null;
    try {
      return chacha20poly1305(key, nonce).decrypt(sealed);
    } catch {
      return null;
    }
  },
};

/** Node has the cipher natively; Electron's BoringSSL does not (electron/electron#24024). */
export const chunkCipher: ChunkCipher = getCiphers().includes('chacha20-poly1305')
  ? nativeChunkCipher
  : portableChunkCipher;
