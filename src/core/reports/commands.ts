import type { CaseState } from '../cases/case-state.ts';
import type { CaseEvent } from '../events.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { blankOutcome, type Outcome } from './outcome.ts';

/** Records how a request ended, for what no decision says; no event where nothing differs. */
export function recordOutcome(state: CaseState, outcome: Outcome): readonly CaseEvent[] {
  const before = state.outcome ?? blankOutcome;
  if (canonicalJson(before) === canonicalJson(outcome)) return [];
  return [{ type: 'outcome-recorded', outcome }];
}
