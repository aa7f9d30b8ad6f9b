import { isEmergency } from '../emergencies/emergency-state.ts';
import { isChosen } from '../guidelines/choice.ts';
import { durationInWords } from '../guidelines/duration-words.ts';
import type { ClockFact, DurationRecord, RuleOf } from '../guidelines/guideline.ts';
import { rulesFor, type ApplicableRule, type Guidelines } from '../guidelines/guidelines.ts';
import { reasons, type ReasonId } from '../legal-basis.ts';
import type { Moment } from '../primitives.ts';
import type { DemandTerms, RequestRecord } from '../requests/events.ts';
import { addDays, addDuration, isCutOff } from './add-duration.ts';
import { byEnd, severityAt, type Clock, type ClockEnding } from './clock.ts';
import { retentionClocks, type LinkedPreservation } from './retention-clocks.ts';
import { dayOf, dayOfMoment, isKnownZone, wallTimeOf } from './zoned-time.ts';

export type TimedRequest = Pick<
  RequestRecord,
  'country' | 'requester' | 'process' | 'emergency' | 'nondisclosure' | 'received' | 'due'
>;

/** What else is known about the case. `received` and `due` come from the request itself. */
export interface ClockFacts {
  /** Those that stand. */
  readonly demands: readonly DemandTerms[];
  /** Nothing was ever recorded as demanded, so that it may be of any data. */
  readonly undemanded: boolean;
  readonly moments: Partial<Readonly<Record<Exclude<ClockFact, 'received' | 'due'>, Moment>>>;
  /** When renewed requests or extensions came, in any order. */
  readonly renewals: readonly Moment[];
  /** Preservations of the same accounts in linked cases. */
  readonly preservations: readonly LinkedPreservation[];
  /** Reasons that are being raised: some set a time for the motion. */
  readonly raised: readonly ReasonId[];
  /** Something is left to decide, so that any other reason may still be raised. */
  readonly undecided: boolean;
}

/**
 * Every period that runs in a case at `now` (UTC as in `primitives.utc`), by what runs out first. The rules are those in
 * force on the day of receipt. What has no start that is known does not run.
 */
export function clocksOf(
  guidelines: Guidelines,
  request: TimedRequest,
  facts: ClockFacts,
  now: string,
): readonly Clock[] {
  const seen = request.received ?? { at: now, zone: 'UTC' };
  const on = dayOfMoment(seen);
  const running = rulesFor(guidelines, 'clock', request, on).flatMap((applicable) => {
    if (!isAsked(applicable.rule, request, facts)) return [];
    const awaited = awaitedReason(applicable.rule, facts);
    if (awaited !== null && !facts.undecided) return [];
    const clock = clockOf(applicable, request, facts, now);
    if (clock === null) return [];
    return [{ rule: applicable.rule, clock: awaited === null ? clock : conditional(clock, awaited) }];
  });
  const hasHours = running.some(({ clock }) => clock.isInHours && !clock.conditional);
  const clocks = running.filter(({ rule }) => !(hasHours && isNumberless(rule))).map(({ clock }) => clock);
  const retention = retentionClocks(
    rulesFor(guidelines, 'retention', request, on),
    facts.demands,
    facts.preservations,
    request.received,
    now,
  );
  return [...clocks, ...retention].toSorted(byEnd);
}

function isAsked(
  { processes, data, when }: RuleOf<'clock'>,
  request: TimedRequest,
  { demands, undemanded }: ClockFacts,
): boolean {
  return (
    isChosen(processes, request.process ?? 'other') &&
    (data === undefined ||
      (demands.length === 0 ? undemanded : demands.some((demand) => data.includes(demand.data)))) &&
    (when?.emergency === undefined || when.emergency === isEmergency(request))
  );
}

/** That an emergency is answered at once, without a number, does not hold where another rule fixes hours for it. */
function isNumberless({ when, end }: RuleOf<'clock'>): boolean {
  return when?.emergency === true && end.type === 'promptly';
}

/** The reason without which a clock bears on nothing, while nobody has raised it; null where it runs. */
function awaitedReason({ when }: RuleOf<'clock'>, { raised }: ClockFacts): ReasonId | null {
  return when?.raised === undefined || raised.includes(when.raised) ? null : when.raised;
}

