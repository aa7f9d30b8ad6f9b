import type { RuleCitation } from '../core/guidelines/guidelines.ts';
import type { BlindReview } from '../core/second-review/blind-review.ts';
import type { Comparison } from '../core/second-review/comparison.ts';

/** What is known of the second review of a case beside the case itself. */
export interface SecondReviewView {
  /** The rule that wants one; null where none does. */
  readonly rule: RuleCitation | null;
  /** What the ledger shows of a blind one; null where it is none. */
  readonly blind: BlindReview | null;
  /** Whether this vault's side stays sealed though no blind review seals it any more. */
  readonly isLeftSealed: boolean;
  /** Both sides, once the ledger shows that they were bound without knowing of each other. */
  readonly comparison: Comparison | null;
}
