import { elements, verdicts } from '../legal-basis.ts';
import { id, line, paragraph, sha256 } from '../primitives.ts';
import {
  integer,
  list,
  literal,
  nullable,
  number,
  object,
  oneOf,
  optional,
  text,
  type Of,
  type Shape,
} from '../shape.ts';

const coordinate = number(-20_000, 20_000);

/** A box in PDF user space of its page, unrotated, in points: `[left, bottom, right, top]`. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];
const four = list(coordinate, 4, 4);
const box: Shape<Box> = (value, path) => {
  const [left = 0, bottom = 0, right = 0, top = 0] = four(value, path);
  return [left, bottom, right, top];
};

/**
 * Where a finding lies. `quote` and `position` hold over a re-extraction, `boxes` show it at once and are all there is
 * on a scan. `position` counts the characters of the page's text without its white space (see place-anchor.ts).
 * The names follow the W3C Web Annotation selectors TextQuote and TextPosition.
 */
export const anchor = object({
  page: integer(1, 1_000_000),
  quote: nullable(object({ exact: text(20_000, 1), prefix: text(200), suffix: text(200) })),
  position: nullable(object({ start: integer(0, 100_000_000), end: integer(0, 100_000_000) })),
  boxes: list(box, 2000),
});
export type Anchor = Of<typeof anchor>;

export const reading = object({
  element: oneOf(elements.ids),
  verdict: oneOf(verdicts.ids),
  note: paragraph,
  /** The demands that it concerns alone; absent: everything demanded. */
  demands: optional(list(id, 1000, 1)),
});
export type Reading = Of<typeof reading>;

export const findingEvents = {
  'finding-made': object({ type: literal('finding-made'), finding: id, document: sha256, anchor, reading }),
  'finding-changed': object({
    type: literal('finding-changed'),
    finding: id,
    reading,
    /** The document by which its words changed, of a reading that holds all the same. */
    despite: optional(sha256),
  }),
  'finding-withdrawn': object({ type: literal('finding-withdrawn'), finding: id, reason: line }),
};
