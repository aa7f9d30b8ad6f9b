import { comeToTheSame } from '../decisions/same-position.ts';
import { dispositions } from '../legal-basis.ts';
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
  demand: Demand,
  decisions: readonly Decision[],
): string {
  const ofToday = decisions.filter((decision) => !isOutdated(decision, demand));
  if (ofToday.length === 0) return 'Left to do: decide anew, for the demand changed since they were signed.';
  const isOfToday = ofToday.length === decisions.length;
  const onIt = `${ofToday.length === 1 ? 'the one' : 'one'} that was signed on the demand as it is`;
  const isAlike = comeToTheSame(decisions);
  const take = `settle it by taking ${isOfToday ? (isAlike ? 'either' : 'one of them') : onIt}`;
  const settle = isAlike ? take : `${take}, or decide anew`;
  if (secondReview === null) return `Left to do: ${settle}.`;
  const approve = isOfToday
    ? 'one author approves the other’s, whose own then gives way'
    : `another author approves ${onIt}, and their own gives way`;
  return `Left to do: ${approve}; or ${settle}, which another reviewer has to approve.`;
}

/** Which of two values shows that were given to a field by people who did not know of each other's. */
export function contestInWords(
  { field, shown, other, why }: ContestedField,
  nameOf: (author: string) => string,
): string {
  return `Contested: ${fieldNames[field]} shows ${inWords(field, shown.value)} of ${nameOf(shown.author)}; ${nameOf(other.author)} gave ${inWords(field, other.value)}. ${why}`;
}
