import type { CaseState, Demand } from '../cases/case-state.ts';
import type { CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { DemandTerms, RequestChanges, RequestRecord } from './events.ts';

/** The record of a request of which nothing is known yet. */
export const blankRequest: RequestRecord = {
  reference: '',
  agency: '',
  country: null,
  requester: null,
  process: null,
  category: null,
  received: null,
  due: null,
  emergency: false,
  nondisclosure: null,
};

/** Opens a case; `newId` names each demand. */
export function openCase(
  request: RequestRecord,
  demands: readonly DemandTerms[],
  newId: () => string,
): readonly CaseEvent[] {
  checkDates(request);
  return [{ type: 'case-opened', request }, ...demands.map((terms) => addDemand(terms, newId()))];
}

/** Records what differs; no event where nothing does. */
export function changeRequest(state: CaseState, changes: RequestChanges): readonly CaseEvent[] {
  const differing: RequestChanges = Object.fromEntries(
    Object.entries(changes).filter(
      ([field, value]) => canonicalJson(value) !== canonicalJson(state.request[field as keyof RequestRecord]),
    ),
  );
  if (Object.keys(differing).length === 0) return [];
  checkDates({ ...state.request, ...differing });
  return [{ type: 'request-changed', changes: differing }];
}

function checkDates({ received, due }: RequestRecord): void {
  if (received !== null && due !== null && due.at < received.at) {
    throw new Failure('invalid-input', 'The request is due before it was received. Check the two dates.');
  }
}

export function addDemand(terms: DemandTerms, id: string): CaseEvent {
  checkTerms(terms);
  return { type: 'demand-added', demand: id, terms };
}

export function changeDemand(state: CaseState, id: string, terms: DemandTerms): readonly CaseEvent[] {
  const demand = standingDemand(state, id);
  checkTerms(terms);
  if (canonicalJson(demand.terms) === canonicalJson(terms)) return [];
  return [{ type: 'demand-changed', demand: id, terms }];
}

export function withdrawDemand(state: CaseState, id: string, reason: string): readonly CaseEvent[] {
  standingDemand(state, id);
  return [{ type: 'demand-withdrawn', demand: id, reason }];
}

/** The demand, if it is there and was not withdrawn. */
export function standingDemand(state: CaseState, id: string): Demand {
  const demand = state.demands.find((candidate) => candidate.id === id && candidate.withdrawn === null);
  if (demand === undefined) {
    throw new Failure('demand-unknown', 'This case has no such demand any more. Nothing was changed.');
  }
  return demand;
}

function checkTerms({ from, to }: DemandTerms): void {
  if (from !== null && to !== null && to < from) {
    throw new Failure('invalid-input', 'The period demanded ends before it begins. Check the two days.');
  }
}
