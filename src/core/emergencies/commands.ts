import type { CaseState } from '../cases/case-state.ts';
import { checkReason } from '../cases/check-reason.ts';
import type { CaseEvent } from '../events.ts';
import { gateOf, type DecisionBasis } from '../evidence/commands.ts';
import { missingInWords } from '../evidence/missing-words.ts';
import { Failure } from '../failure.ts';
import { isSamePerson } from '../people/same-person.ts';
import { boolean, object, oneOf, type Of } from '../shape.ts';
import { visibleText } from '../visible-text.ts';
import {
  countsAsEmergency,
  givenBy,
  liftedAlone,
  isWithin,
  releaseNeeds,
  unreviewedReleases,
} from './emergency-state.ts';
import {
  calledBack,
  numberSources,
  type ComparedDocument,
  type ReleaseTerms,
  type ReviewOutcome,
} from './events.ts';
import { dialledDigits } from './phone-number.ts';

/** A call back as a person tells it: of all sources of the number, the request itself is there to be refused. */
export const toldCallBack = object({
  ...calledBack,
  source: oneOf(['the-request', ...numberSources.ids]),
  comparedByEye: boolean,
});
export type ToldCallBack = Of<typeof toldCallBack>;

/** A place at which a document of the case has the number. */
export interface NumberPlace {
  readonly document: string;
  readonly name: string;
  readonly page: number;
  /** As it is written there. */
  readonly written: string;
}

/** A number against everything that came with the request. */
export interface NumberComparison {
  readonly places: readonly NumberPlace[];
  readonly compared: readonly ComparedDocument[];
  /** Of the documents that were not compared as a whole, the pages that hold pictures or were not read; null: which is not known. */
  readonly partly: readonly {
    readonly document: string;
    readonly name: string;
    readonly pages: readonly number[] | null;
  }[];
}

/** Whether pages are left that hold pictures, or were not read, so that a person has to look at them. */
export function hasUnread({ compared }: Pick<NumberComparison, 'compared'>): boolean {
  return compared.some(({ unread }) => unread !== 0);
}

/**
 * Records a call back. Failures: `number-not-independent` where the person names the request as the number's source, or a
 * document of the case has the number, wherever the person has it from; `invalid-input` where it is no number, or pages
 * without text were not compared by eye.
 */
export function recordCallBack(
  { source, ...told }: ToldCallBack,
  comparison: NumberComparison,
): readonly CaseEvent[] {
  if (dialledDigits(told.number) === null) {
    throw new Failure(
      'invalid-input',
      'Write the number that was called in 5 to 20 digits. Nothing was recorded.',
    );
  }
  const { places, compared } = comparison;
  const [place] = places;
  if (place !== undefined) throw new Failure('number-not-independent', refusal(place));
  if (source === 'the-request') {
    throw new Failure(
      'number-not-independent',
      'A number from the request itself proves nothing: whoever forged the request answers it. Nothing was recorded. Call back on a number that was found elsewhere.',
    );
  }
  if (hasUnread(comparison) && !told.comparedByEye) {
    throw new Failure(
      'invalid-input',
      'Some pages hold pictures or were not read, so the number could not be compared with them. Nothing was recorded. Compare them by eye and say so.',
    );
  }
  return [{ type: 'call-back-recorded', ...told, source, compared }];
}

/** Why a number does not count, given where it stands. */
export function refusal({ name, page, written }: NumberPlace): string {
  return `The number stands in what came with the request: “${visibleText(written)}”, page ${page} of “${visibleText(name)}”. Whoever forged the request answers it. Nothing was recorded. Call back on a number that was found elsewhere.`;
}

/** Takes back a call back that was recorded in error. Failures: `invalid-input` where there is none, or without a reason. */
export function withdrawCallBack(state: CaseState, callBack: string, reason: string): readonly CaseEvent[] {
  const found = state.emergency.callBacks.find(({ entry }) => entry === callBack);
  if (found === undefined || found.withdrawn !== null) throw missing('call back');
  checkReason(reason);
  return [{ type: 'call-back-withdrawn', callBack, reason }];
}

