import type { CaseState, Stamp } from '../cases/case-state.ts';

/**
 * What a vault makes of an author: a stranger; one whose card was taken in; one whose words were compared; one whose key
 * is no longer theirs; oneself. It is knowledge of one vault, never part of a case.
 */
export type PersonState = 'unknown' | 'known' | 'verified' | 'retired' | 'self';

export type Counts = (decision: Pick<Stamp, 'entry' | 'author'>) => boolean;

/**
 * The case with those decisions alone that count here: what the others superseded stands. Everything else is as the
 * ledger gives it, and the projection itself is untouched: two vaults with the same entries may count differently.
 */
export function countingState(state: CaseState, counts: Counts): CaseState {
  const counted = state.decisions.filter(counts);
  if (counted.length === state.decisions.length) return state;
  const entries = new Set(counted.map(({ entry }) => entry));
  return {
    ...state,
    decisions: counted.map((decision) => ({
      ...decision,
      supersededBy: decision.supersededBy.filter((entry) => entries.has(entry)),
    })),
  };
}
