import type { ReviewSummary } from '../cases/summary.ts';

/** What a case under second review waits for from the reviewer of a vault; null where it waits for others. */
export type WaitsForMe = 'review' | 'commit' | 'decide-anew' | null;

export function waitsForMe(review: ReviewSummary | null, me: string): WaitsForMe {
  if (review === null) return null;
  const { by, sealed, committed, proposedBy, returnedTo } = review;
  if (sealed) {
    const isAsked = by === me || (committed.length > 0 && (by === null || committed.includes(by)));
    return isAsked && !committed.includes(me) ? 'commit' : null;
  }
  if (returnedTo.includes(me)) return 'decide-anew';
  const mine = proposedBy.some((author) => author !== me && (by === null || by === me || by === author));
  return mine ? 'review' : null;
}
