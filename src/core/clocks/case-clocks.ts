import { standingByDemand, standingDemands, type CaseState } from '../cases/case-state.ts';
import type { NextClock } from '../cases/summary.ts';
import type { Moment } from '../primitives.ts';
import { requestAsItCounts, unreviewedReleases } from '../emergencies/emergency-state.ts';
import { isPreservation } from '../cases/same-accounts.ts';
import { rulesFor, type Guidelines } from '../guidelines/guidelines.ts';
import { reviewDay } from '../guidelines/review-day.ts';
import { isChosen } from '../guidelines/choice.ts';
import type { ReasonId } from '../legal-basis.ts';
import { byEnd, type Clock, type ClockEnding } from './clock.ts';
import { clocksOf, type ClockFacts } from './clocks-of.ts';
import type { LinkedPreservation } from './retention-clocks.ts';

/**
 * The clocks of a case at `now` (UTC), what runs out first first. The answer stops what waits for it; the end of the case
 * stops everything. `preservations` are those of linked cases; `isExtension`: it counts as the extension of one of them,
 * see `countsAsExtension`.
 */
export function caseClocks(
  guidelines: Guidelines,
  state: CaseState,
  preservations: readonly LinkedPreservation[],
  isExtension: boolean,
  now: string,
): readonly Clock[] {
  return clocksOf(guidelines, requestAsItCounts(state), clockFactsOf(state, preservations), now)
    .map((clock) => ({ ...clock, endsWith: endingIn(guidelines, state, clock) }))
    .map((clock) => ({
      ...clock,
      stoppedBy:
        clock.stoppedBy ??
        (isExtension ? extensionStop(guidelines, state, clock) : null) ??
        stopOf(state, clock),
    }))
    .toSorted(byEnd);
}

/** The period of a preservation does not lapse unseen while nobody has decided on it. */
function endingIn(guidelines: Guidelines, state: CaseState, { id, endsWith }: Clock): ClockEnding {
  return isUndecided(state) && isPreservation(state) && preservationRules(guidelines, state).has(id)
    ? 'answer'
    : endsWith;
}

/** A preservation that counts as the extension of another one has no period of its own. */
function extensionStop(guidelines: Guidelines, state: CaseState, { id }: Clock): string | null {
  return preservationRules(guidelines, state).has(id)
    ? 'It counts as the extension of the preservation that is linked.'
    : null;
}

/**
 * Whether a preservation received at `received` lengthens an earlier one: it came in time, a renewal was left, and the
 * earlier one has a period of its own.
 */
export function wouldExtend(guidelines: Guidelines, earlier: CaseState, received: Moment): boolean {
  if (earlier.links.some(({ kind }) => kind === 'extends')) return false;
  const others = earlier.renewals.filter(({ moment }) => moment.at !== received.at);
  const renewal = { ...earlier.opened, moment: received };
  const endWith = (renewals: CaseState['renewals']) =>
    preservationClock(guidelines, { ...earlier, renewals })?.endsAt?.at ?? '';
  return endWith([...others, renewal]) > endWith(others);
}

/**
 * What is to be said of a further preservation that came in time and lengthens an earlier one no more; null where it
 * does, or where the earlier one had ended. `extended` are those that the earlier one extends.
 */
export function extensionUsed(
  guidelines: Guidelines,
  earlier: CaseState,
  extended: readonly CaseState[],
  received: Moment,
): string | null {
  if (wouldExtend(guidelines, earlier, received)) return null;
  const running = [earlier, ...extended]
    .map((state) => preservationClock(guidelines, state))
    .find((clock) => clock?.endsAt && received.at <= clock.endsAt.at);
  if (running === undefined) return null;
  const further =
    'Whether a further request keeps the data for longer is for counsel; it is counted here from its own receipt.';
  if (earlier.links.some(({ kind }) => kind === 'extends')) {
    return `That one is itself an extension, and extends no further. ${further}`;
  }
  return `Its one extension is used (${running.basis.source}). ${further}`;
}

/** Whether a case counts as the extension of one of `earlier`, of which each is recorded as renewed by it. */
export function countsAsExtension(
  guidelines: Guidelines,
  state: CaseState,
  earlier: readonly CaseState[],
): boolean {
  const { received } = state.request;
  return (
    received !== null &&
    earlier.some(
      (other) =>
        state.links.some((link) => link.kind === 'extends' && link.case === other.id) &&
        other.renewals.some(({ moment }) => moment.at === received.at) &&
        wouldExtend(guidelines, other, received),
    )
  );
}

/** By the rules of its own process; undefined where it has no such clock. */
function preservationClock(guidelines: Guidelines, state: CaseState): Clock | undefined {
  const { request } = state;
  if (request.received === null) return undefined;
  const own = preservationRules(guidelines, state);
  const clocks = clocksOf(guidelines, request, clockFactsOf(state, []), request.received.at);
  return clocks.find(({ id }) => own.has(id));
}

