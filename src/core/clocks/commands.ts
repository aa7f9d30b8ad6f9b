import type { CaseState } from '../cases/case-state.ts';
import type { CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { Moment } from '../primitives.ts';
import type { RecordedFact } from './events.ts';

/** Records when something happened; null takes it back. No event where that is known already. */
export function recordMoment(
  state: CaseState,
  fact: RecordedFact,
  moment: Moment | null,
): readonly CaseEvent[] {
  if (canonicalJson(state.moments[fact] ?? null) === canonicalJson(moment)) return [];
  return [{ type: 'moment-recorded', fact, moment }];
}

/** Records a renewed request or an extension; no event where one of that moment is known. */
export function recordRenewal(state: CaseState, moment: Moment): readonly CaseEvent[] {
  return hasRenewal(state, moment) ? [] : [{ type: 'renewal-recorded', moment }];
}

/** Takes back a renewal that was recorded in error. Failure `invalid-input` where there is none of that moment. */
export function withdrawRenewal(state: CaseState, moment: Moment, reason: string): readonly CaseEvent[] {
  if (!hasRenewal(state, moment)) {
    throw new Failure('invalid-input', 'No renewal of that moment is recorded. Nothing was changed.');
  }
  return [{ type: 'renewal-withdrawn', moment, reason }];
}

function hasRenewal({ renewals }: CaseState, { at }: Moment): boolean {
  return renewals.some((renewal) => renewal.moment.at === at);
}
