import type { Finding } from '../cases/case-state.ts';
import { actsOf } from '../evidence/commands.ts';
import { standingOf, type Acts, type ElementSearch } from '../guidelines/element-standing.ts';
import type { ElementId } from '../legal-basis.ts';
import type { LetterGround } from './letter-ground.ts';

/** A call back is work product and is never told. */
export function citableActs(ground: LetterGround): Acts {
  return { ...actsOf(ground.state, ground), calls: [] };
}

/** The searches by which an element was not found on any page; none where these findings let it stand otherwise. */
export function searchesFor(
  ground: LetterGround,
  element: ElementId,
  findings: readonly Finding[],
): readonly ElementSearch[] {
  const { state } = ground;
  const { ground: rests } = standingOf(element, findings, citableActs(ground));
  return rests.type === 'searched'
    ? state.searches.filter(({ entry }) => rests.searches.includes(entry))
    : [];
}
