import { Failure } from '../failure.ts';
import { canonicalJson, utf8 } from '../ledger/canonical-json.ts';
import type { LedgerCrypto, Signer } from '../ledger/entry.ts';
import { id, line, publicKey, sha256, utc } from '../primitives.ts';
import { list, literal, object, parse, pattern, type Of } from '../shape.ts';
import { versionIn } from './version-in.ts';

/** What somebody holds of cases, said to whoever sent them: proof that it arrived, and a witness of how far it went. */
const acknowledgement = object({
  v: literal(1),
  /** Who says so, and what they call themselves. */
  by: publicKey,
  name: line,
  /** To whom. */
  to: publicKey,
  at: utc,
  cases: list(
    object({
      case: id,
      /** The entries on which no other rests, with whose they are and when by their clock. */
      heads: list(object({ entry: sha256, author: publicKey, name: line, at: utc }), 1000, 1),
      /** The id of the bundle that brought the last of them from there; empty where none did. */
      bundle: line,
    }),
    10_000,
  ),
});
export type Acknowledgement = Of<typeof acknowledgement>;

/** An acknowledgement, and the canonical JSON of it with its signature. */
export interface SignedReceipt {
  readonly said: Acknowledgement;
  readonly signed: string;
}

const signedShape = object({
  acknowledgement,
  signature: pattern(/^[0-9a-f]{128}$/, 'a signature in 128 lower-case hexadecimal digits'),
});

const context = 'redrope acknowledgement 1\n';

function signedBytes(said: Acknowledgement): Uint8Array {
  return utf8(context + canonicalJson(said));
}

/** The canonical JSON of an acknowledgement and its signature. */
export function signAcknowledgement(said: Acknowledgement, signer: Signer): string {
  const well = parse(acknowledgement, said);
  return canonicalJson({ acknowledgement: well, signature: signer.sign(signedBytes(well)) });
}

/** Reads what `signAcknowledgement` gives. Failure `card-invalid` unless it is canonical and its signature holds. */
export function readAcknowledgement(json: string, crypto: Pick<LedgerCrypto, 'verify'>): Acknowledgement {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalid('its content is not JSON');
  }
  if (versionIn(value, 'acknowledgement') > 1) {
    throw new Failure('card-invalid', 'A newer Redrope made this receipt. Update Redrope to read it.');
  }
  let signed: Of<typeof signedShape>;
  try {
    signed = parse(signedShape, value);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    throw invalid(`it is malformed: ${thrown.message}`);
  }
  const { acknowledgement: said, signature } = signed;
  if (canonicalJson(signed) !== json) throw invalid('it is not in canonical form');
  if (!crypto.verify(said.by, signedBytes(said), signature)) throw invalid('it was altered');
  return said;
}

function invalid(what: string): Failure {
  return new Failure(
    'card-invalid',
    `This is no valid receipt: ${what.replace(/\.$/, '')}. Nothing was changed. Ask for it again.`,
  );
}
