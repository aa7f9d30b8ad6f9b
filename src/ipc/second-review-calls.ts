import { id, paragraph, publicKey, sha256 } from '../core/primitives.ts';
import { reviewMode } from '../core/second-review/events.ts';
import { list, nullable, object, text } from '../core/shape.ts';
import { call } from './call.ts';

const reason = text(20_000, 1);
/** Entries of decisions. */
const decisions = list(sha256, 1000, 1);

export const secondReviewCalls = {
  /** Failure `refused`, as for all of these, says why not. */
  'secondReview.ask': call<null>()(
    object({ case: id, mode: reviewMode, by: nullable(publicKey), note: paragraph }),
  ),
  'secondReview.recall': call<null>()(object({ case: id, reason })),
  /** Binds the vault's reviewer to what they have sealed. */
  'secondReview.commit': call<null>()(object({ case: id })),
  /** Lets a side leave that stayed sealed when its blind review ended. */
  'secondReview.open': call<null>()(object({ case: id })),
  'secondReview.approve': call<null>()(object({ case: id, decisions, note: paragraph })),
  'secondReview.return': call<null>()(object({ case: id, decisions, reason })),
} as const;
