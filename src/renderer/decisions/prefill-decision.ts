import type { Proposal } from '../../core/guidelines/assess.ts';
import { draftNow, putDraft } from '../app/drafts.ts';
import { termsToText } from '../cases/terms-text.ts';
import { blankDecision, readDecisionDraft } from './decision-text.ts';

/** Puts a proposal into the form of a decision. The rationale stays what the person wrote; nothing is decided. */
export function prefillDecision(draftKey: string, proposal: Proposal): void {
  const { disposition, reasons, findings, narrowed } = proposal;
  const { rationale } = readDecisionDraft(draftNow(draftKey)) ?? blankDecision;
  putDraft(draftKey, JSON.stringify({ disposition, reasons, findings, rationale }));
  if (narrowed !== null) putDraft(`${draftKey}/narrowed`, JSON.stringify(termsToText(narrowed)));
}
