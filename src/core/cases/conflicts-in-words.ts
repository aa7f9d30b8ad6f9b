import { comeToTheSame } from '../decisions/same-position.ts';
import { dispositions } from '../legal-basis.ts';
import { decidedTwice, isOutdated, namesOf, standingByDemand, type CaseState } from './case-state.ts';
import type { ContestedField } from './contested-fields.ts';
import { fieldNames, shown as inWords, termsInWords } from './history.ts';

/** On which demands decisions stand that did not know of each other, and to which fields people gave different values so. */
export function conflictsInWords(state: CaseState, contested: readonly ContestedField[]): readonly string[] {
  const nameOf = namesOf(state);
  const standing = standingByDemand(state);
  return [
    ...decidedTwice(state).map((demand) => {
      const decisions = standing.get(demand.id) ?? [];
      const said = decisions.map(
        (decision) =>
          `${nameOf(decision.author)}: ${dispositions.labels[decision.position.disposition]}${isOutdated(decision, demand) ? ' (of the demand as it was)' : ''}`,
      );
      if (comeToTheSame(decisions)) {
        return `Decided alike on ${termsInWords(demand.terms)}: ${said.join('; ')}. They did not know of each other, and both stand until one author approves the other’s, or somebody settles it.`;
      }
      return `Disagreement on ${termsInWords(demand.terms)}: ${said.join('; ')}. They did not know of each other, and stand until somebody settles it.`;
    }),
    ...contested.map((one) => contestInWords(one, nameOf)),
  ];
}

/** Which of two values shows that were given to a field by people who did not know of each other's. */
export function contestInWords(
  { field, shown, other, why }: ContestedField,
  nameOf: (author: string) => string,
): string {
  return `Contested: ${fieldNames[field]} shows ${inWords(field, shown.value)} of ${nameOf(shown.author)}; ${nameOf(other.author)} gave ${inWords(field, other.value)}. ${why}`;
}
