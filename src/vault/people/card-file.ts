import { readSignedCard, signCard, type ReadIdentityCard } from '../../core/people/identity-card.ts';
import { formerSigners } from '../identity.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import type { Vault } from '../vault.ts';
import { armoured, readArmoured } from './armour.ts';

/** A card is at most some 4 KiB; there may be a mail around it. */
export const maxCardFile = 256 * 1024;

/** The text of a card file: armour around the Base64 of the signed card. */
export function writeCard(
  { db, identity, signer, now }: Pick<Vault, 'db' | 'identity' | 'signer' | 'now'>,
  role: string,
): string {
  const { name, key, recipient } = identity;
  const card = { v: 1 as const, name, role, key, recipient, madeAt: now().at };
  return armouredCard(signCard(card, signer, formerSigners(db)));
}

export function armouredCard(json: string): string {
  return armoured('IDENTITY CARD', json);
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
  if (bare.startsWith('{')) return { ...readSignedCard(bare, ledgerCrypto), json: bare };
  const json = readArmoured('IDENTITY CARD', file);
  return { ...readSignedCard(json, ledgerCrypto), json };
}
