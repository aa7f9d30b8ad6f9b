import {
  isDecided,
  isOutdated,
  standingByDemand,
  standingDemands,
  type CaseState,
  type Decision,
} from '../cases/case-state.ts';
import { releaseNeeds, type ReleaseNeed } from '../emergencies/emergency-state.ts';
import { acts, type DataId, type ReasonId } from '../legal-basis.ts';
import type { Moment } from '../primitives.ts';
import type { DemandTerms, RequestRecord } from '../requests/events.ts';
import { blankOutcome, fisaProcess, outcomeOver, type Outcome } from './outcome.ts';
import type { Region } from './regions.ts';

/** What reports know of a case: no more than they count. */
export interface CountedCase {
  readonly id: string;
  readonly reference: string;
  readonly category: RequestRecord['category'];
  readonly region: Region;
  readonly process: RequestRecord['process'];
  /** As the docket gave it, where it is none that Redrope knows. */
  readonly processGiven: string | null;
  readonly requester: RequestRecord['requester'];
  /** The days, each in the zone in which it was meant. */
  readonly receivedOn: string | null;
  readonly decidedOn: string | null;
  /** From receipt to the last decision that stands, of a case that was decided here. */
  readonly minutesToDecide: number | null;
  /** Null where nobody recorded it, as with what comes from a spreadsheet. */
  readonly underGag: boolean | null;
  readonly reasons: readonly ReasonId[];
  readonly outcome: Outcome;
  readonly imported: boolean;
}

export function countedCase(state: CaseState): CountedCase {
  const { request, imported } = state;
  const decided = latestDecision(state);
  return {
    id: state.id,
    reference: request.reference,
    category: request.category,
    region: regionOf(state),
    process: request.process,
    processGiven: processGivenIn(state),
    requester: request.requester,
    receivedOn: request.received === null ? null : dayOf(request.received),
    decidedOn: decided === null ? null : dayOf(decided),
    minutesToDecide:
      decided === null || request.received === null ? null : minutesBetween(request.received, decided),
    underGag: request.nondisclosure !== null ? true : imported === undefined ? false : null,
    reasons: [...new Set(standingPositions(state).flatMap(({ position }) => position.reasons))].toSorted(),
    outcome: outcomeOver(state.outcome ?? blankOutcome, derivedOutcome(state)),
    imported: imported !== undefined,
  };
}

function processGivenIn({ request, imported, outcome }: CaseState): string | null {
  if (request.process !== 'nsl' && outcome?.fisaOrder !== undefined) return fisaProcess(outcome.fisaOrder);
  return request.process === 'other' ? (imported?.process ?? null) : null;
}

function regionOf({ request, imported }: CaseState): Region {
  if (request.country !== null) return { code: request.country, name: null };
  return { code: null, name: imported?.region ?? null };
}

/** The calendar day of a moment in its own zone. */
function dayOf({ at, zone }: Pick<Moment, 'at' | 'zone'>): string {
  if (zone === 'UTC') return at.slice(0, 10);
  return formatterFor(zone)?.format(new Date(at)) ?? at.slice(0, 10);
}

const formatters = new Map<string, Intl.DateTimeFormat | null>();

function formatterFor(zone: string): Intl.DateTimeFormat | null {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    try {
      // The Swedish form of a day is ISO 8601.
      formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
    } catch {
      // A zone that this system does not know: the day is that of UTC.
      formatter = null;
    }
    if (formatters.size < 1000) formatters.set(zone, formatter);
  }
  return formatter;
}

function minutesBetween(from: Moment, to: Pick<Moment, 'at'>): number | null {
  const minutes = Math.floor((Date.parse(to.at) - Date.parse(from.at)) / 60_000);
  return minutes < 0 ? null : minutes;
}

/** The last act by which every demand was decided; null while the case is not decided. */
function latestDecision(state: CaseState): Pick<Decision, 'at' | 'zone'> | null {
  if (!isDecided(state)) return null;
  const standing = standingPositions(state);
  return standing.reduce<Decision | null>(
    (latest, decision) => (latest === null || decision.at > latest.at ? decision : latest),
    null,
  );
}

