import type { CaseState, Decision } from '../cases/case-state.ts';
import type { Disposition, ElementId } from '../legal-basis.ts';
import { isSameTerms } from '../decisions/narrower-terms.ts';
import { comeToTheSame } from '../decisions/same-position.ts';
import { countsOn, mayApprove } from './approval.ts';
import { compareElements, type Comparison } from './comparison.ts';

/** Something that two reviewers both judged: an element, or a demand by how the first of them decided on it. */
export type Agreement =
  | { readonly element: ElementId; readonly agreed: boolean }
  | { readonly disposition: Disposition; readonly agreed: boolean };

/**
 * Where two reviewers of a case agreed. Of a blind review it is what stands side by side; of an open one, the decisions
 * that a second reviewer approved, returned or overturned, and the elements on which both made findings of their own.
 */
export function agreementsOf(state: CaseState, comparison: Comparison | null): readonly Agreement[] {
  if (comparison !== null) return [...readAlike(comparison.elements), ...demandsIn(comparison)];
  if (state.secondReview?.mode !== 'open') return [];
  const byEntry = new Map(state.decisions.map((decision) => [decision.entry, decision]));
  const judged = state.decisions.flatMap((decision) => judgements(state, decision, byEntry));
  const pairs = new Map(judged.map(({ by, author }) => [`${by} ${author}`, [author, by] as const]));
  return [
    ...[...pairs.values()].flatMap((pair) => sharedElements(state, pair)),
    ...judged.map(({ disposition, agreed }) => ({ disposition, agreed })),
  ];
}

function readAlike(compared: Comparison['elements']): readonly Agreement[] {
  return compared.flatMap(({ element, agree }) => (agree === null ? [] : [{ element, agreed: agree }]));
}

function demandsIn(comparison: Comparison): readonly Agreement[] {
  return comparison.demands.flatMap(({ decisions: [first], agree }) =>
    agree === null || first === null ? [] : [{ disposition: first.position.disposition, agreed: agree }],
  );
}

interface Judgement {
  readonly author: string;
  readonly by: string;
  readonly disposition: Disposition;
  readonly agreed: boolean;
}

/** What other keys made of a decision: by their word, else by a decision of theirs in its place, on the same terms. */
function judgements(
  state: CaseState,
  decision: Decision,
  byEntry: ReadonlyMap<string, Decision>,
): readonly Judgement[] {
  const { author, position, reviews, supersededBy } = decision;
  const counted = reviews.filter((review) => countsOn(state, decision, review));
  // One key may have returned it more than once.
  const said = [...new Map(counted.map(({ author: by, verdict }) => [by, verdict === 'approved']))].map(
    ([by, agreed]) => ({ by, agreed }),
  );
  const overturned = supersededBy
    .flatMap((entry) => byEntry.get(entry) ?? [])
    .filter((other) => other.author !== author && isSameTerms(other.terms, decision.terms))
    .filter((other) => mayApprove(state, decision, other.author))
    .filter((other) => !said.some(({ by }) => by === other.author))
    .map((other) => ({ by: other.author, agreed: comeToTheSame([decision, other]) }));
  return [...said, ...overturned].map(({ by, agreed }) => ({
    author,
    by,
    disposition: position.disposition,
    agreed,
  }));
}

function sharedElements(state: CaseState, [author, by]: readonly [string, string]): readonly Agreement[] {
  return readAlike(compareElements([state, author], [state, by]));
}
