import type { CaseDraft, DraftDecision } from '../cases/case-draft.ts';
import type { Stamp } from '../cases/case-state.ts';
import type { EventOf } from '../events.ts';
import { isOwnOf } from '../people/same-person.ts';
import { isSealed, withSuccessors, type DecisionReview } from './approval.ts';
import type { secondReviewEvents } from './events.ts';

export type SecondReviewEvent = EventOf<keyof typeof secondReviewEvents>;

/** Applies an event of a second review. One that its author may not make changes nothing. */
export function applySecondReview(draft: CaseDraft, stamp: Stamp, event: SecondReviewEvent): void {
  const asked = draft.secondReview;
  switch (event.type) {
    case 'second-review-asked':
      // Nobody else ends what seals somebody's side.
      if (isSealed(asked) && asked.author !== stamp.author) return;
      draft.secondReview = withSuccessors(
        { ...stamp, mode: event.mode, by: event.by, note: event.note, commits: [] },
        draft.reviewers.values(),
      );
      return;
    case 'second-review-recalled':
      if (asked?.entry === event.request && asked.author === stamp.author) draft.secondReview = null;
      return;
    case 'second-review-sealed':
      return;
    case 'second-review-committed': {
      if (asked?.entry !== event.request || asked.mode !== 'blind') return;
      const people = { reviewers: [...draft.reviewers.values()] };
      if (asked.commits.some(({ author }) => isOwnOf(people, stamp.author, author))) return;
      const commits = [...asked.commits, { ...stamp, head: event.head }];
      draft.secondReview = { ...asked, commits };
      return;
    }
    case 'decisions-approved': {
      const approved = reviewed(draft, stamp, event.decisions, {
        ...stamp,
        verdict: 'approved',
        words: event.note,
      });
      const standing = approved.filter(({ supersededBy }) => supersededBy.length === 0);
      giveUp(draft, stamp, event.supersedes, new Set(standing.map(({ position }) => position.demand)));
      return;
    }
    case 'decisions-returned':
      reviewed(draft, stamp, event.decisions, { ...stamp, verdict: 'returned', words: event.reason });
  }
}

/** Notes the review with those of the decisions that are another key's; gives these. A return hides none of the same key before it. */
function reviewed(
  { decisions }: CaseDraft,
  { author }: Stamp,
  entries: readonly string[],
  review: DecisionReview,
): readonly DraftDecision[] {
  return [...new Set(entries)].flatMap((entry) => {
    const decision = decisions.get(entry);
    if (decision === undefined || decision.author === author) return [];
    const kept = decision.reviews.filter(
      (earlier) =>
        earlier.author !== author || (earlier.verdict === 'returned' && review.verdict === 'returned'),
    );
    decisions.set(entry, { ...decision, reviews: [...kept, review] });
    return [decision];
  });
}

/**
 * Nobody gives up another one's decision, nor any but for one that they approved on the same demand and that stands:
 * where two give up theirs for each other's, the first in ledger order does.
 */
function giveUp(
  { decisions }: CaseDraft,
  { author, entry: by }: Stamp,
  entries: readonly string[],
  demands: ReadonlySet<string>,
): void {
  for (const entry of new Set(entries)) {
    const own = decisions.get(entry);
    if (own?.author === author && demands.has(own.position.demand)) own.supersededBy.push(by);
  }
}
