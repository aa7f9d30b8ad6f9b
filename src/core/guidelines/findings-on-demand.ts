import type { Finding } from '../cases/case-state.ts';
import type { ElementId } from '../legal-basis.ts';
import type { DemandTerms } from '../requests/events.ts';

/** What the record of a demand shows of an element by itself. */
const shownBy: Partial<Readonly<Record<ElementId, (terms: DemandTerms) => boolean>>> = {
  'date-range': hasDays,
  'particularity-dates': hasDays,
  'identifiers-exact': hasIdentifiers,
  'particularity-accounts': hasIdentifiers,
};

export function hasDays({ from, to }: DemandTerms): boolean {
  return from !== null && to !== null;
}

export function hasIdentifiers({ identifiers }: DemandTerms): boolean {
  return identifiers.length > 0;
}

/**
 * Whether a lack of this element is another demand's: this one has what the element asks for, and another one has not.
 * A finding names an element and no demand, so the demands say of which of them it speaks.
 */
export function isLackOfOthers(
  element: ElementId,
  demand: DemandTerms,
  others: readonly DemandTerms[],
): boolean {
  const shows = shownBy[element];
  return shows !== undefined && shows(demand) && others.some((other) => !shows(other));
}

/** The findings that speak of this demand: without those that break what only another demand lacks. */
export function findingsOnDemand(
  findings: readonly Finding[],
  demand: DemandTerms,
  others: readonly DemandTerms[],
): readonly Finding[] {
  return findings.filter(
    ({ reading }) => reading.verdict !== 'breaks' || !isLackOfOthers(reading.element, demand, others),
  );
}