function standingPositions(state: CaseState): readonly Decision[] {
  const standing = standingByDemand(state);
  return standingDemands(state).flatMap((demand) =>
    (standing.get(demand.id) ?? []).filter((decision) => !isOutdated(decision, demand)),
  );
}

const content: ReadonlySet<DataId> = new Set([
  'stored-content',
  'prospective-content',
  'emergency-content',
  'private-party-content',
  'content-in-transit',
]);
/** Data of which the id does not say whether it is content. */
const unclear: ReadonlySet<DataId> = new Set(['cloud-act-foreign-order', 'other']);

/** What the decisions of a case say of its outcome; all null while it is not decided. */
function derivedOutcome(state: CaseState): Outcome {
  const demands = standingDemands(state);
  const identifiers =
    demands.length === 0 ? null : new Set(demands.flatMap(({ terms }) => terms.identifiers)).size;
  if (!isDecided(state)) return { ...blankOutcome, identifiers };
  const decisions = standingPositions(state);
  const needs = new Map(releaseNeeds(state).map((need) => [need.decision.entry, need]));
  const given = decisions.flatMap((decision) => givenIn(state, decision, needs.get(decision.entry)));
  const isPending = state.end === null && [...needs.values()].some(({ complete }) => !complete);
  const challenged = challengeOf(decisions);
  const dataProvided = dataOf(given.map(({ data }) => data));
  const { category } = state.request;
  const counted = (data: DataId) =>
    new Set(given.filter((terms) => terms.data === data).flatMap((terms) => terms.identifiers)).size;
  const has = (data: DataId) => given.some((terms) => terms.data === data);
  return {
    ...blankOutcome,
    identifiers,
    challenged,
    dataProvided: isPending ? null : dataProvided,
    accountsPreserved: category === 'account-preservation' ? counted('preservation') : null,
    action:
      category !== 'account-restriction-deletion'
        ? null
        : has('account-deletion')
          ? 'deleted'
          : has('account-restriction')
            ? 'restricted'
            : 'none',
    appsRemoved:
      category === 'app-removal-legal' || category === 'app-removal-policy' ? counted('app-removal') : null,
    emergencyOutcome:
      category !== 'emergency' || isPending
        ? null
        : dataProvided !== 'none'
          ? 'data'
          : challenged === 'no'
            ? 'no-data'
            : 'rejected',
  };
}

/**
 * What a decision has given. In an emergency that is what two keys released; where the ledger has an answer without such
 * a release, what was decided; and nothing where the case ended without either.
 */
function givenIn(
  { end }: CaseState,
  { position, terms }: Decision,
  need: ReleaseNeed | undefined,
): readonly DemandTerms[] {
  if (position.disposition !== 'produce' && position.disposition !== 'narrow') return [];
  if (need?.complete === true) return need.joint.filter(({ complete }) => complete).map(({ given }) => given);
  return need === undefined || end?.status === 'responded' ? [position.narrowed ?? terms] : [];
}

/** A demand that was narrowed, or met by a challenge, was challenged in part; only rejections alone are in full. */
function challengeOf(decisions: readonly Decision[]): 'no' | 'part' | 'full' {
  const dispositions = decisions.map(({ position }) => position.disposition);
  if (dispositions.every((disposition) => disposition === 'reject')) return 'full';
  return dispositions.some((disposition) => ['reject', 'challenge', 'narrow'].includes(disposition))
    ? 'part'
    : 'no';
}

function dataOf(given: readonly DataId[]): 'none' | 'non-content' | 'content' | 'yes' {
  const data = given.filter((one) => !acts.has(one));
  if (data.some((one) => content.has(one))) return 'content';
  if (data.some((one) => unclear.has(one))) return 'yes';
  return data.length === 0 ? 'none' : 'non-content';
}
