import type { CaseState } from '../../core/cases/case-state.ts';
import { elementsInCase, type ElementInCase } from '../../core/evidence/element-in-case.ts';
import type { ChecklistItem } from '../../core/guidelines/checklist.ts';
import type { ElementState, Ground } from '../../core/guidelines/element-standing.ts';
import type { Gate } from '../../core/guidelines/evidence-gate.ts';
import type { ElementId, Verdict } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';

/** How an element stands, as one sign: what the findings say, else what was done about it. */
export type ElementStanding = Verdict | 'searched' | 'overridden' | 'not-examined' | 'examine-again';

/** The sign of each state. */
export const signOf: Readonly<Record<ElementState, ElementStanding>> = {
  supported: 'supports',
  broken: 'breaks',
  unclear: 'unclear',
  'not-found': 'searched',
  overridden: 'overridden',
  'not-examined': 'not-examined',
  'examine-again': 'examine-again',
};

/** The elements that the rules ask for in this case, in the order of reading. */
export function askedOf({ review }: Pick<CaseView, 'review'>): readonly ElementId[] {
  return review.checklist.map(({ element }) => element);
}

export function groundOf(gate: Gate, element: ElementId): Ground | undefined {
  return gate.elements.find((each) => each.element === element)?.ground;
}

/** Elements that somebody made findings on although no rule asks for them here. */
export function foundBesides(
  state: CaseState,
  checklist: readonly ChecklistItem[],
): readonly ElementInCase[] {
  const asked = new Set(checklist.map(({ element }) => element));
  return elementsInCase(state, ({ findings }) => {
    const found = findings.flatMap(({ withdrawn, reading }) =>
      withdrawn !== null || asked.has(reading.element) ? [] : reading.element,
    );
    return [...new Set(found)].map((element) => ({ element, required: false, rules: [] }));
  });
}
