import { readSignedCard, signCard, type ReadIdentityCard } from '../../core/people/identity-card.ts';
import { value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { formerSigners } from '../identity.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import type { Vault } from '../vault.ts';
import { armoured, readArmoured } from './armour.ts';

/** A card is at most some 4 KiB; there may be a mail around it. */
export const maxCardFile = 256 * 1024;

/**
 * The text of a card file: armour around the Base64 of the signed card. `given`, the role, stands on later cards too, those of a renewed
 * key among them; null: that of the card before.
 */
export function writeCard(
  { db, identity, signer, now }: Pick<Vault, 'db' | 'identity' | 'signer' | 'now'>,
  given: string | null,
): string {
  if (given !== null) keepRole(db, given);
  const role = given ?? ownRole(db);
  const { name, key, recipient } = identity;
  const card = { v: 1 as const, name, role, key, recipient, madeAt: now().at };
  return armouredCard(signCard(card, signer, formerSigners(db)));
}

/** What stands on one's own card as one's role. */
export function ownRole(db: ReadableDb): string {
  return value<string>(db, `SELECT value FROM setting WHERE key = 'role'`) ?? '';
}

function keepRole(db: WritableDb, role: string): void {
  if (role === ownRole(db)) return;
  write(
    db,
    `INSERT INTO setting (key, value) VALUES ('role', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    role,
  );
}

export function armouredCard(json: string): string {
  return armoured('IDENTITY CARD', json);
}

/** The JSON of a card with escapes for all that is not ASCII: the same card to who reads it. */
export function asciiCard(json: string): string {
  return json.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `asciiCard` taken back: canonical JSON has no such escapes. */
function withoutEscapes(json: string): string {
  return json.replaceAll(/\\(?:u([0-9a-f]{4})|.)/g, (whole, hex?: string) => {
    const unit = hex === undefined ? 0 : Number.parseInt(hex, 16);
    return unit < 0x80 ? whole : String.fromCharCode(unit);
  });
}

export interface ReadCard extends ReadIdentityCard {
  /** Canonical: what is kept. */
  readonly json: string;
}

/**
 * Reads the one card in a text; what stands around it is left aside. Its JSON alone is a card too, as a QR code has it.
 * Failure `card-invalid`.
 */
export function readCard(file: string): ReadCard {
  const bare = file.trim();
  if (bare.startsWith('{')) {
    const json = withoutEscapes(bare);
    return { ...readSignedCard(json, ledgerCrypto), json };
  }
  const json = readArmoured('IDENTITY CARD', file);
  return { ...readSignedCard(json, ledgerCrypto), json };
}
