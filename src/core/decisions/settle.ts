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
import { signDecision } from './commands.ts';

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
 * the demand has no disagreement, none of its positions is named, or there is no rationale; those of `signDecision`.
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
  if (rationale.trim() === '') {
    throw new Failure('invalid-input', 'Write why the disagreement is settled so. Nothing was changed.');
  }
  return signDecision(state, { ...taken.position, rationale }, basis);
}
