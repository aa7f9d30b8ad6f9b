import type { CaseState } from '../cases/case-state.ts';
import type { CaseEvent, EventOf } from '../events.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { blankOutcome, type Outcome } from './outcome.ts';

/** Records how a request ended, for what no decision says; no event where nothing differs. `docket`: the row that says so. */
export function recordOutcome(
  state: CaseState,
  outcome: Outcome,
  docket?: EventOf<'outcome-recorded'>['docket'],
): readonly CaseEvent[] {
  const before = state.outcome ?? blankOutcome;
  if (canonicalJson(before) === canonicalJson(outcome)) return [];
  return [{ type: 'outcome-recorded', outcome, ...(docket === undefined ? {} : { docket }) }];
}
