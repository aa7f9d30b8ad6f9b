import {
  isOutdated,
  standingByDemand,
  standingDemands,
  type CaseState,
  type Decision,
  type Demand,
  type Stamp,
} from '../cases/case-state.ts';
import { whyNotNarrower, isSameTerms } from '../decisions/narrower-terms.ts';
import type { EventOf } from '../events.ts';
import type { VerifyingCall } from '../guidelines/element-standing.ts';
import { acts } from '../legal-basis.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { areTwoPeople, isSamePerson } from '../people/same-person.ts';
import type { DemandTerms, RequestRecord } from '../requests/events.ts';
import type { ReleaseTerms, ReviewOutcome } from './events.ts';

export interface CallBack extends Stamp, Omit<EventOf<'call-back-recorded'>, 'type'> {
  /** The reason for which it was withdrawn; null while it stands. */
  readonly withdrawn: string | null;
}

export interface Release extends Stamp, ReleaseTerms {
  readonly withdrawn: string | null;
  /** A response was recorded while it stood: what was given stays given. */
  readonly answered: boolean;
}

export interface EmergencyReview extends Stamp {
  /** The entries of the releases that were reviewed. */
  readonly releases: readonly string[];
  readonly outcome: ReviewOutcome;
  readonly note: string;
}

/** What was done because the request is an emergency, in ledger order. */
export interface EmergencyRecord {
  readonly callBacks: readonly CallBack[];
  readonly releases: readonly Release[];
  readonly reviews: readonly EmergencyReview[];
  /** The keys that say that what was an emergency is none, whoever's they are; empty while it is one. */
  readonly liftedBy: readonly string[];
  /** Its process was once that of an emergency request, and was changed. */
  readonly wasProcess: boolean;
}

/** Whether the request is recorded as an emergency; what that asks of people outlasts the record: see `countsAsEmergency`. */
export function isEmergency({ emergency, process }: Pick<RequestRecord, 'emergency' | 'process'>): boolean {
  return emergency || process === 'emergency';
}

/** Whether the care that an emergency takes is due: one person does not end it by changing the request. */
export function countsAsEmergency(state: Pick<CaseState, 'request' | 'emergency' | 'reviewers'>): boolean {
  return isEmergency(state.request) || liftedAlone(state) !== null;
}

/** The request, an emergency for as long as it counts as one: what clocks and rules go by. */
export function requestAsItCounts(
  state: Pick<CaseState, 'request' | 'emergency' | 'reviewers'>,
): CaseState['request'] {
  return { ...state.request, emergency: countsAsEmergency(state) };
}

/** The key of the one person that says that what was an emergency is none; null where nobody says so, or two people do. */
export function liftedAlone({
  emergency,
  ...people
}: Pick<CaseState, 'emergency' | 'reviewers'>): string | null {
  const [first] = emergency.liftedBy;
  return first === undefined || areTwoPeople(people, emergency.liftedBy) ? null : first;
}

/** What one or more keys released alike, on one decision. */
export interface JointRelease {
  readonly given: DemandTerms;
  /** In ledger order, one of each author. */
  readonly releases: readonly Release[];
  /** Of two people or more. */
  readonly complete: boolean;
}

/** A decision that gives data in an emergency, and how far its release has come. */
export interface ReleaseNeed {
  readonly demand: Demand;
  readonly decision: Decision;
  /** Each set that somebody released, in ledger order of its first release. */
  readonly joint: readonly JointRelease[];
  readonly complete: boolean;
}

/** The most that a decision lets be given. Null where it gives no data. */
export function givenBy({ position, terms }: Pick<Decision, 'position' | 'terms'>): DemandTerms | null {
  if (position.disposition !== 'produce' && position.disposition !== 'narrow') return null;
  const given = position.narrowed ?? terms;
  return acts.has(given.data) ? null : given;
}

/** Whether `given` is what the decision gives, or a part of it. */
export function isWithin(decision: Pick<Decision, 'position' | 'terms'>, given: DemandTerms): boolean {
  const most = givenBy(decision);
  return most !== null && (isSameTerms(most, given) || whyNotNarrower(most, given) === null);
}

/** The decisions of an emergency that give data; none of any other request. Whoever wrote the ledger, two keys it takes. */
export function releaseNeeds(state: CaseState): readonly ReleaseNeed[] {
  if (!countsAsEmergency(state)) return [];
  const standing = standingByDemand(state);
  return standingDemands(state).flatMap((demand): readonly ReleaseNeed[] => {
    const [decision, ...others] = standing.get(demand.id) ?? [];
    if (decision === undefined || others.length > 0 || isOutdated(decision, demand)) return [];
    if (givenBy(decision) === null) return [];
    const joint = jointReleases(state, decision);
    return [{ demand, decision, joint, complete: joint.some(({ complete }) => complete) }];
  });
}

