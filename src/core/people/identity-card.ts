import { ageRecipient } from '../bundles/bundle-info.ts';
import { Failure } from '../failure.ts';
import { canonicalJson, utf8 } from '../ledger/canonical-json.ts';
import type { LedgerCrypto, Signer } from '../ledger/entry.ts';
import { publicKey, utc } from '../primitives.ts';
import { list, literal, object, optional, parse, pattern, text, type Of } from '../shape.ts';
import { versionIn } from './version-in.ts';

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

const signatureHex = pattern(/^[0-9a-f]{128}$/, 'a signature in 128 lower-case hexadecimal digits');
const signedCard = object({
  card: identityCard,
  signature: signatureHex,
  /** The keys that this one takes the place of, each having signed the card. */
  renews: optional(list(object({ key: publicKey, signature: signatureHex }), 100, 1)),
});

/** In front of what is signed, so that no signature of another kind can be taken for one of a card. */
const contexts = { card: 'redrope identity card 1\n', renewal: 'redrope key renewal 1\n' } as const;

function signedBytes(card: IdentityCard, context: keyof typeof contexts): Uint8Array {
  return utf8(contexts[context] + canonicalJson(card));
}

/**
 * The canonical JSON of a card and its signature; `former` are signers of the same person whose keys this one replaces.
 * Failure `invalid-input` for a blank name.
 */
export function signCard(card: IdentityCard, signer: Signer, former: readonly Signer[] = []): string {
  const well = parse(identityCard, card);
  if (well.name.trim() === '') throw new Failure('invalid-input', 'A card needs a name.');
  if (well.key !== signer.author) throw new TypeError('A card is signed by its own key');
  const signed = { card: well, signature: signer.sign(signedBytes(well, 'card')) };
  if (former.length === 0) return canonicalJson(signed);
  const renews = former.map((one) => ({
    key: one.author,
    signature: one.sign(signedBytes(well, 'renewal')),
  }));
  return canonicalJson({ ...signed, renews });
}

export interface ReadIdentityCard {
  readonly card: IdentityCard;
  /** The keys that signed this card as their successor's. */
  readonly renews: readonly string[];
}

/** Reads what `signCard` gives. Failure `card-invalid` unless it is canonical and signed by the key that it names. */
export function readSignedCard(json: string, crypto: Pick<LedgerCrypto, 'verify'>): ReadIdentityCard {
  const { card, signature, renews = [] } = readShape(json);
  if (card.name.trim() === '') throw invalid('it has no name');
  if (!crypto.verify(card.key, signedBytes(card, 'card'), signature)) {
    throw invalid('it was altered, or not signed by the key that it names');
  }
  const renewal = signedBytes(card, 'renewal');
  if (renews.some((one) => one.key === card.key || !crypto.verify(one.key, renewal, one.signature))) {
    throw invalid('it says that it replaces a key which did not sign it');
  }
  return { card, renews: renews.map(({ key }) => key) };
}

/** A card that `readSignedCard` reads, without what these keys signed as those that it replaces; the rest holds as before. */
export function withoutRenewals(json: string, keys: readonly string[]): string {
  const { renews = [], ...signed } = readShape(json);
  const others = renews.filter(({ key }) => !keys.includes(key));
  return canonicalJson(others.length === 0 ? signed : { ...signed, renews: others });
}

function readShape(json: string): Of<typeof signedCard> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalid('its content is not JSON');
  }
  if (versionIn(value, 'card') > 1) {
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

function invalid(what: string): Failure {
  return new Failure(
    'card-invalid',
    `This is no valid identity card: ${what.replace(/\.$/, '')}. Nothing was changed. Ask for the card again.`,
  );
}
