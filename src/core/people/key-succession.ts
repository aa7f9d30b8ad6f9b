import { utf8 } from '../ledger/canonical-json.ts';
import type { LedgerCrypto, Signer } from '../ledger/entry.ts';
import type { EventOf } from '../events.ts';

type Introduction = EventOf<'reviewer-introduced'>;

/** In front of the new key, so that no signature of another kind can be taken for one of these. */
const context = 'redrope key renewal in cases 1\n';

function renewalOf(key: string): Uint8Array {
  return utf8(`${context}${key}\n`);
}

/** That a key takes the place of those that one had before, as each of these signs it. */
export function renewalsOf(
  key: string,
  former: readonly Signer[],
): Pick<Introduction, 'renews' | 'renewals'> {
  if (former.length === 0) return {};
  return {
    renews: former.map(({ author }) => author),
    renewals: former.map((signer) => signer.sign(renewalOf(key))),
  };
}

/** Whether each key that an introduction proves to take the place of signed that it does. */
export function areRenewalsSigned(
  author: string,
  { renews = [], renewals }: Introduction,
  crypto: Pick<LedgerCrypto, 'verify'>,
): boolean {
  if (renewals === undefined) return true;
  if (renewals.length !== renews.length || renews.includes(author)) return false;
  const bytes = renewalOf(author);
  return renews.every((key, index) => crypto.verify(key, bytes, renewals[index] ?? ''));
}
