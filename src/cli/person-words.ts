import type { PersonState } from '../core/people/standing.ts';

/** What stands behind a name: nothing behind one's own. */
export function stateMark(state: PersonState): string {
  return state === 'self' ? '' : ` [${state}]`;
}
