import { literal, object, optional } from '../shape.ts';
import { docketPlace, docketSource } from './docket-source.ts';
import { outcome } from './outcome.ts';

export const reportEvents = {
  /** The case came from a row of a spreadsheet: from which file and row, and what the request's record cannot hold. */
  'case-imported': object({
    type: literal('case-imported'),
    ...docketSource,
    outcome,
  }),
  /** How the request ended, for what no decision in Redrope says; in place of what was recorded so before. */
  'outcome-recorded': object({
    type: literal('outcome-recorded'),
    outcome,
    /** The row of a docket that said so. */
    docket: optional(object(docketPlace)),
  }),
};
