import type { Finding } from '../cases/case-state.ts';
import { actsOf } from '../evidence/commands.ts';
import { actsFor, standingOf, type Acts, type ElementSearch } from '../guidelines/element-standing.ts';
import type { ElementId } from '../legal-basis.ts';
import type { LetterGround } from './letter-ground.ts';

/** What was done for a demand; a call back is work product and is never told. */
export function citableActs(ground: LetterGround, demand: string | null): Acts {
  return { ...actsFor(actsOf(ground.state, ground), demand), calls: [] };
}

/** The searches by which an element was not found on any page for a demand; none where these findings let it stand otherwise. */
export function searchesFor(
  ground: LetterGround,
  element: ElementId,
  findings: readonly Finding[],
  demand: string | null,
): readonly ElementSearch[] {
  const { state } = ground;
  const { ground: rests } = standingOf(element, findings, citableActs(ground, demand));
  return rests.type === 'searched'
    ? state.searches.filter(({ entry }) => rests.searches.includes(entry))
    : [];
}