function conditional(clock: Clock, reason: ReasonId): Clock {
  const note = `It matters only where this is raised: ${reasons.labels[reason].toLowerCase()}.`;
  return { ...clock, conditional: true, notes: [note, ...clock.notes] };
}

function clockOf(
  { rule, citation }: ApplicableRule<RuleOf<'clock'>>,
  request: TimedRequest,
  facts: ClockFacts,
  now: string,
): Clock | null {
  const start = startOf(rule, request, facts);
  if (start === null) return null;
  const end = endOf(rule, start.moment, request, facts);
  if (end === null) return null;
  const ends = end.endsAt === null ? end.severity : severityAt(end.endsAt, now);
  return {
    id: rule.id,
    label: rule.label,
    startsAt: start.moment,
    endsAt: end.endsAt,
    severity: ends,
    basis: citation,
    isInHours: rule.when?.emergency === true && hoursOf(rule) !== null,
    endsWith: endingOf(rule),
    effect: rule.effect,
    notes: [
      ...start.notes,
      ...hoursInWords(rule, start, end),
      ...end.notes,
      ...(end.endsAt !== null && isCutOff(end.endsAt)
        ? ['It would end after the year 9999. Check the dates.']
        : []),
      ...zoneNotes(start.moment.zone),
    ],
    conditional: false,
    stoppedBy: null,
  };
}

/**
 * A time to answer or object in is fixed, is not renewed, and runs from receipt or service; what the instrument names as
 * due and what is wanted at once are answered too. The end of nondisclosure lets the user be told, which is still to do
 * when it has passed. Whatever else runs (preservation, a wiretap) runs on and lapses.
 */
function endingOf({ start, end }: RuleOf<'clock'>): ClockEnding {
  const facts = start.earliestOf.map(({ fact }) => fact);
  if (facts.includes('emergency-released')) return 'review';
  if (end.type === 'promptly') return 'answer';
  if (end.type === 'instrument') return end.field === 'due' ? 'answer' : 'close';
  const isFixed = end.renewals === undefined && (facts.includes('received') || facts.includes('served'));
  return isFixed ? 'answer' : 'time';
}

/** The hours or minutes that a rule fixes for an answer; null where it fixes none. */
function hoursOf(rule: RuleOf<'clock'>): DurationRecord | null {
  if (rule.end.type !== 'after' || endingOf(rule) !== 'answer') return null;
  const { duration } = rule.end;
  return duration.hours === undefined && duration.minutes === undefined ? null : duration;
}

function hoursInWords(
  rule: RuleOf<'clock'>,
  { counted }: Start,
  { endsAt, cutOffBy }: End,
): readonly string[] {
  const duration = hoursOf(rule);
  if (duration === null || endsAt === null) return [];
  const { fact, plusDays } = counted;
  const wall = new Date(wallTimeOf(endsAt.zone, Date.parse(endsAt.at))).toISOString();
  const from =
    plusDays === 0 ? eventWords[fact] : `${durationInWords({ days: plusDays })} after ${eventWords[fact]}`;
  const latest = cutOffBy === undefined ? '' : `, no later than ${eventWords[cutOffBy]}`;
  return [
    `${durationInWords(duration)} from ${from}${latest}, at ${wall.slice(11, 16)} on ${wall.slice(0, 10)} (${endsAt.zone}).`,
  ];
}

function momentOf(fact: ClockFact, request: TimedRequest, facts: ClockFacts): Moment | null {
  if (fact === 'received' || fact === 'due') return request[fact];
  return facts.moments[fact] ?? null;
}

interface Start {
  readonly moment: Moment;
  /** What the moment was counted from. */
  readonly counted: { readonly fact: ClockFact; readonly plusDays: number };
  readonly notes: readonly string[];
}

function startOf({ start }: RuleOf<'clock'>, request: TimedRequest, facts: ClockFacts): Start | null {
  const known = start.earliestOf.flatMap((counted) => {
    const moment = momentOf(counted.fact, request, facts);
    return moment === null ? [] : [{ moment: addDays(moment, counted.plusDays), counted }];
  });
  const [earliest] = known.toSorted((a, b) => earlierFirst(a.moment, b.moment));
  if (earliest !== undefined) return { ...earliest, notes: [] };
  const instead = start.otherwise === undefined ? null : momentOf(start.otherwise, request, facts);
  if (instead === null || start.otherwise === undefined) return null;
  const wanted = start.earliestOf.map(({ fact }) => factWords[fact]).join(' or ');
  return {
    moment: instead,
    counted: { fact: start.otherwise, plusDays: 0 },
    notes: [`Not recorded: ${wanted}. Counted from: ${factWords[start.otherwise]}.`],
  };
}

