import { dispositions, elements, reasons, verdicts } from '../legal-basis.ts';
import { id, line, paragraph } from '../primitives.ts';
import { demandTerms } from '../requests/events.ts';
import { integer, list, nullable, object, oneOf, optional, text, type Of } from '../shape.ts';

const most = 1000;
const page = integer(1, 1_000_000);
const element = oneOf(elements.ids);
const document = text(255, 1);
const demands = optional(list(id, most, 1));
const named = text(100, 1);

/** What a person found and decided in a case, as the command line takes it: docs/cli.md. */
export const decidedFile = object({
  findings: optional(
    list(
      object({
        /** By which decisions of the file cite it. */
        name: named,
        /** Its name or SHA-256. */
        document,
        page,
        /** Words of that page. */
        quote: text(20_000, 1),
        element,
        verdict: oneOf(verdicts.ids),
        note: optional(paragraph),
        demands,
      }),
      most,
    ),
  ),
  /** Stale findings of the case that hold all the same, each with the later version in which that was read. */
  stillHold: optional(list(object({ finding: id, despite: document }), most)),
  /** Findings of the case that are taken back. */
  withdrawn: optional(list(object({ finding: id, reason: line }), most)),
  notFound: optional(
    list(object({ element, document, from: page, to: page, note: optional(paragraph), demands }), most),
  ),
  overridden: optional(
    list(object({ elements: list(element, elements.ids.length, 1), reason: text(20_000, 1), demands }), most),
  ),
  decisions: optional(
    list(
      object({
        demand: id,
        /** The demand as it was read: where it changed since, nothing is recorded. */
        terms: optional(demandTerms),
        disposition: oneOf(dispositions.ids),
        reasons: optional(list(oneOf(reasons.ids), 40)),
        /** Names of findings of the file, or ids of others. */
        findings: optional(list(named, most)),
        rationale: optional(paragraph),
        narrowed: optional(nullable(demandTerms)),
      }),
      most,
    ),
  ),
});
export type DecidedFile = Of<typeof decidedFile>;