/** The releases on a decision that stand and keep within it, by what they give. */
function jointReleases({ emergency, reviewers }: CaseState, decision: Decision): readonly JointRelease[] {
  const valid = emergency.releases.filter(
    (release) =>
      release.withdrawn === null &&
      release.decision === decision.entry &&
      release.why.trim() !== '' &&
      isWithin(decision, release.given),
  );
  return [...Map.groupBy(valid, ({ given }) => sameGiven(given)).values()].flatMap((group) => {
    const releases = [...new Map(group.toReversed().map((one) => [one.author, one])).values()].toReversed();
    const [first] = releases;
    const complete = areTwoPeople(
      { reviewers },
      releases.map(({ author }) => author),
    );
    return first === undefined ? [] : [{ given: first.given, releases, complete }];
  });
}

function sameGiven(given: DemandTerms): string {
  return canonicalJson({ ...given, identifiers: [...new Set(given.identifiers)].toSorted() });
}

/** Why nothing may be given yet, in a sentence; null where nothing stands in the way. */
export function releaseMissing(state: CaseState): string | null {
  const open = releaseNeeds(state).filter(({ complete }) => !complete);
  if (open.length === 0) return null;
  return open.some(({ joint }) => joint.length > 0)
    ? 'In an emergency two people release what is given, each with their own key. One of them has not.'
    : 'In an emergency two people release what is given, each with their own key. Nobody has yet.';
}

/**
 * The releases that two keys made alike, on which something was given, and that no follow-up review covers; of whatever
 * decision, replaced or not. Before the request is answered there is nothing to look back on. Keys
 * are counted and not people: whoever says later that the other key was theirs too takes no review away.
 */
export function unreviewedReleases({ decisions, emergency }: CaseState): readonly Release[] {
  const reviewed = new Set(emergency.reviews.flatMap(({ releases }) => releases));
  const byEntry = new Map(decisions.map((decision) => [decision.entry, decision]));
  const valid = emergency.releases.filter((release) => {
    const decision = byEntry.get(release.decision);
    if (release.withdrawn !== null || decision === undefined) return false;
    return release.answered && isWithin(decision, release.given);
  });
  const alike = Map.groupBy(valid, ({ decision, given }) => `${decision} ${sameGiven(given)}`);
  return [...alike.values()]
    .filter((group) => new Set(group.map(({ author }) => author)).size > 1)
    .filter((group) => !group.some(({ entry }) => reviewed.has(entry)))
    .flat();
}

/** Whether a key is that of somebody who released what is reviewed. */
export function isOwnRelease(
  state: Pick<CaseState, 'emergency' | 'reviewers'>,
  releases: readonly string[],
  key: string,
): boolean {
  return state.emergency.releases.some(
    ({ entry, author }) => releases.includes(entry) && isSamePerson(state, author, key),
  );
}

/** Why a call back does not speak for a release, in a sentence; null where one confirmed the request and none denied it. */
export function callBackMissing(
  state: Pick<CaseState, 'emergency'>,
  dependent: ReadonlySet<string>,
): string | null {
  const said = verifyingCalls(state, dependent).map(({ verdict }) => verdict);
  if (said.includes('breaks')) return 'Who was called back said that the request is not theirs.';
  if (said.includes('unclear')) return 'Who was called back did not confirm the request.';
  return said.length > 0
    ? null
    : 'Nobody has called the requester back: nothing shows that the request comes from whom it names.';
}

export function standingCallBacks({ emergency }: Pick<CaseState, 'emergency'>): readonly CallBack[] {
  return emergency.callBacks.filter(({ withdrawn }) => withdrawn === null);
}

const verdictOf = {
  confirmed: 'supports',
  denied: 'breaks',
  unclear: 'unclear',
  'not-reached': null,
} as const;

/**
 * What the calls back say of whether the requester was verified. One on a number that a document of the case has by now
 * counts for nothing: `dependent` are the entries of those.
 */
export function verifyingCalls(
  state: Pick<CaseState, 'emergency'>,
  dependent: ReadonlySet<string>,
): readonly VerifyingCall[] {
  return standingCallBacks(state).flatMap(({ entry, outcome }) => {
    const verdict = verdictOf[outcome];
    return verdict === null || dependent.has(entry) ? [] : [{ entry, verdict }];
  });
}
