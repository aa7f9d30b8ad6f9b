import { ageRecipient } from '../bundles/bundle-info.ts';
import { Failure } from '../failure.ts';
import { canonicalJson, utf8 } from '../ledger/canonical-json.ts';
import type { LedgerCrypto, Signer } from '../ledger/entry.ts';
import { publicKey, utc } from '../primitives.ts';
import { literal, object, parse, pattern, text, type Of } from '../shape.ts';

/** Who somebody says they are, with what others need to know them by and to encrypt for them. */
const identityCard = object({
  v: literal(1),
  /** Not blank. */
  name: text(200, 1),
  /** What they do, in their own words; may be empty. */
  role: text(200),
  key: publicKey,
  recipient: ageRecipient,
  /** By the clock of whoever made it: of two cards under one key the later one holds. */
  madeAt: utc,
});
export type IdentityCard = Of<typeof identityCard>;

const signedCard = object({
  card: identityCard,
  signature: pattern(/^[0-9a-f]{128}$/, 'a signature in 128 lower-case hexadecimal digits'),
});

/** In front of what is signed, so that no signature of another kind can be taken for one of a card. */
const context = 'redrope identity card 1\n';

function signedBytes(card: IdentityCard): Uint8Array {
  return utf8(context + canonicalJson(card));
}

/** The canonical JSON of a card and its signature. Failure `invalid-input` for a blank name. */
export function signCard(card: IdentityCard, signer: Signer): string {
  const well = parse(identityCard, card);
  if (well.name.trim() === '') throw new Failure('invalid-input', 'A card needs a name.');
  if (well.key !== signer.author) throw new TypeError('A card is signed by its own key');
  return canonicalJson({ card: well, signature: signer.sign(signedBytes(well)) });
}

/** Reads what `signCard` gives. Failure `card-invalid` unless it is canonical and signed by the key that it names. */
export function readSignedCard(json: string, crypto: Pick<LedgerCrypto, 'verify'>): IdentityCard {
  const { card, signature } = readShape(json);
  if (card.name.trim() === '') throw invalid('it has no name');
  if (!crypto.verify(card.key, signedBytes(card), signature)) {
    throw invalid('it was altered, or not signed by the key that it names');
  }
  return card;
}

function readShape(json: string): Of<typeof signedCard> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalid('its content is not JSON');
  }
  if (versionOf(value) > 1) {
    throw new Failure('card-invalid', 'A newer Redrope made this identity card. Update Redrope to read it.');
  }
  try {
    const signed = parse(signedCard, value);
    if (canonicalJson(signed) === json) return signed;
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    throw invalid(`it is malformed: ${thrown.message}`);
  }
  throw invalid('it is not in canonical form');
}

function versionOf(value: unknown): number {
  const card: unknown = typeof value === 'object' && value !== null && 'card' in value ? value.card : null;
  const v: unknown = typeof card === 'object' && card !== null && 'v' in card ? card.v : null;
  return typeof v === 'number' ? v : 0;
}

function invalid(what: string): Failure {
  return new Failure(
    'card-invalid',
    `This is no valid identity card: ${what.replace(/\.$/, '')}. Nothing was changed. Ask for the card again.`,
  );
}
