import { list, literal, object, optional, pattern, text } from '../shape.ts';
import { line, publicKey } from '../primitives.ts';

const signature = pattern(/^[0-9a-f]{128}$/, 'a signature in 128 lower-case hexadecimal digits');

/** A reviewer says who they are, before their first act in a case and whenever that changes. */
export const reviewerIntroduced = object({
  type: literal('reviewer-introduced'),
  name: line,
  /** The age recipient to encrypt for this reviewer. */
  recipient: text(200),
  /** Their own keys before this one. Alone nobody proves it: it only ever takes weight from whoever says it. */
  renews: optional(list(publicKey, 100, 1)),
  /** By each of these, in their order, that this key takes its place: then it answers what that one was asked. */
  renewals: optional(list(signature, 100, 1)),
});
