import { list, literal, object, optional, text } from '../shape.ts';
import { line, publicKey } from '../primitives.ts';

/** A reviewer says who they are, before their first act in a case and whenever that changes. */
export const reviewerIntroduced = object({
  type: literal('reviewer-introduced'),
  name: line,
  /** The age recipient to encrypt for this reviewer. */
  recipient: text(200),
  /** Their own keys before this one. Nobody proves it: it only ever takes weight from whoever says it. */
  renews: optional(list(publicKey, 100, 1)),
});
