import type { Position } from '../../core/decisions/events.ts';
import { dispositions, reasons } from '../../core/legal-basis.ts';
import { ids, paragraph } from '../../core/primitives.ts';
import { list, nullable, object, oneOf, parse, type Of } from '../../core/shape.ts';

const choice = object({
  disposition: nullable(oneOf(dispositions.ids)),
  reasons: list(oneOf(reasons.ids), 40),
  findings: ids,
  rationale: paragraph,
});

/** A decision that is being made: without the narrower set, which may be long and has a draft of its own. */
export type DecisionText = Of<typeof choice>;

export const blankDecision: DecisionText = { disposition: null, reasons: [], findings: [], rationale: '' };

/** A decision out of a draft; null where the draft is none. */
export function readDecisionDraft(draft: string | null): DecisionText | null {
  if (draft === null) return null;
  try {
    return parse(choice, JSON.parse(draft));
  } catch {
    return null;
  }
}

/** The position that is signed: reasons only of the kind that the disposition knows, findings only that stand. */
export function positionOf(
  demand: string,
  text: DecisionText & { readonly disposition: Position['disposition'] },
  narrowed: Position['narrowed'],
  reasonsOf: (disposition: Position['disposition']) => readonly string[],
  standing: readonly string[],
): Position {
  const known = reasonsOf(text.disposition);
  return {
    demand,
    disposition: text.disposition,
    reasons: text.reasons.filter((reason) => known.includes(reason)),
    findings: text.findings.filter((finding) => standing.includes(finding)),
    rationale: text.rationale.trim(),
    narrowed: text.disposition === 'narrow' ? narrowed : null,
  };
}
