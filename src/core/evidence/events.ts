import { elements } from '../legal-basis.ts';
import { id, paragraph, sha256 } from '../primitives.ts';
import { integer, list, literal, object, oneOf, optional, text } from '../shape.ts';

const page = integer(1, 1_000_000);
const demands = optional(list(id, 1000, 1));

export const evidenceEvents = {
  /** “Not found; pages from to to were searched”: of one element in one document. */
  'element-searched': object({
    type: literal('element-searched'),
    element: oneOf(elements.ids),
    document: sha256,
    from: page,
    to: page,
    note: paragraph,
    /** The demands for which it was searched alone; absent: everything demanded. */
    demands,
  }),
  /** Decisions may be signed although these elements rest on nothing; it stays visible for good. */
  'gate-overridden': object({
    type: literal('gate-overridden'),
    elements: list(oneOf(elements.ids), elements.ids.length, 1),
    reason: text(20_000, 1),
    /** Decisions on these demands alone; absent: on everything demanded. */
    demands,
  }),
};
