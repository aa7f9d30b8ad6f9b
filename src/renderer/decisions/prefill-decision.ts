import type { Proposal } from '../../core/guidelines/assess.ts';
import type { DemandTerms } from '../../core/requests/events.ts';
import { draftNow, putDraft } from '../app/drafts.ts';
import { termsToText } from '../cases/terms-text.ts';
import { keepTerms } from './begun-on.ts';
import { blankDecision, readDecisionDraft } from './decision-text.ts';

/** What a decision may begin with: what the rules propose, or a position that stands already. */
export type Proposed = Pick<Proposal, 'disposition' | 'reasons' | 'findings' | 'narrowed'>;

/** Puts a proposal for what is demanded into the form of a decision. The rationale stays what the person wrote; nothing is decided. */
export function prefillDecision(draftKey: string, proposal: Proposed, demanded: DemandTerms): void {
  const { disposition, reasons, findings, narrowed } = proposal;
  const { rationale } = readDecisionDraft(draftNow(draftKey)) ?? blankDecision;
  putDraft(draftKey, JSON.stringify({ disposition, reasons, findings, rationale }));
  putDraft(`${draftKey}/of`, keepTerms(demanded));
  if (narrowed !== null) putDraft(`${draftKey}/narrowed`, JSON.stringify(termsToText(narrowed)));
}