/**
 * Releases what a decision gives, or a part of it, as `author`. Two releases of the same by different keys are needed.
 * Failures: `invalid-input` where the request is no emergency, no such decision stands alone, more would be given than
 * was decided, this key released it already, or without a reason; `evidence-missing` while the gate is closed.
 */
export function signRelease(
  state: CaseState,
  author: string,
  release: ReleaseTerms,
  basis: DecisionBasis,
): readonly CaseEvent[] {
  if (!countsAsEmergency(state)) {
    throw new Failure(
      'invalid-input',
      'The request is no emergency: nothing is released. Nothing was recorded.',
    );
  }
  const need = releaseNeeds(state).find(({ decision }) => decision.entry === release.decision);
  if (need === undefined) {
    throw new Failure(
      'invalid-input',
      'No decision that gives data stands alone on that demand. Nothing was released. Decide on it first.',
    );
  }
  const fault = whyNotRelease(need.decision, release);
  if (fault !== null) throw new Failure('invalid-input', `${fault} Nothing was released.`);
  const own = need.joint.find(({ releases }) =>
    releases.some((one) => isSamePerson(state, one.author, author)),
  );
  if (own !== undefined) {
    throw new Failure(
      'invalid-input',
      'You released on this decision already. The second release takes another person, with another key. To give something else withdraw yours first.',
    );
  }
  const gate = gateOf(state, [need.demand], basis);
  if (!gate.open) throw new Failure('evidence-missing', missingInWords(gate, state));
  return [{ type: 'release-signed', release }];
}

/** Why this may not be released on a decision, in a sentence; null where it may. */
export function whyNotRelease(
  decision: Parameters<typeof givenBy>[0],
  { given, why }: Pick<ReleaseTerms, 'given' | 'why'>,
): string | null {
  if (givenBy(decision) === null) return 'The decision gives no data.';
  if (!isWithin(decision, given)) return 'That is more than the decision gives.';
  return why.trim() === '' ? 'Say why the emergency needs this and no more.' : null;
}

/** Takes back a release, before anything is given. Failures: `invalid-input` where there is none, it was answered on, or without a reason. */
export function withdrawRelease(
  state: CaseState,
  author: string,
  release: string,
  reason: string,
): readonly CaseEvent[] {
  const found = state.emergency.releases.find(({ entry }) => entry === release);
  if (found === undefined || found.withdrawn !== null) throw missing('release');
  if (found.author !== author) {
    throw new Failure('invalid-input', 'Only who released can take it back. Nothing was changed.');
  }
  if (found.answered) {
    throw new Failure(
      'invalid-input',
      'The request was answered on this release: what was given stays given. Nothing was changed.',
    );
  }
  checkReason(reason);
  return [{ type: 'release-withdrawn', release, reason }];
}

/**
 * Says, as `author`, what another key said before: that the request is no emergency. From then on it counts as none.
 * Failure `invalid-input` where nobody said so, or this key alone did.
 */
export function confirmNoEmergency(state: CaseState, author: string): readonly CaseEvent[] {
  const lifted = liftedAlone(state);
  if (lifted === null) {
    throw new Failure('invalid-input', 'Nobody took the emergency back. Nothing was recorded.');
  }
  if (isSamePerson(state, lifted, author)) {
    throw new Failure(
      'invalid-input',
      'You took the emergency back yourself. Another person, with another key, confirms it. Nothing was recorded.',
    );
  }
  return [{ type: 'request-changed', changes: { emergency: false } }];
}

/** The follow-up review of everything that was released and not reviewed yet. Failure `invalid-input`. */
export function reviewEmergency(
  state: CaseState,
  outcome: ReviewOutcome,
  note: string,
): readonly CaseEvent[] {
  const releases = unreviewedReleases(state).map(({ entry }) => entry);
  if (releases.length === 0) {
    throw new Failure(
      'invalid-input',
      'Nothing was given that is still to be reviewed: the follow-up review comes once the request is answered. Nothing was recorded.',
    );
  }
  checkReason(note);
  return [{ type: 'emergency-reviewed', releases: releases.slice(0, 1000), outcome, note }];
}

function missing(what: string): Failure {
  return new Failure('invalid-input', `There is no such ${what} any more. Nothing was changed.`);
}
