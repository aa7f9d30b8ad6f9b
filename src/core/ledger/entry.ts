import { caseEvent, isUnknownType, type CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import { id, publicKey, sha256, utc, zone } from '../primitives.ts';
import { integer, list, literal, object, parse, pattern, type Of } from '../shape.ts';
import { areRenewalsSigned } from '../people/key-succession.ts';
import { memberOf, versionIn } from '../people/version-in.ts';
import { canonicalJson, utf8 } from './canonical-json.ts';

/** As many entries as one may rest on; a case with more heads is refused, since nobody could act on it. */
export const maxParents = 1000;

/** One act of one author in one case. Its canonical bytes are what is hashed and signed: docs/formats/ledger.md. */
export const entryShape = object({
  v: literal(1),
  case: id,
  /** Ids of the entries that were heads when the author acted, sorted, none twice. Empty only for the first entry. */
  parents: list(sha256, maxParents),
  /** 1 + the greatest height of the parents; 1 without parents. Orders entries without trusting any clock. */
  height: integer(1, Number.MAX_SAFE_INTEGER),
  /** When the author's clock said it happened: a claim, shown, and never used to decide. */
  at: utc,
  zone,
  author: publicKey,
  event: caseEvent,
});
export type Entry = Of<typeof entryShape> & { readonly event: CaseEvent };

export const signedEntryShape = object({
  id: sha256,
  entry: entryShape,
  /** Ed25519 over the canonical bytes of `entry`, 64 bytes in lower-case hexadecimal. */
  signature: pattern(/^[0-9a-f]{128}$/, 'a signature in 128 lower-case hexadecimal digits'),
});
export type SignedEntry = Of<typeof signedEntryShape>;

/** Hashing and checking, passed in: core has no cryptography of its own. */
export interface LedgerCrypto {
  sha256(bytes: Uint8Array): string;
  verify(author: string, bytes: Uint8Array, signature: string): boolean;
}

/** Who acts, and with which key. */
export interface Signer {
  readonly author: string;
  sign(bytes: Uint8Array): string;
}

/** An entry with its id, which does not depend on the signature that is still to be made over its canonical form. */
export interface UnsignedEntry {
  readonly id: string;
  readonly entry: Entry;
  readonly canonical: string;
}

/** An entry of the ledger, of which all parents are at hand. */
export function identifyEntry(entry: Entry, crypto: Pick<LedgerCrypto, 'sha256'>): UnsignedEntry {
  const canonical = canonicalJson(entry);
  return { id: crypto.sha256(utf8(canonical)), entry, canonical };
}

/** Identifies an entry and signs it at once. */
export function signEntry(entry: Entry, signer: Signer, crypto: Pick<LedgerCrypto, 'sha256'>): SignedEntry {
  const identified = identifyEntry(entry, crypto);
  return { id: identified.id, entry, signature: signer.sign(utf8(identified.canonical)) };
}

/** The one line, without its end, that a ledger file holds of an entry. */
export function writeEntryLine(signed: SignedEntry): string {
  return lineOf(signed, canonicalJson(signed.entry));
}

/** The canonical form of a signed entry, given that of its entry: the keys stand in their sorted order. */
function lineOf(signed: SignedEntry, entry: string): string {
  return `{"entry":${entry},"id":"${signed.id}","signature":"${signed.signature}"}`;
}

/**
 * Reads and checks one line of a ledger file. Throws a Failure `entry-invalid` unless the line is the canonical form
 * of a well-formed entry whose id and signature hold.
 */
export function readEntryLine(line: string, crypto: LedgerCrypto): SignedEntry {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Failure('entry-invalid', 'A ledger line is not JSON.');
  }
  const signed = readShape(value);
  const canonical = canonicalJson(signed.entry);
  if (lineOf(signed, canonical) !== line) {
    throw new Failure('entry-invalid', `Ledger entry ${signed.id} is not in canonical form.`);
  }
  verifyEntry(signed, canonical, crypto);
  return signed;
}

/** Checks an entry that came as a value: its shape, its id and its signature. */
export function readSignedEntry(value: unknown, crypto: LedgerCrypto): SignedEntry {
  const signed = readShape(value);
  verifyEntry(signed, canonicalJson(signed.entry), crypto);
  return signed;
}

function readShape(value: unknown): SignedEntry {
  if (versionIn(value, 'entry') > 1) {
    throw new Failure('entry-invalid', 'A newer Redrope wrote this ledger entry. Update Redrope to read it.');
  }
  const type = memberOf(memberOf(memberOf(value, 'entry'), 'event'), 'type');
  if (isUnknownType(type)) {
    throw new Failure(
      'entry-invalid',
      `A newer Redrope wrote this ledger entry: it is of a kind that this one does not know (${type.slice(0, 60)}). Update Redrope to read it.`,
    );
  }
  try {
    return parse(signedEntryShape, value);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    throw new Failure('entry-invalid', `A ledger entry is malformed: ${thrown.message}`);
  }
}

/** Throws a Failure `entry-invalid` unless id, signature and the form of the parents hold. */
function verifyEntry(signed: SignedEntry, canonical: string, crypto: LedgerCrypto): void {
  const { entry } = signed;
  const bytes = utf8(canonical);
  if (crypto.sha256(bytes) !== signed.id) throw invalid(signed, 'does not have the id that its bytes give');
  if (!crypto.verify(entry.author, bytes, signed.signature))
    throw invalid(
      signed,
      `is forged or damaged: it bears the key ${entry.author.slice(0, 16)}, which did not sign it. Ask whoever has that key (people list, or the history, says whose it is) what they signed`,
    );
  if (entry.parents.some((parent, index) => index > 0 && parent <= (entry.parents[index - 1] ?? ''))) {
    throw invalid(signed, 'does not list its parents in order');
  }
  if ((entry.parents.length === 0) !== (entry.height === 1))
    throw invalid(signed, 'has a height that cannot be');
  if (entry.event.type === 'reviewer-introduced' && !areRenewalsSigned(entry.author, entry.event, crypto))
    throw invalid(signed, 'says that its key takes the place of one that did not sign it');
  if ((entry.event.type === 'case-opened') !== (entry.height === 1)) {
    throw invalid(signed, 'opens a case in its middle, or begins one without opening it');
  }
}

function invalid(signed: SignedEntry, what: string): Failure {
  return new Failure('entry-invalid', `Ledger entry ${signed.id} ${what}.`);
}
