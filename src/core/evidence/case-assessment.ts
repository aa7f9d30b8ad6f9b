import { standingDemands, type CaseState, type Demand } from '../cases/case-state.ts';
import { assess, type Assessment } from '../guidelines/assess.ts';
import { caseChecklist } from '../guidelines/case-checklist.ts';
import { elementStates, type ExaminedElement } from '../guidelines/checklist.ts';
import { actsOf, type DecisionBasis } from './commands.ts';

/** How each element of the checklist stands in a case: what the window, the command line and the evidence gate say. */
export function examinedInCase(state: CaseState, basis: DecisionBasis): readonly ExaminedElement[] {
  const data = [...new Set(standingDemands(state).map(({ terms }) => terms.data))];
  const items = caseChecklist(basis.guidelines, state, data, basis.on);
  return elementStates(items, state.findings, actsOf(state, basis));
}

/** What the rules say to one demand of a case. */
export function assessInCase(state: CaseState, demand: Demand, basis: DecisionBasis): Assessment {
  const others = standingDemands(state).flatMap(({ id, terms }) => (id === demand.id ? [] : [terms]));
  const acts = actsOf(state, basis);
  return assess(basis.guidelines, state.request, demand.terms, state.findings, basis.on, acts, others);
}