const eventWords: Readonly<Record<ClockFact, string>> = {
  received: 'receipt',
  served: 'service',
  issued: 'issue',
  due: 'the time that the instrument names',
  'interception-began': 'the first interception',
  'notice-delayed': 'the delay of notice',
  'review-notified': 'the notice that review is wanted',
  'reporting-period-ended': 'the end of the reporting period',
  'emergency-released': 'the release',
};

const factWords: Readonly<Record<ClockFact, string>> = {
  received: 'when it was received',
  served: 'when it was served',
  issued: 'when it was issued',
  due: 'when it is due',
  'interception-began': 'when the interception began',
  'notice-delayed': 'when notice was delayed',
  'review-notified': 'when the Government was told that review is wanted',
  'reporting-period-ended': 'when the reporting period ended',
  'emergency-released': 'when data was released in an emergency',
};

interface End {
  readonly endsAt: Moment | null;
  /** Where there is no end. */
  readonly severity: 'now' | 'later';
  readonly notes: readonly string[];
  /** The fact that ends it before the duration is over. */
  readonly cutOffBy?: ClockFact;
}

function endOf(rule: RuleOf<'clock'>, start: Moment, request: TimedRequest, facts: ClockFacts): End | null {
  const { end } = rule;
  switch (end.type) {
    case 'promptly':
      return { endsAt: null, severity: 'now', notes: ['At once; no number is fixed.'] };
    case 'instrument':
      if (end.field === 'due') {
        return request.due === null ? null : { endsAt: request.due, severity: 'later', notes: [] };
      }
      return request.nondisclosure === null
        ? null
        : nondisclosureEnd(request.nondisclosure.until, start, end.longestDays);
    case 'after': {
      const { endsAt, notes } = renewed(end, start, facts.renewals);
      const latest = end.notAfter === undefined ? null : momentOf(end.notAfter, request, facts);
      return latest !== null && latest.at < endsAt.at && end.notAfter !== undefined
        ? { endsAt: latest, severity: 'later', notes, cutOffBy: end.notAfter }
        : { endsAt, severity: 'later', notes };
    }
  }
}

function nondisclosureEnd(until: Moment | null, start: Moment, longestDays: number | undefined): End {
  if (until === null) {
    const note = longestDays === undefined ? 'It names no end date.' : 'No end date. Ask for one.';
    return { endsAt: null, severity: 'later', notes: [note] };
  }
  const tooLong = longestDays !== undefined && until.at > addDays(start, longestDays).at;
  return {
    endsAt: until,
    severity: 'later',
    notes: tooLong ? [`Longer than ${longestDays} days. Ask why.`] : [],
  };
}

/** Each renewal runs on from the end of what it renews; see 18 USC 2703(f)(2), "an additional 90-day period". */
function renewed(
  { duration, renewals }: Extract<RuleOf<'clock'>['end'], { type: 'after' }>,
  start: Moment,
  asked: readonly Moment[],
): { endsAt: Moment; notes: readonly string[] } {
  let endsAt = addDuration(start, duration);
  if (renewals === undefined) return { endsAt, notes: [] };
  const notes: string[] = [];
  let counted = 0;
  for (const renewal of asked.toSorted(earlierFirst)) {
    const day = dayOf(start.zone, Date.parse(renewal.at));
    if (renewal.at < start.at) notes.push(`The renewal of ${day} came before the start and does not count.`);
    else if (renewal.at > endsAt.at)
      notes.push(`The renewal of ${day} came after the end and does not count.`);
    else if (renewals.times !== null && counted >= renewals.times) {
      notes.push(`The renewal of ${day} does not count: no more than ${renewals.times} is allowed.`);
    } else {
      counted += 1;
      endsAt = addDuration(endsAt, renewals.duration);
      notes.push(`Renewed on ${day}.`);
    }
  }
  return { endsAt, notes };
}

function earlierFirst(a: Moment, b: Moment): number {
  return Date.parse(a.at) - Date.parse(b.at);
}

export function zoneNotes(zone: string): readonly string[] {
  return isKnownZone(zone) ? [] : [`The time zone ${zone} is not known here; counted in UTC.`];
}
