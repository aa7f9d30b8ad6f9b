import { line, sha256 } from '../primitives.ts';
import { integer, literal, nullable, object, text } from '../shape.ts';
import { outcome } from './outcome.ts';

export const reportEvents = {
  /** The case came from a row of a spreadsheet: from which file and row, and what the request's record cannot hold. */
  'case-imported': object({
    type: literal('case-imported'),
    /** The name that the file had, and the SHA-256 of its bytes. */
    file: text(255, 1),
    sha256,
    /** As a spreadsheet counts: the header is row 1, or row 2 after a `sep=` line. */
    row: integer(1, 100_000_000),
    /** The country as it was given, where it is none of ISO 3166-1. */
    region: nullable(line),
    /** The process as it was given, where it is none that Redrope knows. */
    process: nullable(line),
    outcome,
  }),
  /** How the request ended, for what no decision in Redrope says; in place of what was recorded so before. */
  'outcome-recorded': object({ type: literal('outcome-recorded'), outcome }),
};
