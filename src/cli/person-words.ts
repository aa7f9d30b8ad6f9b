import type { PersonState } from '../core/people/standing.ts';

/** A name with the key, which a name that several bear has already, cut shorter. */
export function withKey(name: string, key: string, mark = ''): string {
  const short = ` (key ${key.slice(0, 8)})`;
  return `${name.endsWith(short) ? name.slice(0, -short.length) : name}${mark} (key ${key.slice(0, 16)})`;
}

/** What stands behind a name: nothing behind one's own. */
export function stateMark(state: PersonState): string {
  return state === 'self' ? '' : ` [${state}]`;
}
