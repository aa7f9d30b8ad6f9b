import type { Stamp } from '../cases/case-state.ts';

/**
 * What a vault makes of an author: a stranger; one whose card was taken in; one whose words were compared; one whose key
 * is no longer theirs; oneself. It is knowledge of one vault, never part of a case.
 */
export type PersonState = 'unknown' | 'known' | 'verified' | 'retired' | 'self';

/** Whether somebody was taken in here, their words compared or not: their acts count, and things may be encrypted for them. */
export function isTrusted({ state }: { readonly state: PersonState }): boolean {
  return state === 'known' || state === 'verified';
}

/** Whether an act counts here. What does not is kept and shown, and changes nothing (`projectCounting`). */
export interface Counts {
  (act: Pick<Stamp, 'entry' | 'author'>): boolean;
  /** Whether an introduction takes the place of a key here that signed it; always where it is left out. */
  readonly renews?: (introduction: Pick<Stamp, 'entry' | 'author'>, former: string) => boolean;
}
