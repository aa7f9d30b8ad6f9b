import type { Anchor } from '../core/findings/events.ts';
import { id, ids, sha256 } from '../core/primitives.ts';
import { object } from '../core/shape.ts';
import { call } from './call.ts';

/** A stretch of words that is not the same in both documents. */
export interface DocumentChange {
  /** What stands there; empty where words were only added, or only taken out. One anchor a page. */
  readonly before: readonly Anchor[];
  readonly after: readonly Anchor[];
  /** Where it lies in each: the page of its first word, or of the word before it, and how far down its text. */
  readonly at: { readonly before: TextPlace; readonly after: TextPlace };
}

export interface TextPlace {
  readonly page: number;
  /** From 0 to 1, in characters of the page. */
  readonly down: number;
}

/** A standing finding of the earlier document, and what became of its words. */
export interface CarriedFinding {
  readonly finding: string;
  /** Where the same words stand in the later document; null where they changed, or could not be placed. */
  readonly anchor: Anchor | null;
}

export interface Comparison {
  readonly changes: readonly DocumentChange[];
  readonly findings: readonly CarriedFinding[];
  /** Words that are the same, of those of the earlier document. */
  readonly same: number;
  readonly words: number;
  /** Numbers of pages that are others because their pages moved: they are no changes. */
  readonly pageNumbers: number;
  /** Pairs of places that hold the same word, in order, at least one a page: for scrolling both together. */
  readonly pairs: readonly { readonly before: TextPlace; readonly after: TextPlace }[];
}

const pair = { case: id, before: sha256, after: sha256 };

export const compareCalls = {
  /** Word for word, by the text that was read. Failures: `document-unknown`, `not-comparable`. */
  'documents.compare': call<Comparison>()(object(pair)),
  /**
   * Records that `after` amends `before`: the findings in `carry` are made again there, those whose words changed are
   * stale from now on. Failures as of `compare`; `case-closed`.
   */
  'documents.amend': call<null>()(object({ ...pair, carry: ids })),
} as const;
