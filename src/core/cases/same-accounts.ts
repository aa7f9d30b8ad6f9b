import type { ProcessId } from '../legal-basis.ts';
import { standingDemands, type CaseState } from './case-state.ts';
import type { LinkKind } from './events.ts';

/** An identifier as it is compared: without case, width and spacing; of a telephone number, its digits. */
export function comparedIdentifier(identifier: string): string {
  const folded = identifier.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
  return /^[+(]?\d[\d().+/-]{6,}$/.test(folded) ? folded.replaceAll(/\D/g, '').replace(/^0+/, '') : folded;
}

/** The accounts and numbers of all that is demanded: as they are compared, with every spelling that a demand has. */
export function demandedIdentifiers(state: CaseState): ReadonlyMap<string, readonly string[]> {
  const identifiers = new Set(standingDemands(state).flatMap(({ terms }) => terms.identifiers));
  const found = Map.groupBy(identifiers, comparedIdentifier);
  found.delete('');
  return found;
}

/** The accounts and numbers of all that is demanded, as they are compared. */
export function comparedIdentifiers(state: CaseState): ReadonlySet<string> {
  return new Set(demandedIdentifiers(state).keys());
}

const preservations: readonly ProcessId[] = ['letter-2703f', 'epoc-pr'];

/** Whether a request asks for preservation, and for nothing to be given. */
export function isPreservation({ request }: Pick<CaseState, 'request'>): boolean {
  return request.process !== null && preservations.includes(request.process);
}

/**
 * What another case on the same accounts may be to this one; null where nothing speaks for a link. A second preservation
 * of an account counts as the extension of the first (18 USC 2703(f)(2): one additional period upon a renewed request).
 */
export function likelyLink(state: CaseState, other: CaseState): LinkKind | null {
  const [isKept, wasKept] = [isPreservation(state), isPreservation(other)];
  if (isKept && wasKept) return isEarlier(other, state) ? 'extends' : null;
  if (wasKept) return 'preservation';
  if (isKept) return isEarlier(other, state) ? null : 'follow-up';
  const data = new Set(standingDemands(state).map(({ terms }) => terms.data));
  return standingDemands(other).some(({ terms }) => data.has(terms.data)) ? 'repeat' : null;
}

function isEarlier(a: CaseState, b: CaseState): boolean {
  const [first, second] = [a.request.received, b.request.received];
  return first !== null && second !== null && first.at < second.at;
}
