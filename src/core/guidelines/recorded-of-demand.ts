import type { ElementId } from '../legal-basis.ts';
import type { DemandTerms } from '../requests/events.ts';

type Recorded = 'days' | 'identifiers';

/** What the record of a demand shows of an element by itself. */
const shownBy: Partial<Readonly<Record<ElementId, Recorded>>> = {
  'date-range': 'days',
  'particularity-dates': 'days',
  'identifiers-exact': 'identifiers',
  'particularity-accounts': 'identifiers',
};

export function has(recorded: Recorded, { from, to, identifiers }: DemandTerms): boolean {
  return recorded === 'days' ? from !== null && to !== null : identifiers.length > 0;
}

/**
 * What this demand has recorded of an element and another one has not; null where the demands do not differ so. Where a
 * finding does not say which demands it concerns, a lack may be the other one's alone; whether it is, a person says.
 */
export function lackOfOthers(
  element: ElementId,
  demand: DemandTerms,
  others: readonly DemandTerms[],
): Recorded | null {
  const recorded = shownBy[element];
  return recorded !== undefined && has(recorded, demand) && others.some((other) => !has(recorded, other))
    ? recorded
    : null;
}
