import { standingDemands, type CaseState, type Demand } from '../cases/case-state.ts';
import { requestAsItCounts } from '../emergencies/emergency-state.ts';
import { concerns } from '../findings/concerns.ts';
import { assess, type Assessment } from '../guidelines/assess.ts';
import { actsFor } from '../guidelines/element-standing.ts';
import { actsOf, checklistOf, type DecisionBasis } from './commands.ts';
import { elementsInCase, type ElementInCase } from './element-in-case.ts';

/** How each element of the checklist stands in a case: what the window, the command line and the evidence gate say. */
export function examinedInCase(state: CaseState, basis: DecisionBasis): readonly ElementInCase[] {
  const asked = ({ demands }: { readonly demands: readonly Demand[] }) => checklistOf(state, demands, basis);
  return elementsInCase(state, asked, actsOf(state, basis));
}

/** What the rules say to one demand of a case. */
export function assessInCase(state: CaseState, demand: Demand, basis: DecisionBasis): Assessment {
  const others = standingDemands(state).flatMap(({ id, terms }) => (id === demand.id ? [] : [terms]));
  const findings = state.findings.filter((finding) => concerns(finding, demand.id));
  const acts = actsFor(actsOf(state, basis), demand.id);
  // What an emergency asks is asked of each demand for as long as the gate asks it.
  return assess(basis.guidelines, requestAsItCounts(state), demand.terms, findings, basis.on, acts, others);
}
