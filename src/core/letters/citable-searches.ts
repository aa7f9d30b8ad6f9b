import { standingFindings } from '../cases/case-state.ts';
import { actsOf } from '../evidence/commands.ts';
import { standingOf, type Acts, type ElementSearch } from '../guidelines/element-standing.ts';
import type { ElementId } from '../legal-basis.ts';
import type { LetterGround } from './letter-ground.ts';

/** A call back is work product and is never told. */
export function citableActs(ground: LetterGround): Acts {
  return { ...actsOf(ground.state, ground), calls: [] };
}

/** The searches by which an element was not found on any page; none where it stands otherwise. */
export function searchesFor(ground: LetterGround, element: ElementId): readonly ElementSearch[] {
  const { state } = ground;
  const { ground: rests } = standingOf(element, standingFindings(state), citableActs(ground));
  return rests.type === 'searched'
    ? state.searches.filter(({ entry }) => rests.searches.includes(entry))
    : [];
}
