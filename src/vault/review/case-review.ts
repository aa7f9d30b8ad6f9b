import { standingDemands, type CaseState } from '../../core/cases/case-state.ts';
import { verifyingCalls } from '../../core/emergencies/emergency-state.ts';
import { gateOf, gateOfCase, type DecisionBasis } from '../../core/evidence/commands.ts';
import { assess } from '../../core/guidelines/assess.ts';
import { checklist, elementStates } from '../../core/guidelines/checklist.ts';
import type { SearchableDocument } from '../../core/guidelines/evidence-gate.ts';
import { reviewDay } from '../../core/guidelines/review-day.ts';
import type { CaseReview, DemandReview, Extraction } from '../../ipc/views.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { dependentCallBacks } from '../emergencies/compare-number.ts';
import { viewSecondReview } from '../second-review/second-review-view.ts';
import { guidelinesOf } from '../guidelines/guideline-store.ts';
import { clocksOfCase } from './docket.ts';
import { linkedCases } from './links.ts';
import { alikeDecisions } from './memory.ts';
import { suggestedLinks } from './same-accounts.ts';

/** By what decisions in a case are measured; `extractionOf` says how far each document was read. */
export function decisionBasis(
  db: ReadableDb,
  state: CaseState,
  extractionOf: (sha256: string) => Extraction,
): DecisionBasis {
  return {
    ...guidelinesOf(db),
    documents: state.documents.map(({ sha256 }) => ({ sha256, pages: pagesOf(extractionOf(sha256)) })),
    calls: verifyingCallsOf(db, state),
    on: reviewDay(state),
  };
}

/** The calls back that count: what a document of the case has by now is no independent number. */
export function verifyingCallsOf(db: ReadableDb, state: CaseState): DecisionBasis['calls'] {
  return verifyingCalls(state, new Set(dependentCallBacks(db, state).keys()));
}

/** Null while nobody could count them; then what a person says of the pages has to be enough. */
function pagesOf(extraction: Extraction): SearchableDocument['pages'] {
  if (extraction.state !== 'read' && extraction.state !== 'reading') return null;
  return extraction.pages === 0 ? null : extraction.pages;
}

/** What the guidelines say to a case at `now` (UTC). */
export function reviewCase(
  db: WritableDb,
  state: CaseState,
  extractionOf: (sha256: string) => Extraction,
  now: string,
): CaseReview {
  const basis = decisionBasis(db, state, extractionOf);
  const { guidelines, editions, on, calls } = basis;
  const demands = standingDemands(state);
  const data = [...new Set(demands.map(({ terms }) => terms.data))];
  const review = (demand: (typeof demands)[number]): DemandReview => ({
    gate: gateOf(state, [demand.terms.data], basis),
    assessment: assess(guidelines, state.request, demand.terms, state.findings, on, calls),
    alike: alikeDecisions(db, state, demand),
  });
  return {
    on,
    editions,
    checklist: elementStates(checklist(guidelines, state.request, data, on), state.findings, calls),
    gate: gateOfCase(state, basis),
    demands: Object.fromEntries(demands.map((demand) => [demand.id, review(demand)])),
    clocks: clocksOfCase(db, state, now),
    linked: linkedCases(db, state),
    suggested: suggestedLinks(db, state),
    dependentCallBacks: Object.fromEntries(dependentCallBacks(db, state)),
    second: viewSecondReview(db, state, guidelines),
  };
}
