import { Failure } from '../failure.ts';
import { id, line, publicKey, sha256, utc } from '../primitives.ts';
import { integer, list, literal, object, parse, pattern, type Of } from '../shape.ts';
import { formatVersion } from './bag-info.ts';

/** An age recipient of X25519: https://age-encryption.org/v1 */
export const ageRecipient = pattern(/^age1[02-9ac-hj-np-z]{58}$/, 'an age recipient, age1…');
const recipients = list(ageRecipient, 100, 1);

/** The reviewers it was made for, sorted; `anyone` if it was exported plain or under a passphrase. */
const boundTo = (value: unknown, path: string): 'anyone' | readonly string[] =>
  value === 'anyone' ? value : recipients(value, path);

const count = integer(0, Number.MAX_SAFE_INTEGER);

const bundleInfo = object({
  format: literal(formatVersion),
  /** Random: two exports are never the same bundle. */
  id,
  createdAt: utc,
  /** Who made the bundle: the key is the one that signed the tag manifest; the name is what they call themselves. */
  signer: object({ key: publicKey, name: line }),
  boundTo,
  /** By which rules the summaries were laid out; a reader that knows them draws them again and compares. */
  summaryLayout: integer(1, 1_000_000),
  /** Sorted by id. */
  cases: list(
    object({ case: id, entries: count, heads: list(sha256, 100_000, 1), documents: list(sha256, 100_000) }),
    100_000,
    1,
  ),
});
export type BundleInfo = Of<typeof bundleInfo>;

export function writeBundleInfo(info: BundleInfo): string {
  return `${JSON.stringify(parse(bundleInfo, info), null, 2)}\n`;
}

/** Reads data/bundle.json; throws a Failure `bundle-altered` unless it is in the form that `writeBundleInfo` gives. */
export function readBundleInfo(text: string): BundleInfo {
  try {
    const info = parse(bundleInfo, JSON.parse(text));
    if (writeBundleInfo(info) === text) return info;
  } catch (thrown) {
    if (!(thrown instanceof Failure || thrown instanceof SyntaxError)) throw thrown;
  }
  throw new Failure(
    'bundle-altered',
    'data/bundle.json is not as Redrope writes it. Nothing was changed. Ask the sender to export the bundle again.',
  );
}
