import { standingDemands, type CaseState } from '../cases/case-state.ts';
import { countsAsEmergency } from '../emergencies/emergency-state.ts';
import { rulesFor, type Guidelines, type RuleCitation } from '../guidelines/guidelines.ts';

/** The first rule that wants a second review of this case on the day whose rules are asked; null where none does. */
export function secondReviewRule(guidelines: Guidelines, state: CaseState, on: string): RuleCitation | null {
  const { request } = state;
  const data = standingDemands(state).map(({ terms }) => terms.data);
  const found = rulesFor(guidelines, 'second-review', request, on).find(
    ({ rule }) =>
      (rule.when === 'always' || countsAsEmergency(state)) &&
      (rule.data === undefined || rule.data.some((category) => data.includes(category))),
  );
  return found?.citation ?? null;
}
