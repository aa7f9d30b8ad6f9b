import { paragraph, publicKey, sha256 } from '../primitives.ts';
import { list, literal, nullable, object, oneOf, text, type Of } from '../shape.ts';
import { maxSuperseded } from '../decisions/events.ts';

/** In `open` review the second reviewer sees what is proposed; in `blind` both decide before either sees the other. */
export const reviewMode = oneOf(['open', 'blind']);
export type ReviewMode = Of<typeof reviewMode>;

const reason = text(20_000, 1);
const decisions = list(sha256, 1000, 1);

export const secondReviewEvents = {
  /** From now on decisions are proposals until another key approves them. The last one in ledger order stands. */
  'second-review-asked': object({
    type: literal('second-review-asked'),
    mode: reviewMode,
    /** Whose approval is wanted; null: of any other key. */
    by: nullable(publicKey),
    note: paragraph,
  }),
  /** Whoever asked takes it back. */
  'second-review-recalled': object({ type: literal('second-review-recalled'), request: sha256, reason }),
  /** Begins the sealed part of an author. The nonce is random, so that the ids of what follows tell nothing of it. */
  'second-review-sealed': object({
    type: literal('second-review-sealed'),
    request: sha256,
    nonce: sha256,
  }),
  /** Binds an author to their sealed part: `head` is its last entry, and so a hash over all of it. */
  'second-review-committed': object({
    type: literal('second-review-committed'),
    request: sha256,
    head: sha256,
  }),
  /** `supersedes` names own decisions on the same demands, which the author gives up for the approved ones. */
  'decisions-approved': object({
    type: literal('decisions-approved'),
    decisions,
    supersedes: list(sha256, maxSuperseded),
    note: paragraph,
  }),
  /** They are not approved as they are: they want another decision. */
  'decisions-returned': object({ type: literal('decisions-returned'), decisions, reason }),
};
