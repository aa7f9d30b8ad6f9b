import { namesOf, type CaseState, type Decision } from '../cases/case-state.ts';
import { isSamePosition } from '../decisions/same-position.ts';
import { dispositions, reasons } from '../legal-basis.ts';
import { isSamePerson } from '../people/same-person.ts';

/** The decisions of other people that one was signed in place of, and that came to something else. */
export function overturnedBy(state: CaseState, { entry, author, position }: Decision): readonly Decision[] {
  return state.decisions.filter(
    (other) =>
      other.supersededBy.includes(entry) &&
      !isSamePerson(state, other.author, author) &&
      !isSamePosition(other.position, position),
  );
}

/** The same in sentences: `Overturns the decision of Ada: Reject (Unsigned, No date range).` */
export function overturnsInWords(state: CaseState, decision: Decision): readonly string[] {
  const nameOf = namesOf(state);
  return overturnedBy(state, decision).map(({ author, position }) => {
    const because = position.reasons.map((reason) => reasons.labels[reason]).join(', ');
    return `Overturns the decision of ${nameOf(author)}: ${dispositions.labels[position.disposition]}${because === '' ? '' : ` (${because})`}.`;
  });
}
