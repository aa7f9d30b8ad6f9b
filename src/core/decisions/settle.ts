import {
  decidedTwice,
  standingByDemand,
  type CaseState,
  type Decision,
  type Demand,
} from '../cases/case-state.ts';
import type { CaseEvent } from '../events.ts';
import type { DecisionBasis } from '../evidence/commands.ts';
import { Failure } from '../failure.ts';
import { termsChanges } from '../requests/terms-changes.ts';
import { signDecision } from './commands.ts';
import { isSameTerms } from './narrower-terms.ts';

/** A demand on which decisions stand that did not know of each other, be they alike. */
export interface Disagreement {
  readonly demand: Demand;
  /** In ledger order: two or more. */
  readonly positions: readonly Decision[];
}

export function disagreementsOf(state: CaseState): readonly Disagreement[] {
  const standing = standingByDemand(state);
  return decidedTwice(state).map((demand) => ({ demand, positions: standing.get(demand.id) ?? [] }));
}

/**
 * Settles a disagreement by a decision of one's own that takes over the position of one of them and names all of them
 * as superseded. `take` is the entry of that position, or its first 8 digits or more. Failures: `invalid-input` where
 * the demand has no disagreement, none of its positions is named, or there is no rationale; `refused` where that one was
 * signed on the demand as it was before it changed; those of `signDecision`.
 */
export function settle(
  state: CaseState,
  { demand, take, rationale }: { readonly demand: string; readonly take: string; readonly rationale: string },
  basis: DecisionBasis,
): readonly CaseEvent[] {
  const found = disagreementsOf(state).find((one) => one.demand.id === demand);
  if (found === undefined) {
    throw new Failure('invalid-input', 'There is no disagreement on that demand. Nothing was changed.');
  }
  const [taken, ...others] = found.positions.filter(
    ({ entry }) => take.length >= 8 && entry.startsWith(take),
  );
  if (taken === undefined || others.length > 0) {
    const entries = found.positions.map(({ entry }) => entry.slice(0, 16)).join(', ');
    throw new Failure(
      'invalid-input',
      `That is none of the decisions that stand on the demand. Nothing was changed. They are: ${entries}.`,
    );
  }
  if (!isSameTerms(taken.terms, found.demand.terms)) {
    throw new Failure(
      'refused',
      `The decision ${taken.entry.slice(0, 16)} was signed on the demand as it was, and the demand changed since (${termsChanges(taken.terms, found.demand.terms)}): it does not speak of what is demanded now. Nothing was changed. Take one that was signed on the demand as it is, or decide anew.`,
    );
  }
  if (rationale.trim() === '') {
    throw new Failure('invalid-input', 'Write why the disagreement is settled so. Nothing was changed.');
  }
  return signDecision(state, { ...taken.position, rationale }, basis);
}
