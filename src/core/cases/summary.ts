import {
  countsAsEmergency,
  releaseMissing,
  releaseNeeds,
  unreviewedReleases,
} from '../emergencies/emergency-state.ts';
import { staleLetters } from '../letters/staleness.ts';
import { processes } from '../legal-basis.ts';
import type { Gate } from '../guidelines/evidence-gate.ts';
import type { RuleCitation } from '../guidelines/guidelines.ts';
import type { Moment } from '../primitives.ts';
import type { RequestRecord } from '../requests/events.ts';
import { isReturned, isSealed } from '../second-review/approval.ts';
import { approvalMissing } from '../second-review/approval-missing.ts';
import type { ReviewMode } from '../second-review/events.ts';
import type { WaitsForMe } from '../second-review/waits-for.ts';
import {
  countingFindings,
  decidedAlike,
  decidedTwice,
  disagreements,
  isDecided,
  isOutdated,
  isStrangersCase,
  standingByDemand,
  standingDemands,
  standingFindings,
  statusOf,
  unapproved,
  type CaseState,
  type CaseStatus,
  type Decision,
  type Finding,
} from './case-state.ts';

/** One line of the docket. The counts are of what stands: not withdrawn, not superseded; of findings, of those that count. */
export interface CaseSummary {
  readonly id: string;
  readonly reference: string;
  readonly agency: string;
  readonly country: string | null;
  readonly process: RequestRecord['process'];
  readonly category: RequestRecord['category'];
  readonly emergency: boolean;
  /** What was released in an emergency still has to be reviewed. */
  readonly followUp: boolean;
  readonly received: Moment | null;
  readonly due: Moment | null;
  readonly status: CaseStatus;
  readonly documents: number;
  readonly findings: number;
  readonly supports: number;
  readonly breaks: number;
  readonly unclear: number;
  /** Findings that were not withdrawn and count for nothing now: stale ones, and those on nothing that is demanded any more. */
  readonly findingsAside: number;
  readonly demands: number;
  readonly decisions: number;
  readonly disagreements: number;
  /** Demands on which several decisions stand that come to the same. */
  readonly decidedAlike: number;
  /** Entries that count for nothing here until a person decides about whoever signed them. */
  readonly uncounted: number;
  /** Where a second review was asked for. */
  readonly secondReview: ReviewSummary | null;
  /** Letters that something changed under since they were finished. */
  readonly staleLetters: number;
  /** Standing decisions of which a finding that they cite changed since they were signed. */
  readonly evidenceChanged: number;
  /** What it is about, in a few words. */
  readonly title: string;
  /** What it waits for, in a few words. */
  readonly waitsFor: string;
  /** The period that runs out first; null where none runs. */
  readonly next: NextClock | null;
  /** What it waits for from the reviewer of this vault, in a second review. */
  readonly waitsForMe: WaitsForMe;
}

/** What the docket tells of a second review. */
export interface ReviewSummary {
  readonly mode: ReviewMode;
  /** Whose approval is wanted; null: any other key's. */
  readonly by: string | null;
  readonly sealed: boolean;
  /** Who committed to their side of a blind one. */
  readonly committed: readonly string[];
  /** By whom the standing decisions are that nobody approved or returned. */
  readonly proposedBy: readonly string[];
  /** By whom those are that were returned. */
  readonly returnedTo: readonly string[];
}

/** A period in few words, and why it runs. How near its end is, is for whoever shows it to say. */
export interface NextClock {
  /** Names the kind of period, never a target. */
  readonly label: string;
  /** Null: at once, without a number. */
  readonly endsAt: Moment | null;
  /** The answer to an emergency for which a rule fixes hours or minutes. */
  readonly isInHours: boolean;
  /** The authority that the rule cites. */
  readonly basis: string;
}

/** What changed since something was signed. */
interface Since {
  /** Letters that are out of date, by a rule or otherwise. */
  readonly staleLetters: number;
  /** Decisions of which the evidence changed. */
  readonly evidenceChanged: number;
  /** Whether that is known of all decisions whose evidence may have. */
  readonly isWorkedOut: boolean;
}

/**
 * What a case waits for by the guidelines, which a line of its own does not know; null where they change nothing. `rule`
 * wants a second review of it. Once it is answered that bears on it only where the decisions were made under that rule's
 * profile: a policy that was chosen later accuses nobody.
 */
