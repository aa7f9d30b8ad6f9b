import {
  counts,
  standingDecisions,
  standingDemands,
  standingFindings,
  type CaseState,
  type Demand,
} from '../cases/case-state.ts';
import { countsAsEmergency, releaseMissing } from '../emergencies/emergency-state.ts';
import { gateOf } from '../evidence/commands.ts';
import { missingInWords } from '../evidence/missing-words.ts';
import { byFindings } from '../findings/concerns.ts';
import { standingOf } from '../guidelines/element-standing.ts';
import { dataCategories } from '../legal-basis.ts';
import { rulesFor } from '../guidelines/guidelines.ts';
import { isSealed } from '../second-review/approval.ts';
import { approvalMissing } from '../second-review/approval-missing.ts';
import { secondReviewRule } from '../second-review/demanded.ts';
import { shownReasons } from './decision-reasons.ts';
import { decidedDemands, whyUndecided, type LetterGround } from './letter-ground.ts';
import { noticeGroundLabels, type LetterKind } from './letter-kinds.ts';
import { objectionsOf } from './letter-objections.ts';
import { momentInLetter } from './letter-words.ts';

/** Why a letter of this kind cannot be written now, and what to do about it, in sentences; null where it can. */
export function whyNot(kind: LetterKind, ground: LetterGround): string | null {
  const { state } = ground;
  if (kind === 'user-notice') return whyNoNotice(ground);
  const { end } = state;
  if (end?.status === 'closed') return 'The case is closed. Reopen it first.';
  if (end?.status === 'withdrawn')
    return 'The request was withdrawn, so nothing is answered. If it stands after all, reopen the case first.';
  switch (kind) {
    case 'acknowledgement':
      return null;
    default:
      return whySealed(state) ?? whyNotTold(kind, ground);
  }
}

/** What is sealed from the other reviewer may stand in no letter, which anybody may read. */
function whySealed({ secondReview }: CaseState): string | null {
  return isSealed(secondReview)
    ? 'A blind second review is under way. What it finds and decides is told once both reviewers have committed: decide and commit your side, and take in the other one.'
    : null;
}

function whyNotTold(
  kind: Exclude<LetterKind, 'user-notice' | 'acknowledgement'>,
  ground: LetterGround,
): string | null {
  const { state } = ground;
  switch (kind) {
    case 'clarification':
      return unclearFindings(state).length > 0
        ? null
        : 'No finding leaves anything unclear. Mark the place that you ask about with the verdict “Unclear” first.';
    case 'objection':
      return whyNoObjection(ground);
    case 'narrowing':
      return whyNone(
        ground,
        ['narrow'],
        'No demand was narrowed. Sign a decision that narrows one first.',
        false,
      );
    case 'rejection':
      return (
        whyNone(
          ground,
          ['reject'],
          'No demand was rejected. Sign a decision that rejects one first.',
          true,
        ) ?? whyBare(ground)
      );
    case 'production':
      return (
        whyNone(
          ground,
          ['produce', 'narrow'],
          'No demand is met, in full or in part. Sign a decision that produces or narrows first.',
          true,
        ) ?? whyUnreleased(state)
      );
  }
}

/** Findings on elements that nothing breaks, and something leaves unclear. */
export function unclearFindings(state: CaseState) {
  const groups = byFindings(standingFindings(state), standingDemands(state));
  return standingFindings(state).filter(
    (finding) =>
      finding.reading.verdict === 'unclear' &&
      counts(finding) &&
      groups.some(
        ({ findings }) =>
          findings.includes(finding) && standingOf(finding.reading.element, findings).state === 'unclear',
      ),
  );
}

function whyNoObjection(ground: LetterGround): string | null {
  const decided = decidedDemands(ground.state, ['challenge', 'reject']);
  const { objections, leftOut } = objectionsOf(ground, decided);
  if (objections.length > 0) {
    return (
      whyNothingApproved(ground) ??
      whyUnapproved(ground) ??
      whyGateClosed(ground, standingDemands(ground.state))
    );
  }
  return [
    'There is nothing to object to: no finding breaks anything that a rule asks for, and no decision gives a reason that a finding shows.',
    ...new Set(leftOut),
    'First mark the place that breaks an element with the verdict “Breaks”, record what was not found on any page, or cite the finding in the decision.',
  ].join(' ');
}

