import { standingDecisions, type CaseState, type Demand } from '../cases/case-state.ts';
import { checkReason } from '../cases/check-reason.ts';
import type { CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { visibleText } from '../visible-text.ts';
import { standingFinding } from '../findings/commands.ts';
import type { DemandPlace, DemandTerms, RequestChanges, RequestRecord } from './events.ts';

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

/** Says of fields to which different values were given at the same time which one it is: the one that shows, too. */
export function settleFields(state: CaseState, changes: RequestChanges): readonly CaseEvent[] {
  checkDates({ ...state.request, ...changes });
  return [{ type: 'request-changed', changes }];
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

/**
 * Says in which documents a demand stands, in place of what was said before; no event where that is known. Failures:
 * `document-unknown`, `finding-unknown`, `finding-withdrawn`, `invalid-input` where the finding lies elsewhere.
 */
export function locateDemand(
  state: CaseState,
  id: string,
  places: readonly DemandPlace[],
): readonly CaseEvent[] {
  const demand = standingDemand(state, id);
  for (const { document, finding } of places) {
    if (!state.documents.some(({ sha256 }) => sha256 === document)) {
      throw new Failure('document-unknown', 'The document is not part of this case. Nothing was recorded.');
    }
    if (finding !== null && standingFinding(state, finding).document !== document) {
      throw new Failure('invalid-input', 'That finding lies in another document. Nothing was recorded.');
    }
  }
  const unique = [...new Map(places.map((place) => [canonicalJson(place), place])).values()];
  if (canonicalJson(demand.places) === canonicalJson(unique)) return [];
  return [{ type: 'demand-located', demand: id, places: unique }];
}

/**
 * Marks a demand as asked for by the cover sheet only. Somebody must have said before where it stands, and that must
 * be no order or warrant. Failures: `demand-unknown`, `invalid-input`.
 */
export function disregardDemand(state: CaseState, id: string, reason: string): readonly CaseEvent[] {
  const demand = standingDemand(state, id);
  const fault = whyNotDisregard(state, demand);
  if (fault !== null) throw new Failure('invalid-input', `${fault} Nothing was recorded.`);
  checkReason(reason);
  return [{ type: 'demand-disregarded', demand: id, reason }];
}

/** Why a demand cannot be disregarded, in a sentence; null where it can. */
export function whyNotDisregard(
  state: Pick<CaseState, 'documents' | 'decisions'>,
  { id, places }: Pick<Demand, 'id' | 'places'>,
): string | null {
  if (places.length === 0) return 'Say first in which document it stands.';
  const order = state.documents.find(
    ({ sha256, role }) => role === 'order' && places.some(({ document }) => document === sha256),
  );
  if (order !== undefined) return `It stands in the order or warrant “${visibleText(order.name)}” too.`;
  return standingDecisions(state, id).length > 0 ? 'It is decided. Decide anew instead.' : null;
}

/** Takes the disregarding back. Failures: `demand-unknown`, `invalid-input` where it is not disregarded, or without a reason. */
export function restoreDemand(state: CaseState, id: string, reason: string): readonly CaseEvent[] {
  const demand = state.demands.find((candidate) => candidate.id === id && candidate.withdrawn === null);
  if (demand === undefined) throw unknownDemand();
  if (demand.disregarded === null) {
    throw new Failure('invalid-input', 'The demand is not disregarded. Nothing was changed.');
  }
  checkReason(reason);
  return [{ type: 'demand-restored', demand: id, reason }];
}

/** The demand, if it is there and was neither withdrawn nor disregarded. */
export function standingDemand(state: CaseState, id: string): Demand {
  const demand = state.demands.find((candidate) => candidate.id === id && candidate.withdrawn === null);
  if (demand === undefined) throw unknownDemand();
  if (demand.disregarded !== null) {
    throw new Failure(
      'demand-unknown',
      'The demand is disregarded. Take that back first. Nothing was changed.',
    );
  }
  return demand;
}

function unknownDemand(): Failure {
  return new Failure('demand-unknown', 'This case has no such demand any more. Nothing was changed.');
}

function checkTerms({ from, to }: DemandTerms): void {
  if (from !== null && to !== null && to < from) {
    throw new Failure('invalid-input', 'The period demanded ends before it begins. Check the two days.');
  }
}
