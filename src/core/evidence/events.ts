import { elements } from '../legal-basis.ts';
import { paragraph, sha256 } from '../primitives.ts';
import { integer, list, literal, object, oneOf, text } from '../shape.ts';

const page = integer(1, 1_000_000);

export const evidenceEvents = {
  /** “Not found; pages from to to were searched”: of one element in one document. */
  'element-searched': object({
    type: literal('element-searched'),
    element: oneOf(elements.ids),
    document: sha256,
    from: page,
    to: page,
    note: paragraph,
  }),
  /** Decisions may be signed although these elements rest on nothing; it stays visible for good. */
  'gate-overridden': object({
    type: literal('gate-overridden'),
    elements: list(oneOf(elements.ids), elements.ids.length, 1),
    reason: text(20_000, 1),
  }),
};
