import { unapproved, type CaseState } from '../cases/case-state.ts';
import type { RuleCitation } from '../guidelines/guidelines.ts';

/**
 * What somebody else has still to approve before anybody is told what was decided, in a sentence; null where nothing is.
 * `rule` wants a second review of this case; null where none does.
 */
export function approvalMissing(state: CaseState, rule: RuleCitation | null): string | null {
  if (unapproved(state).length === 0) return null;
  if (state.secondReview !== null) {
    return 'Another reviewer was asked to approve the decisions, and has not yet. Wait for the approval, or take the request for a second review back.';
  }
  return rule === null
    ? null
    : `The guidelines want a second review here: “${rule.text}” (${rule.profile}, ${rule.rule}). Ask for a second review first.`;
}