/** A rejection that shows nothing for any of its reasons: see `shownReasons`. */
function whyBare(ground: LetterGround): string | null {
  const bare = decidedDemands(ground.state, ['reject']).find(
    (decided) => shownReasons(ground, decided).objections.length === 0,
  );
  if (bare === undefined) return null;
  const what = dataCategories.labels[bare.demand.terms.data];
  return `The rejection of “${what}” cites no finding that stands, and nothing that was searched for in vain gives its reason. Decide it anew and cite the place that shows the reason.`;
}

function whyUnreleased(state: CaseState): string | null {
  const missing = releaseMissing(state);
  return missing === null ? null : `${missing} Sign the release of each demand first, under Emergency.`;
}

/** Findings alone are objected on where nobody else has to approve. */
function whyNothingApproved({ state, guidelines, on }: LetterGround): string | null {
  if (state.secondReview === null && secondReviewRule(guidelines, state, on) === null) return null;
  const undecided = whyUndecided(state);
  return undecided === null
    ? null
    : `${undecided} An objection speaks of all that is demanded, and another reviewer has to approve the decisions before it is sent.`;
}

/** `all`: what is told is the whole answer, so every demand has to be decided. */
function whyNone(
  ground: LetterGround,
  dispositions: Parameters<typeof decidedDemands>[1],
  otherwise: string,
  all: boolean,
): string | null {
  const { state } = ground;
  const undecided = whyUndecided(state);
  if (all && undecided !== null) return undecided;
  const told = decidedDemands(state, dispositions).map(({ demand }) => demand);
  if (told.length === 0) return otherwise;
  return whyUnapproved(ground) ?? whyGateClosed(ground, all ? standingDemands(state) : told);
}

function whyGateClosed(ground: LetterGround, told: readonly Demand[]): string | null {
  const gate = gateOf(ground.state, told, ground);
  if (gate.open) return null;
  const isDecided = told.some(({ id }) => standingDecisions(ground.state, id).length > 0);
  return `The evidence gate ${isDecided ? 'closed since the decisions' : 'is closed'}. ${missingInWords(gate, ground.state)}`;
}

function whyUnapproved({ state, guidelines, on }: LetterGround): string | null {
  return approvalMissing(state, secondReviewRule(guidelines, state, on));
}

/** The user is told unless a duty of silence runs, or a ground of safety or law is recorded. */
function whyNoNotice(ground: LetterGround): string | null {
  const { state } = ground;
  if (accountsOf(state).length === 0)
    return 'No demand names an account. Record the accounts in what is demanded first.';
  return whySilent(ground) ?? whyUnsafe(state);
}

/** The accounts that standing demands name, each once. */
export function accountsOf(state: CaseState): readonly string[] {
  return [...new Set(standingDemands(state).flatMap(({ terms }) => terms.identifiers))];
}

function whySilent(ground: LetterGround): string | null {
  const { state, now, texts } = ground;
  const { nondisclosure } = state.request;
  if (nondisclosure !== null) {
    const { until } = nondisclosure;
    if (until === null) {
      return 'Nondisclosure runs without an end date. The notice may go once it is lifted and that is recorded.';
    }
    if (until.at > now.at) {
      return `Nondisclosure runs. The notice may go after ${momentInLetter(until, texts.locale)}.`;
    }
  }
  const [delay] = delays(ground);
  const endsAt = delay?.endsAt ?? null;
  return endsAt === null
    ? null
    : `Notice is delayed. It may go after ${momentInLetter(endsAt, texts.locale)}.`;
}

/** Clocks of delayed notice that have not run out, the longest first. */
function delays({ state, guidelines, on, clocks, now }: LetterGround) {
  const delaying = new Set(
    rulesFor(guidelines, 'clock', state.request, on)
      .filter(({ rule }) => rule.start.earliestOf.some(({ fact }) => fact === 'notice-delayed'))
      .map(({ rule }) => rule.id),
  );
  return clocks
    .filter(({ id, endsAt }) => delaying.has(id) && endsAt !== null && endsAt.at > now.at)
    .toSorted((a, b) => Date.parse(b.endsAt?.at ?? '') - Date.parse(a.endsAt?.at ?? ''));
}

function whyUnsafe(state: CaseState): string | null {
  const { noticeGrounds } = state;
  const holding = noticeGrounds.find(({ holds }) => holds);
  if (holding !== undefined) {
    return `${noticeGroundLabels[holding.ground]} is recorded. The notice may go once somebody records that this no longer holds.`;
  }
  const isOver = noticeGrounds.some(({ ground, holds }) => ground === 'injury-or-death' && !holds);
  return countsAsEmergency(state) && !isOver
    ? 'An emergency is recorded: telling the user may put somebody at risk. The notice may go once somebody records that the risk is over.'
    : null;
}
