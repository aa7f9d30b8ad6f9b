import type { Finding } from '../cases/case-state.ts';
import type { Reading } from '../findings/events.ts';
import type { GateOverride } from '../guidelines/element-standing.ts';
import { elements, verdicts } from '../legal-basis.ts';

/** In place of what a decision was signed on, where that is not known. */
export const notWorkedOut =
  'Whether it was signed over the evidence gate, what was searched in vain, and what changed since, was not worked out: too many decisions, overrides, searches and changes are entangled in this case. Its history tells each of them.';

/** `nothing showed “Dated”, “Date range”; Ada gave as the reason: “…”`. */
export function overrideInWords(
  { author, elements: over, reason }: GateOverride,
  nameOf: (author: string) => string,
): string {
  const named = over.map((element) => `“${elements.labels[element]}”`).join(', ');
  return `nothing showed ${named}; ${nameOf(author)} gave as the reason: “${reason}”`;
}

/** How a finding read when a decision that cites it was signed, and what became of it: `breaks “Date range” then; …`. */
export function readingBefore({ element, verdict, note }: Reading, { reading, withdrawn }: Finding): string {
  const then = said(element, verdict);
  if (withdrawn !== null) return `${then} then; withdrawn since`;
  if (element === reading.element && verdict === reading.verdict) {
    return note === reading.note ? `${then}; changed since` : `${then}; its note was changed since`;
  }
  return `${then} then; ${said(reading.element, reading.verdict)} now`;
}

function said(element: Reading['element'], verdict: Reading['verdict']): string {
  return `${verdicts.labels[verdict].toLowerCase()} “${elements.labels[element]}”`;
}
