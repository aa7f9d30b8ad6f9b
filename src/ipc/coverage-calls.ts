import { id, sha256 } from '../core/primitives.ts';
import { integer, list, object } from '../core/shape.ts';
import { call } from './call.ts';

/** What of a document was on this reviewer's screen, in this vault. It never leaves it and counts nobody's work. */
export interface DocumentCoverage {
  readonly document: string;
  /** How many pages the document has; null while that is not known. */
  readonly pages: number | null;
  /** Pages that were shown, in order. */
  readonly shown: readonly number[];
  /** How long any of them was on the screen of somebody who was there. */
  readonly milliseconds: number;
}

const pages = list(object({ page: integer(1, 1_000_000), milliseconds: integer(0, 600_000) }), 1000, 1);

export const coverageCalls = {
  /** These pages were on the screen, for so much longer. */
  'coverage.note': call<null>()(object({ document: sha256, pages })),
  'coverage.document': call<DocumentCoverage>()(object({ document: sha256 })),
  /** Of each document of a case, in its order. */
  'coverage.case': call<readonly DocumentCoverage[]>()(object({ case: id })),
} as const;
