import { namesOf, type CaseState } from '../cases/case-state.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { blindReview, type BlindReview } from './blind-review.ts';

/** What the ledger shows of the blind review of a case, and the same in words. */
export interface ToldBlindReview extends BlindReview {
  readonly case: string;
  readonly words: string;
}

/** Null where the case is under no blind review. */
export function toldBlindReview(entries: readonly SignedEntry[], state: CaseState): ToldBlindReview | null {
  if (state.secondReview?.mode !== 'blind') return null;
  const review = blindReview(entries, state.secondReview);
  return { case: state.id, ...review, words: blindReviewInWords(review, namesOf(state)) };
}

/** What the ledger shows of a blind review, in a sentence or more; `nameOf` names an author. */
function blindReviewInWords(
  { state, sides, problems }: BlindReview,
  nameOf: (author: string) => string,
): string {
  switch (state) {
    case 'sealed':
      return `The blind review is sealed: ${sides.length} of 2 sides committed.`;
    case 'revealing': {
      const missing = sides.filter(({ isHere }) => !isHere).map(({ author }) => nameOf(author));
      return `Both sides of the blind review committed; the side of ${missing.join(' and ')} is not here.`;
    }
    case 'held':
      return 'The blind review held: each side was bound before it could have the other one.';
    case 'broken':
      return `The review was not blind: ${problems.map(({ author, what }) => `${nameOf(author)} ${what}`).join('; ')}.`;
  }
}
