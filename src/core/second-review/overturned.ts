import { namesOf, type CaseState, type Decision } from '../cases/case-state.ts';
import { isSameTerms } from '../decisions/narrower-terms.ts';
import { comeToTheSame } from '../decisions/same-position.ts';
import { dispositions, reasons } from '../legal-basis.ts';
import { isSamePerson } from '../people/same-person.ts';

type Signing = Pick<Decision, 'author' | 'position' | 'terms'>;

/**
 * Whether a decision comes to something else than an earlier one of another person on the same terms. One on the demand
 * as it was before it changed is not overturned by whoever decides on what is demanded now.
 */
export function overturns(state: Pick<CaseState, 'reviewers'>, later: Signing, earlier: Signing): boolean {
  return (
    !isSamePerson(state, earlier.author, later.author) &&
    isSameTerms(earlier.terms, later.terms) &&
    !comeToTheSame([earlier, later])
  );
}

/**
 * Which decisions of other people each decision of a case overturns, in sentences: `Overturns the decision of Ada: Reject
 * (Unsigned, No date range).`
 */
export function overturnTeller(state: CaseState): (decision: Decision) => readonly string[] {
  const nameOf = namesOf(state);
  const replacedBy = new Map<string, Decision[]>();
  for (const decision of state.decisions) {
    for (const entry of decision.supersededBy) {
      const group = replacedBy.get(entry);
      if (group === undefined) replacedBy.set(entry, [decision]);
      else group.push(decision);
    }
  }
  return (decision) =>
    (replacedBy.get(decision.entry) ?? [])
      .filter((earlier) => overturns(state, decision, earlier))
      .map(({ author, position }) => {
        const because = position.reasons.map((reason) => reasons.labels[reason]).join(', ');
        return `Overturns the decision of ${nameOf(author)}: ${dispositions.labels[position.disposition]}${because === '' ? '' : ` (${because})`}.`;
      });
}

/** The same of one decision; two decisions of one person that are told in the same words are said once. */
export function overturnsInWords(state: CaseState, decision: Decision): readonly string[] {
  return [...new Set(overturnTeller(state)(decision))];
}
