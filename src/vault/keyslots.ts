import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Failure } from '../core/failure.ts';
import { canonicalBytes, canonicalJson } from '../core/ledger/canonical-json.ts';
import { id, sha256 } from '../core/primitives.ts';
import { integer, list, literal, object, parse, pattern, type Of } from '../core/shape.ts';
import { replaceFile } from './atomic-file.ts';
import { costBounds, deriveKey, type KdfCost } from './passphrase.ts';

const format = 'redrope-vault';
const base64 = (bytes: number) =>
  pattern(new RegExp(`^[A-Za-z0-9+/]{${Math.ceil((bytes * 4) / 3)}}={0,2}$`), `${bytes} bytes in Base64`);

const slotShape = object({
  type: literal('passphrase'),
  kdf: object({
    name: literal('argon2id'),
    m: integer(costBounds.m.min, costBounds.m.max),
    t: integer(costBounds.t.min, costBounds.t.max),
    p: integer(costBounds.p.min, costBounds.p.max),
    salt: base64(16),
  }),
  wrap: object({ cipher: literal('aes-256-gcm'), nonce: base64(12), key: base64(48) }),
});
type Slot = Of<typeof slotShape>;

const fileShape = object({
  format: literal(format),
  version: literal(1),
  vault: id,
  slots: list(slotShape, 8, 1),
  checksum: sha256,
});

/** Who can open a vault: docs/formats/vault.md. */
export interface Keyslots {
  readonly vault: string;
  readonly slots: readonly Slot[];
}

const damaged = () =>
  new Failure(
    'vault-damaged',
    'keyslots.json is damaged, so no passphrase can open this vault. Nothing was changed. Put back keyslots.json from a backup of the vault folder; any copy made since you last changed the passphrase will do.',
  );

/** Reads keyslots.json. Failures: `not-a-vault`, `vault-newer`, `vault-damaged`. */
export function readKeyslots(file: string): Keyslots {
  if (statSync(file).size > 65_536) throw damaged();
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw damaged();
    throw thrown;
  }
  const head = typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  if (head['format'] !== format) {
    throw new Failure(
      'not-a-vault',
      'This folder holds a keyslots.json, but not one of Redrope. Nothing was changed. Choose the folder of a vault.',
    );
  }
  if (typeof head['version'] === 'number' && head['version'] > 1) {
    throw new Failure(
      'vault-newer',
      'A newer version of Redrope wrote this vault. Nothing was changed. Update Redrope, then open it.',
    );
  }
  let slotFile: Of<typeof fileShape>;
  try {
    slotFile = parse(fileShape, found);
  } catch {
    throw damaged();
  }
  if (checksumOf(slotFile) !== slotFile.checksum) throw damaged();
  return { vault: slotFile.vault, slots: slotFile.slots };
}

function checksumOf({ vault, slots }: Keyslots): string {
  return createHash('sha256')
    .update(canonicalBytes({ format, version: 1, vault, slots }))
    .digest('hex');
}

/** Writes keyslots.json in one step: after a crash it is the old or the new, never a mixture. */
export function writeKeyslots(file: string, keyslots: Keyslots): void {
  const content = { format, version: 1, ...keyslots, checksum: checksumOf(keyslots) };
  replaceFile(file, Buffer.from(`${JSON.stringify(content, null, 2)}\n`));
}

/** A slot that gives `key` to whoever knows the passphrase. */
export async function makeSlot(
  vault: string,
  key: Uint8Array,
  passphrase: string,
  cost: KdfCost,
): Promise<Slot> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const kdf = { name: 'argon2id' as const, ...cost, salt: salt.toString('base64') };
  const wrapping = await deriveKey(passphrase, salt, cost);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
  wrapping.fill(0);
  cipher.setAAD(associatedData(vault, kdf));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return {
    type: 'passphrase',
    kdf,
    wrap: { cipher: 'aes-256-gcm', nonce: nonce.toString('base64'), key: wrapped.toString('base64') },
  };
}

/** What the wrapping vouches for beside the key: which vault, and at what cost. */
function associatedData(vault: string, kdf: Slot['kdf']): Buffer {
  return Buffer.from(canonicalJson({ format, version: 1, vault, type: 'passphrase', kdf }));
}

/** The vault key. Failure `wrong-passphrase` when no slot yields to the passphrase. */
export async function openSlots(keyslots: Keyslots, passphrase: string): Promise<Buffer> {
  for (const slot of keyslots.slots) {
    const key = await openSlot(keyslots.vault, slot, passphrase);
    if (key !== null) return key;
  }
  throw new Failure(
    'wrong-passphrase',
    'That passphrase does not open this vault. Nothing was changed. Check Caps Lock and the keyboard layout, then try again.',
  );
}

async function openSlot(vault: string, { kdf, wrap }: Slot, passphrase: string): Promise<Buffer | null> {
  const wrapped = Buffer.from(wrap.key, 'base64');
  const wrapping = await deriveKey(passphrase, Buffer.from(kdf.salt, 'base64'), kdf);
  const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(wrap.nonce, 'base64'));
  wrapping.fill(0);
  decipher.setAAD(associatedData(vault, kdf));
  decipher.setAuthTag(wrapped.subarray(32));
  const key = decipher.update(wrapped.subarray(0, 32));
  try {
    decipher.final();
    return key;
  } catch {
    return null;
  }
}
