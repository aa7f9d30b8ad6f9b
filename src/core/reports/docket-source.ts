import { line, sha256 } from '../primitives.ts';
import { integer, nullable, text } from '../shape.ts';

/** A row of a docket's file. */
export const docketPlace = {
  /** The name that the file had, and the SHA-256 of its bytes. */
  file: text(255, 1),
  sha256,
  /** As a spreadsheet counts: the header is row 1, or row 2 after a `sep=` line. */
  row: integer(1, 100_000_000),
};

/** A row of a docket's file, with what the record of a request cannot hold of it. */
export const docketSource = {
  ...docketPlace,
  /** The country as it was given, where it is none of ISO 3166-1. */
  region: nullable(line),
  /** The process as it was given, where it is none that Redrope knows. */
  process: nullable(line),
};
