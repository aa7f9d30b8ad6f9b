import { Failure } from '../../core/failure.ts';
import { readSignedCard, signCard, type ReadIdentityCard } from '../../core/people/identity-card.ts';
import { formerSigners } from '../identity.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import type { Vault } from '../vault.ts';

/** docs/formats/identity-card.md */
const begin = '-----BEGIN REDROPE IDENTITY CARD-----';
const end = '-----END REDROPE IDENTITY CARD-----';
const lineLength = 64;
/** A card is at most some 4 KiB; there may be a mail around it. */
export const maxCardFile = 256 * 1024;

/** The text of a card file: armour around the Base64 of the signed card. */
export function writeCard(
  { db, identity, signer, now }: Pick<Vault, 'db' | 'identity' | 'signer' | 'now'>,
  role: string,
): string {
  const { name, key, recipient } = identity;
  return armoured(
    signCard({ v: 1, name, role, key, recipient, madeAt: now().at }, signer, formerSigners(db)),
  );
}

export function armoured(json: string): string {
  const body = Buffer.from(json).toString('base64');
  const lines = body.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
  return [begin, ...lines, end, ''].join('\n');
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
  const lines = file.split(/\r\n|\n|\r/).map((line) => line.trim());
  const [first, last] = [lines.indexOf(begin), lines.indexOf(end)];
  if (first === -1 || last < first) throw invalid('it has no identity card in it, or not the whole of one');
  if (lines.lastIndexOf(begin) !== first || lines.lastIndexOf(end) !== last) {
    throw invalid('it has more than one identity card in it. Keep each in a file of its own');
  }
  const body = lines.slice(first + 1, last).join('');
  const bytes = Buffer.from(body, 'base64');
  // Buffer is lenient about Base64; one content has one spelling here.
  if (bytes.toString('base64') !== body) throw invalid('the identity card in it was damaged on its way');
  const json = bytes.toString('utf8');
  if (Buffer.compare(Buffer.from(json), bytes) !== 0) throw invalid('the identity card in it is not UTF-8');
  return { ...readSignedCard(json, ledgerCrypto), json };
}

function invalid(what: string): Failure {
  return new Failure('card-invalid', `The file cannot be taken: ${what}. Nothing was changed.`);
}
