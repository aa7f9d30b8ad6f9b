import { wouldExtend } from '../clocks/case-clocks.ts';
import { recordRenewal } from '../clocks/commands.ts';
import type { CaseEvent, EventType } from '../events.ts';
import { releaseMissing } from '../emergencies/emergency-state.ts';
import { gateOfCase, type DecisionBasis } from '../evidence/commands.ts';
import { missingInWords } from '../evidence/missing-words.ts';
import { Failure } from '../failure.ts';
import type { Guidelines, RuleCitation } from '../guidelines/guidelines.ts';
import { isDecided, statusOf, unapproved, type CaseEnd, type CaseState } from './case-state.ts';
import { whyUndecided } from '../letters/letter-ground.ts';
import { isSealed } from '../second-review/approval.ts';
import { approvalMissing } from '../second-review/approval-missing.ts';
import { checkReason } from './check-reason.ts';
import type { LinkKind } from './events.ts';
import { comparedIdentifiers, likelyLink } from './same-accounts.ts';

/**
 * The decisions were told to whoever requests. `rule` wants a second review of this case; null where none does.
 * Failures: `decision-incomplete`; `approval-missing` where another key has to approve; `release-missing` where data
 * would be given in an emergency that two keys have not released; `evidence-missing` where the gate closed since the
 * decisions; `case-closed`.
 */
export function respond(
  state: CaseState,
  note: string,
  rule: RuleCitation | null,
  basis: DecisionBasis,
): readonly CaseEvent[] {
  if (state.end !== null) throw ended(state.end);
  const undecided = whyUndecided(state);
  if (statusOf(state) === 'awaiting-second-review' && unapproved(state).length > 0) {
    const why = undecided ?? 'Another reviewer has to approve the decisions before the response is recorded.';
    throw new Failure('approval-missing', `${why} Nothing was recorded.`);
  }
  if (!isDecided(state)) {
    const why = undecided ?? 'A decision was returned. Decide anew first.';
    throw new Failure('decision-incomplete', `${why} Nothing was recorded.`);
  }
  const approval = approvalMissing(state, rule);
  if (approval !== null) throw new Failure('approval-missing', `${approval} Nothing was recorded.`);
  const gate = gateOfCase(state, basis);
  if (!gate.open) {
    throw new Failure(
      'evidence-missing',
      `The evidence gate closed since the decisions. Nothing was recorded. ${missingInWords(gate, state)}`,
    );
  }
  const missing = releaseMissing(state);
  if (missing !== null) throw new Failure('release-missing', `${missing} Nothing was recorded.`);
  return [{ type: 'case-responded', note }];
}

/**
 * Closes a case, answered or not. Failures: `case-closed`, `invalid-input` without a reason, `refused` while a blind
 * review seals a side, which nobody could open any more.
 */
export function closeCase(state: CaseState, reason: string): readonly CaseEvent[] {
  return leave(state, { type: 'case-closed', reason });
}

/** Whoever requested took the request back. Failures as of `closeCase`. */
export function withdrawRequest(state: CaseState, reason: string): readonly CaseEvent[] {
  return leave(state, { type: 'case-withdrawn', reason });
}

function leave(
  { end, secondReview }: CaseState,
  event: Extract<CaseEvent, { type: 'case-closed' | 'case-withdrawn' }>,
): readonly CaseEvent[] {
  if (end !== null && end.status !== 'responded') throw ended(end);
  if (end === null && isSealed(secondReview)) {
    throw new Failure(
      'refused',
      'A blind second review is under way, and what it sealed would stay sealed. Nothing was changed. Commit both sides, or have whoever asked for it take it back.',
    );
  }
  checkReason(event.reason);
  return [event];
}

/** Takes up the review again. Failures: `invalid-input` where it is still under review, or without a reason. */
export function reopen(state: CaseState, reason: string): readonly CaseEvent[] {
  if (state.end === null) {
    throw new Failure('invalid-input', `The case is under review (${statusOf(state)}). Nothing was changed.`);
  }
  checkReason(reason);
  return [{ type: 'case-reopened', reason }];
}

/** Links to another case. Failure `invalid-input` for the case itself; no event where it is linked so already. */
export function linkCase(state: CaseState, other: string, kind: LinkKind): readonly CaseEvent[] {
  if (other === state.id) throw new Failure('invalid-input', 'A case cannot be linked to itself.');
  if (state.links.some((link) => link.case === other && link.kind === kind)) return [];
  return [{ type: 'case-linked', case: other, kind }];
}