export function waitsForByRules(
  state: CaseState,
  { open }: Pick<Gate, 'open'>,
  rule: RuleCitation | null,
  { staleLetters: stale, evidenceChanged, isWorkedOut }: Since,
): string | null {
  const status = statusOf(state);
  if (status === 'decided' && !open) return 'Decided; the evidence gate closed since';
  if (stale > 0) return `${counted(stale, 'letter')} out of date`;
  switch (status) {
    case 'decided':
      if (evidenceChanged > 0) return 'Decided; cited evidence changed since it was signed';
      if (!isWorkedOut) return 'Decided; whether cited evidence changed since was not worked out';
      return approvalMissing(state, rule) === null ? null : 'Decided; another reviewer has to approve';
    case 'responded': {
      const lacks = unapproved(state).some(({ guidelines }) =>
        guidelines.some(({ profile }) => profile === rule?.profile),
      );
      return lacks ? endedInWords(state, 'Answered', true) : null;
    }
    default:
      return null;
  }
}

/** What follows from the case alone; the clocks depend on guidelines and linked cases too. */
export type StateSummary = Omit<CaseSummary, 'next' | 'waitsForMe' | 'evidenceChanged'>;

export function summarise(state: CaseState): StateSummary {
  const { request } = state;
  const demanded = new Set(standingDemands(state).map(({ id }) => id));
  const isDemanded = ({ reading }: Finding): boolean =>
    reading.demands === undefined || reading.demands.some((id) => demanded.has(id));
  const findings = countingFindings(state).filter(isDemanded);
  const count = (verdict: string) => findings.filter(({ reading }) => reading.verdict === verdict).length;
  const demands = standingDemands(state);
  const standing = standingByDemand(state);
  return {
    id: state.id,
    reference: request.reference,
    agency: request.agency,
    country: request.country,
    process: request.process,
    category: request.category,
    emergency: countsAsEmergency(state),
    followUp: unreviewedReleases(state).length > 0,
    received: request.received,
    due: request.due,
    status: statusOf(state),
    documents: state.documents.length,
    findings: findings.length,
    supports: count('supports'),
    breaks: count('breaks'),
    unclear: count('unclear'),
    findingsAside: standingFindings(state).length - findings.length,
    demands: demands.length,
    decisions: demands.reduce((sum, { id }) => sum + (standing.get(id) ?? []).length, 0),
    disagreements: disagreements(state).length,
    decidedAlike: decidedAlike(state).length,
    uncounted: state.uncounted?.length ?? 0,
    secondReview: reviewOf(state),
    staleLetters: staleLetters(state, null).length,
    title: titleOf(state),
    waitsFor: waitsFor(state),
  };
}

function reviewOf(state: CaseState): ReviewSummary | null {
  const { secondReview } = state;
  if (secondReview === null) return null;
  const returned = (decision: Decision) => isReturned(state, decision);
  const open = unapproved(state);
  return {
    mode: secondReview.mode,
    by: secondReview.by,
    sealed: isSealed(secondReview),
    committed: secondReview.commits.map(({ author }) => author),
    proposedBy: authorsOf(open.filter((decision) => !returned(decision))),
    returnedTo: authorsOf(open.filter(returned)),
  };
}

function authorsOf(decisions: readonly Decision[]): readonly string[] {
  return [...new Set(decisions.map(({ author }) => author))].toSorted();
}

function titleOf(state: CaseState): string {
  const process = state.request.process === null ? 'Request' : processes.labels[state.request.process];
  const accounts = new Set(standingDemands(state).flatMap(({ terms }) => terms.identifiers)).size;
  return accounts === 0 ? process : `${process}, ${counted(accounts, 'identifier')}`;
}

const endings = { responded: 'Answered', closed: 'Closed', withdrawn: 'Withdrawn' } as const;

