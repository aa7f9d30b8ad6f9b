import { comeToTheSame } from '../decisions/same-position.ts';
import { dispositions } from '../legal-basis.ts';
import { isSameTerms } from '../decisions/narrower-terms.ts';
import {
  decidedTwice,
  isOutdated,
  namesOf,
  standingByDemand,
  type CaseState,
  type Decision,
  type Demand,
} from './case-state.ts';
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
      const isAlike = comeToTheSame(decisions);
      return `${isAlike ? 'Decided alike' : 'Disagreement'} on ${termsInWords(demand.terms)}: ${said.join('; ')}. They did not know of each other, and all of them stand. ${leftToDo(state, demand, decisions)}`;
    }),
    ...contested.map((one) => contestInWords(one, nameOf)),
  ];
}

/** How it comes to one decision again where several stand on a demand. */
export function leftToDo(
  { secondReview }: Pick<CaseState, 'secondReview'>,
  { terms }: Pick<Demand, 'terms'>,
  decisions: readonly Decision[],
): string {
  if (!decisions.some((decision) => isSameTerms(decision.terms, terms)))
    return 'Left to do: decide anew, for the demand changed since they were signed.';
  const settle = comeToTheSame(decisions)
    ? 'settle it by taking either'
    : 'settle it by taking one of them, or decide anew';
  return secondReview === null
    ? `Left to do: ${settle}.`
    : `Left to do: one author approves the other’s, whose own then gives way; or ${settle}, which another reviewer has to approve.`;
}

/** Which of two values shows that were given to a field by people who did not know of each other's. */
export function contestInWords(
  { field, shown, other, why }: ContestedField,
  nameOf: (author: string) => string,
): string {
  return `Contested: ${fieldNames[field]} shows ${inWords(field, shown.value)} of ${nameOf(shown.author)}; ${nameOf(other.author)} gave ${inWords(field, other.value)}. ${why}`;
}
