import { id } from '../primitives.ts';
import { literal, nullable, object, pattern, text } from '../shape.ts';

/** What a note is on: a finding, or a decision by its entry. */
const noted = pattern(
  /^([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  'a finding or the entry of a decision',
);

/** Work product: it stays in its author's vault until the author releases it. */
export const noteEvents = {
  /** `about` is null for a note on the case. */
  'internal-note-written': object({
    type: literal('internal-note-written'),
    note: id,
    about: nullable(noted),
    text: text(20_000, 1),
  }),
  'internal-note-withdrawn': object({
    type: literal('internal-note-withdrawn'),
    note: id,
    reason: text(20_000, 1),
  }),
  /** It leaves with the case from now on. */
  'internal-note-released': object({ type: literal('internal-note-released'), note: id }),
};