/**
 * Has a preservation count as the extension of an earlier one: the events of this case, and of the earlier one. Failure
 * `invalid-input` where they are no two preservations of the same account, the earlier one first, or where it would not
 * lengthen the earlier one: it has a period of its own then.
 */
export function extendPreservation(
  state: CaseState,
  earlier: CaseState,
  guidelines: Guidelines,
): { readonly own: readonly CaseEvent[]; readonly earlier: readonly CaseEvent[] } {
  const { received } = state.request;
  const shared = comparedIdentifiers(earlier);
  const isSame = [...comparedIdentifiers(state)].some((identifier) => shared.has(identifier));
  if (received === null || !isSame || likelyLink(state, earlier) !== 'extends') {
    throw new Failure(
      'invalid-input',
      'Only a second preservation of the same account, received after the first, extends it. Nothing was changed.',
    );
  }
  if (!wouldExtend(guidelines, earlier, received)) {
    throw new Failure(
      'invalid-input',
      'It does not lengthen the earlier preservation: that one had ended, was extended as often as it may be, or extends another one itself. Nothing was changed. This one has a period of its own.',
    );
  }
  return { own: linkCase(state, earlier.id, 'extends'), earlier: recordRenewal(earlier, received) };
}

/** Failures: `case-unknown` where there is no such link, `invalid-input` without a reason. */
export function unlinkCase(state: CaseState, other: string, reason: string): readonly CaseEvent[] {
  if (!state.links.some((link) => link.case === other)) {
    throw new Failure('case-unknown', 'There is no link to that case. Nothing was changed.');
  }
  checkReason(reason);
  return [{ type: 'case-unlinked', case: other, reason }];
}

/** What may still be recorded of a case that was answered, and of one that is closed or withdrawn. */
const allowed: Readonly<Record<EventType, 'always' | 'answered' | 'review'>> = {
  'reviewer-introduced': 'always',
  'case-opened': 'review',
  'request-changed': 'answered',
  'demand-added': 'review',
  'demand-changed': 'review',
  'demand-withdrawn': 'review',
  'demand-located': 'review',
  'demand-disregarded': 'review',
  'demand-restored': 'review',
  'document-added': 'answered',
  'document-described': 'answered',
  'document-amended': 'review',
  'privilege-marked': 'always',
  'export-allowed': 'always',
  'finding-made': 'review',
  'finding-changed': 'review',
  'finding-withdrawn': 'review',
  'decision-signed': 'review',
  'second-review-asked': 'review',
  'second-review-recalled': 'review',
  'second-review-sealed': 'review',
  'second-review-committed': 'review',
  'decisions-approved': 'review',
  'decisions-returned': 'review',
  'element-searched': 'review',
  'gate-overridden': 'review',
  // What was given stays given: a call back may come late, or turn out to be recorded in error, the follow-up review comes after the end.
  'call-back-recorded': 'answered',
  'call-back-withdrawn': 'answered',
  'release-signed': 'review',
  'release-withdrawn': 'review',
  'emergency-reviewed': 'always',
  // Preservations and nondisclosure run on after the answer.
  'moment-recorded': 'answered',
  'renewal-recorded': 'answered',
  'renewal-withdrawn': 'answered',
  'case-linked': 'always',
  'case-unlinked': 'always',
  'case-responded': 'review',
  'case-closed': 'answered',
  'case-withdrawn': 'answered',
  'case-reopened': 'always',
  'case-imported': 'review',
  // Who asked is written to after the answer, the user once nothing forbids it.
  'letter-finished': 'always',
  'letter-upheld': 'always',
  'notice-barred': 'always',
  'notice-released': 'always',
  // Appeals and figures come in after the end.
  'outcome-recorded': 'always',
  'internal-note-written': 'always',
  'internal-note-withdrawn': 'always',
  'internal-note-released': 'always',
};

/** Throws a Failure `case-closed` where the case has ended and these acts are no longer for it. */
export function checkStillOpen({ end }: Pick<CaseState, 'end'>, events: readonly CaseEvent[]): void {
  let now = end;
  for (const { type } of events) {
    if (type === 'case-reopened') now = null;
    if (now === null || allowed[type] === 'always') continue;
    if (now.status !== 'responded' || allowed[type] === 'review') throw ended(now);
  }
}

const endings: Readonly<Record<CaseEnd['status'], string>> = {
  responded: 'was answered',
  closed: 'is closed',
  withdrawn: 'was withdrawn',
};

function ended({ status }: CaseEnd): Failure {
  return new Failure('case-closed', `The case ${endings[status]}. Nothing was changed. Reopen it first.`);
}
