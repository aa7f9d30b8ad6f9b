import { dispositions, reasons } from '../legal-basis.ts';
import { guidelineEdition } from '../guidelines/edition.ts';
import { id, ids, paragraph, sha256 } from '../primitives.ts';
import { demandTerms } from '../requests/events.ts';
import { list, literal, nullable, object, oneOf, type Of } from '../shape.ts';

/** What a reviewer holds on one thing demanded, and what it rests on. */
export const position = object({
  demand: id,
  disposition: oneOf(dispositions.ids),
  reasons: list(oneOf(reasons.ids), 40),
  /** The findings that it rests on. */
  findings: ids,
  rationale: paragraph,
  /** The narrower set that is given, of a `narrow`; null otherwise. */
  narrowed: nullable(demandTerms),
});
export type Position = Of<typeof position>;

export const maxSuperseded = 1000;

export const decisionEvents = {
  'decision-signed': object({
    type: literal('decision-signed'),
    position,
    /** The demand as the author had it: a later change of the demand does not change what was decided. */
    terms: demandTerms,
    /** The entries of the decisions on this demand that the author had before them and replaces. */
    supersedes: list(sha256, maxSuperseded),
    /** The editions of the guidelines in force for the author; empty where they worked by none. */
    guidelines: list(guidelineEdition, 1000),
  }),
};
