import { id, line } from '../core/primitives.ts';
import { boolean, integer, list, nullable, object, text, type Of } from '../core/shape.ts';
import { call } from './call.ts';

/** How many looks (a colour with its pattern) lists of terms can have; they count from 1. */
export const TERM_LOOKS = 6;

const termList = object({
  id,
  name: line,
  /** Words and phrases; one that ends with `*` stands for every word that begins so. */
  terms: list(text(200, 1), 500, 1),
  look: integer(1, TERM_LOOKS),
  /** Null: in every case. */
  case: nullable(id),
  shown: boolean,
});

/** Words that stay marked wherever they stand in documents. A list stays in this vault: no export has it. */
export type TermList = Of<typeof termList>;

export const termCalls = {
  /** Those for every case, and for this one. */
  'terms.list': call<readonly TermList[]>()(object({ case: id })),
  /** Adds a list, or puts it in place of the one with the same id. Failure `invalid-input` where there are too many. */
  'terms.put': call<null>()(termList),
  'terms.remove': call<null>()(object({ id })),
} as const;
