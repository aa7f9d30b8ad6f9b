import { literal, object, text } from '../shape.ts';
import { line } from '../primitives.ts';

/** A reviewer says who they are, before their first act in a case and whenever that changes. */
export const reviewerIntroduced = object({
  type: literal('reviewer-introduced'),
  name: line,
  /** The age recipient to encrypt for this reviewer. */
  recipient: text(200),
});