function waitsFor(state: CaseState): string {
  const demands = standingDemands(state);
  const standing = standingByDemand(state);
  const decisions = demands.flatMap(({ id }) => standing.get(id) ?? []);
  const open = demands.filter(({ id }) => !standing.has(id)).length;
  const outdated = demands.filter((demand) =>
    standing.get(demand.id)?.some((decision) => isOutdated(decision, demand)),
  ).length;
  const disputed = disagreements(state).length;
  const alike = decidedAlike(state).length;
  const returned = decisions.filter((decision) => isReturned(state, decision)).length;
  const stale = staleLetters(state, null).length;
  if (stale > 0) return `${counted(stale, 'letter')} out of date`;
  if (state.end !== null) return endedInWords(state, endings[state.end.status]);
  if (statusOf(state) === 'awaiting-second-review') return waitsForReview(state);
  if (isDecided(state)) return releaseInWords(state) ?? 'Decided';
  if (isStrangersCase(state)) return 'Whoever sent it is unknown here';
  if (state.imported !== undefined && state.documents.length === 0) return 'Imported for reports';
  if (state.documents.length === 0) return 'No document yet';
  if (demands.length === 0) {
    return state.demands.some(({ disregarded }) => disregarded !== null)
      ? 'All it demands is disregarded'
      : 'What it demands is not recorded';
  }
  if (returned > 0) return `${counted(returned, 'decision')} returned`;
  if (disputed > 0) return disputedInWords(disputed, alike);
  if (open === 0 && outdated === 0 && alike > 0) return alikeInWords(alike);
  if (outdated > 0) return `${counted(outdated, 'demand')} changed since decided`;
  if (isSealed(state.secondReview) && state.findings.length + state.decisions.length === 0)
    return 'Sealed blind review; not begun here';
  if (state.findings.length + state.searches.length + state.decisions.length === 0) return 'Not read yet';
  return `${open} of ${counted(demands.length, 'demand')} undecided`;
}

/** Whether the case was answered though another reviewer was asked to approve what stands, and did not. */
export function isUnapprovedAnswer(state: CaseState): boolean {
  const { end, secondReview } = state;
  return end?.status === 'responded' && secondReview !== null && unapproved(state).length > 0;
}

function endedInWords(state: CaseState, ending: string, isUnapproved = isUnapprovedAnswer(state)): string {
  const lacking = [
    ...(isUnapproved ? ['an approval'] : []),
    ...(state.end?.status === 'responded' && releaseMissing(state) !== null
      ? ['a release by two people']
      : []),
  ];
  if (lacking.length > 0) return `Answered without ${lacking.join(' and ')}`;
  return unreviewedReleases(state).length === 0 ? ending : `${ending}; the follow-up review is to do`;
}

/** How far the release has come that an emergency takes; null for any other case. */
function releaseInWords(state: CaseState): string | null {
  const needs = releaseNeeds(state);
  if (needs.length === 0) return null;
  const open = needs.filter(({ complete }) => !complete);
  if (open.length === 0) return 'Released; the response is to be given';
  return open.some(({ joint }) => joint.length > 0)
    ? 'Waits for a second person to release it'
    : 'Decided; two people have to release it';
}

const disputedInWords = (disputed: number, alike: number): string =>
  [`${counted(disputed, 'disagreement')} to settle`, ...(alike > 0 ? [alikeInWords(alike)] : [])].join('; ');
const alikeInWords = (count: number): string =>
  `${counted(count, 'demand')} decided alike: settle by taking either`;

function waitsForReview(state: CaseState): string {
  const { secondReview } = state;
  const { mode = 'open', commits = [] } = secondReview ?? {};
  if (isSealed(secondReview)) {
    return commits.length === 0 ? 'Sealed: nobody has committed yet' : 'Sealed until both have committed';
  }
  const open = unapproved(state);
  if (mode === 'blind') {
    const authors = new Set(state.decisions.map(({ author }) => author));
    if (!commits.every(({ author }) => authors.has(author)))
      return 'Both committed; the other side is not here yet';
    const both = decidedTwice(state).length;
    const alike = disagreements(state).length === 0 ? ' alike' : '';
    if (both > 0) return `${counted(both, 'demand')} decided${alike} by both sides: approve or settle`;
  }
  // Approvals alone leave these as they are, so they come first.
  const [disputed, alike] = [disagreements(state).length, decidedAlike(state).length];
  if (disputed > 0) return disputedInWords(disputed, alike);
  if (alike > 0) return alikeInWords(alike);
  return `${counted(open.length, 'decision waits', 'decisions wait')} for approval`;
}

export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}