/** The rules by which a preservation of this process ends. */
export function preservationRules(guidelines: Guidelines, state: CaseState): ReadonlySet<string> {
  const { request } = state;
  return new Set(
    rulesFor(guidelines, 'clock', request, reviewDay(state))
      .map(({ rule }) => rule)
      .filter((rule) => rule.processes !== undefined && isChosen(rule.processes, request.process ?? 'other'))
      .filter(({ end }) => end.type === 'after' && end.renewals !== undefined)
      .map(({ id }) => id),
  );
}

function stopOf({ end }: CaseState, { endsWith }: Clock): string | null {
  if (end === null || endsWith === 'review') return null;
  if (end.status === 'responded') return endsWith === 'answer' ? 'Answered.' : null;
  return end.status === 'closed' ? 'The case is closed.' : 'The request was withdrawn.';
}

function isUndecided(state: CaseState): boolean {
  const standing = standingByDemand(state);
  const demands = standingDemands(state);
  return state.end === null && (demands.length === 0 || demands.some(({ id }) => !standing.has(id)));
}

function clockFactsOf(state: CaseState, preservations: readonly LinkedPreservation[]): ClockFacts {
  const standing = standingByDemand(state);
  const demands = standingDemands(state);
  const raised = demands.flatMap(({ id }) =>
    (standing.get(id) ?? []).flatMap(({ position }): readonly ReasonId[] => position.reasons),
  );
  return {
    demands: demands.map(({ terms }) => terms),
    undemanded: state.demands.length === 0,
    moments: { ...state.moments, ...releasedMoment(state) },
    renewals: state.renewals.map(({ moment }) => moment),
    preservations,
    raised,
    undecided: isUndecided(state),
  };
}

/** When data was released first of what no follow-up review covers: by the claim of whoever released it second. */
function releasedMoment(state: CaseState): ClockFacts['moments'] {
  const [first, ...others] = unreviewedReleases(state);
  const second = others.find(({ author }) => author !== first?.author);
  return second === undefined ? {} : { 'emergency-released': { at: second.at, zone: second.zone } };
}

/**
 * What a case preserves, for the cases that are linked to it: the accounts of its demands that were met, until its own
 * preservation clock ends. Null where it preserves nothing, or extends another one's period.
 */
export function preservationOf(
  guidelines: Guidelines,
  state: CaseState,
  isExtension: boolean,
): LinkedPreservation | null {
  const { request } = state;
  const { received } = request;
  if (received === null || state.end?.status === 'withdrawn') return null;
  if (!isPreservation(state) || isExtension) return null;
  const clock = preservationClock(guidelines, state);
  const identifiers = metIdentifiers(state);
  if (clock === undefined || identifiers.length === 0) return null;
  return {
    reference: request.reference || `case ${state.id.slice(0, 8)}`,
    received,
    endsAt: clock.endsAt,
    identifiers,
  };
}

/** The accounts of the demands on which exactly one decision stands, which gives all or a part. */
function metIdentifiers(state: CaseState): readonly string[] {
  const standing = standingByDemand(state);
  const met = standingDemands(state).flatMap(({ id }) => {
    const [decision, ...others] = standing.get(id) ?? [];
    if (decision === undefined || others.length > 0) return [];
    const { disposition, narrowed } = decision.position;
    if (disposition === 'produce') return decision.terms.identifiers;
    return disposition === 'narrow' ? (narrowed?.identifiers ?? []) : [];
  });
  return [...new Set(met)];
}

/** A clock as the docket keeps it. */
export interface DocketClock extends NextClock {
  /** Stays until it is answered, reviewed or closed, overdue or not; what does not stay lapses with its end. */
  readonly stays: boolean;
}

const mostDocketClocks = 100;

/** The clocks that can be the next one of a case, in order; the same whenever they are made. */
export function docketClocks(clocks: readonly Clock[]): readonly DocketClock[] {
  return clocks
    .filter(
      ({ stoppedBy, conditional, endsAt, severity }) =>
        stoppedBy === null && !conditional && (endsAt !== null || severity === 'now'),
    )
    .toSorted(byEnd)
    .slice(0, mostDocketClocks)
    .map(({ label, endsAt, isInHours, basis, endsWith }) => ({
      label,
      endsAt,
      isInHours,
      basis: basis.source,
      stays: endsWith !== 'time',
    }));
}

/** Of the clocks in order, the first that still says something at `now`. */
export function nextClock(clocks: readonly DocketClock[], now: string): NextClock | null {
  const next = clocks.find(({ stays, endsAt }) => stays || endsAt === null || endsAt.at >= now);
  if (next === undefined) return null;
  const { label, endsAt, isInHours, basis } = next;
  return { label, endsAt, isInHours, basis };
}
