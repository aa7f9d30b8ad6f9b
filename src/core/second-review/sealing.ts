import type { CaseState } from '../cases/case-state.ts';
import type { CaseEvent, EventType } from '../events.ts';
import { Failure } from '../failure.ts';
import { isSealed } from './approval.ts';

/** The lane in which a reviewer's side of a blind review stays until both sides are bound. */
export const blindLane = 'blind-review';

/** What a reviewer reads and decides: nothing of it may be seen by the other side before that is bound too. */
const sealedTypes: ReadonlySet<EventType> = new Set<EventType>([
  'finding-made',
  'finding-changed',
  'finding-withdrawn',
  'element-searched',
  'gate-overridden',
  'decision-signed',
  'second-review-sealed',
]);

export function isSealedType(type: EventType): boolean {
  return sealedTypes.has(type);
}

/** Whether an author has committed while the other side is still sealed: until then nothing of theirs may change. */
export function isBound({ secondReview }: Pick<CaseState, 'secondReview'>, author: string): boolean {
  return isSealed(secondReview) && secondReview.commits.some((commit) => commit.author === author);
}

/**
 * The lane for an author's next acts; null where they are open to all. Failure `refused` where the author is bound
 * already: what is sealed stays as it is until the other side is bound too; and for sealed acts together with open ones.
 */
export function laneFor(
  state: Pick<CaseState, 'secondReview'>,
  author: string,
  events: readonly CaseEvent[],
): typeof blindLane | null {
  if (!isSealed(state.secondReview) || !events.some(({ type }) => isSealedType(type))) return null;
  if (!events.every(({ type }) => isSealedType(type))) {
    throw new Failure(
      'refused',
      'This changes findings that the blind review seals together with what is open to all. Nothing was recorded. Do it once both reviewers have committed.',
    );
  }
  if (!isBound(state, author)) return blindLane;
  throw new Failure(
    'refused',
    'You have committed your side of the blind review: it stays as it is until the other side has committed too. Nothing was recorded.',
  );
}
