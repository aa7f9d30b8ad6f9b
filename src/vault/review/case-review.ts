import { standingDemands, type CaseState } from '../../core/cases/case-state.ts';
import { assessInCase, examinedInCase } from '../../core/evidence/case-assessment.ts';
import { gateOf, gateOfCase } from '../../core/evidence/commands.ts';
import type { CaseReview, DemandReview, Extraction } from '../../ipc/views.ts';
import type { WritableDb } from '../database.ts';
import { dependentCallBacks } from '../emergencies/compare-number.ts';
import { viewSecondReview } from '../second-review/second-review-view.ts';
import { decisionBasis } from './decision-basis.ts';
import { clocksOfCase } from './docket.ts';
import { linkedCases } from './links.ts';
import { alikeDecisions } from './memory.ts';
import { suggestedLinks } from './same-accounts.ts';

/** What the guidelines say to a case at `now` (UTC). */
export function reviewCase(
  db: WritableDb,
  state: CaseState,
  extractionOf: (sha256: string) => Extraction,
  now: string,
): CaseReview {
  const basis = decisionBasis(db, state, extractionOf);
  const { guidelines, editions, on } = basis;
  const demands = standingDemands(state);
  const review = (demand: (typeof demands)[number]): DemandReview => ({
    gate: gateOf(state, [demand], basis),
    assessment: assessInCase(state, demand, basis),
    alike: alikeDecisions(db, state, demand),
  });
  return {
    on,
    editions,
    checklist: examinedInCase(state, basis),
    gate: gateOfCase(state, basis),
    demands: Object.fromEntries(demands.map((demand) => [demand.id, review(demand)])),
    clocks: clocksOfCase(db, state, now),
    linked: linkedCases(db, state),
    suggested: suggestedLinks(db, guidelines, state),
    dependentCallBacks: Object.fromEntries(dependentCallBacks(db, state)),
    second: viewSecondReview(db, state, guidelines),
  };
}
