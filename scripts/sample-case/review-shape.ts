import { anchor } from '../../src/core/findings/events.ts';
import { dispositions, documentRoles, elements, reasons, verdicts } from '../../src/core/legal-basis.ts';
import { paragraph } from '../../src/core/primitives.ts';
import { demandTerms } from '../../src/core/requests/events.ts';
import {
  integer,
  list,
  nullable,
  object,
  oneOf,
  parse,
  text,
  type Of,
  type Shape,
} from '../../src/core/shape.ts';

const fileName = text(255, 1);
const boxes: Shape<Of<typeof anchor>['boxes']> = (value, path) =>
  anchor({ page: 1, quote: null, position: null, boxes: value }, path).boxes;

/** One finding to make: by words that stand on the page, or on a scan by boxes `[left, bottom, right, top]` in points. */
const scriptedFinding = object({
  document: fileName,
  /** Counted from 1. */
  page: integer(1, 1000),
  quote: nullable(text(1000, 1)),
  boxes,
  element: oneOf(elements.ids),
  verdict: oneOf(verdicts.ids),
  note: paragraph,
});

/** One decision to sign; `demand` and `findings` count from 0 in the case file's demands and the case's findings. */
const scriptedDecision = object({
  demand: integer(0, 1000),
  disposition: oneOf(dispositions.ids),
  reasons: list(oneOf(reasons.ids), 40),
  rationale: paragraph,
  narrowed: nullable(demandTerms),
  findings: list(integer(0, 1000), 1000),
});

const scriptedCase = object({
  reference: text(255, 1),
  caseFile: fileName,
  documents: list(object({ file: fileName, role: oneOf(documentRoles.ids) }), 100),
  findings: list(scriptedFinding, 1000),
  decisions: list(scriptedDecision, 1000),
});

export const sampleCase = object({ about: paragraph, cases: list(scriptedCase, 100) });
export type SampleCase = Of<typeof sampleCase>;
export type ScriptedCase = Of<typeof scriptedCase>;
export type ScriptedFinding = Of<typeof scriptedFinding>;

/** Reads `sample-case.json`; throws a Failure `invalid-input` that names the place when it is not of this shape. */
export function readSampleCase(json: string): SampleCase {
  return parse(sampleCase, JSON.parse(json));
}
