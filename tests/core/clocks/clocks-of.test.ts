import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byEnd, severityAt, type Clock } from '../../../src/core/clocks/clock.ts';
import { clocksOf, type ClockFacts, type TimedRequest } from '../../../src/core/clocks/clocks-of.ts';
import { caseClocks, docketClocks } from '../../../src/core/clocks/case-clocks.ts';
import { calendarItem } from '../../../src/core/clocks/icalendar.ts';
import { noFacts } from './no-facts.ts';
import { assembleGuidelines, type Guidelines } from '../../../src/core/guidelines/guidelines.ts';
import { checkProfile } from '../../../src/core/guidelines/read-profile.ts';
import { dataCategories, processes, reasons, type DataId } from '../../../src/core/legal-basis.ts';
import type { Moment } from '../../../src/core/primitives.ts';
import { assess } from '../../../src/core/guidelines/assess.ts';
import { changeRequest, withdrawDemand } from '../../../src/core/requests/commands.ts';
import { castReview } from '../../support/ledger-cast.ts';
import { demandOf, law, profileNamed, profiles, requestOf, strict, today } from '../guidelines/built-in.ts';

const berlin = (at: string): Moment => ({ at, zone: 'Europe/Berlin' });
const received = berlin('2026-11-20T21:12:00.000Z');
const now = '2026-11-22T08:00:00.000Z';

function timed(process: TimedRequest['process'], more: Partial<TimedRequest> = {}): TimedRequest {
  return {
    country: 'US',
    requester: 'government',
    process,
    emergency: false,
    nondisclosure: null,
    received,
    due: null,
    ...more,
  };
}

function run(request: TimedRequest, facts: Partial<ClockFacts> = {}, at = now, guidelines = strict) {
  return clocksOf(guidelines, request, { ...noFacts, ...facts }, at);
}

/** What the docket says of an emergency. */
function inDocket(process: TimedRequest['process'], country: string) {
  const [first] = docketClocks(run(timed(process, { country, emergency: true })));
  return [first?.label, first?.endsAt?.at ?? null];
}

function clock(clocks: readonly Clock[], id: string): Clock {
  const found = clocks.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no clock ${id} among ${clocks.map((one) => one.id).join(', ')}`);
  return found;
}

function nondisclosureClock(at: string | null): Clock {
  const until = at === null ? null : berlin(at);
  const request = timed('search-warrant', { nondisclosure: { authority: '18 USC 2705(b)', until } });
  return clock(run(request), 'nondisclosure-2705b');
}

/** The built-in rules with a clock of the company's own for any request, from receipt unless changed. */
function ownClock(changed: object): Guidelines {
  const emergency = profileNamed('every-request').rules.find(({ id }) => id === 'emergency');
  const rules = [{ ...emergency, when: undefined, ...changed }];
  const own = checkProfile(JSON.parse(JSON.stringify({ ...profileNamed('mlat-only'), id: 'own', rules })));
  return assembleGuidelines([...profiles, own], ['own']);
}

function notesOf(changed: object, more: Partial<TimedRequest> = {}): readonly string[] {
  const guidelines = ownClock({ id: 'own', ...changed });
  return clock(run(timed('search-warrant', more), {}, now, guidelines), 'own').notes;
}

function silenceOfLetter(until: Moment | null): readonly Clock[] {
  return run(timed('nsl', { nondisclosure: { authority: '18 USC 2709(c)', until } }));
}

function preservationEnd(renewals: readonly Moment[]): Clock {
  return clock(run(timed('letter-2703f'), { renewals }), 'preservation-2703f-clock');
}

function demand(from: string | null, to: string | null, data: DataId = 'connection-logs') {
  return { data, identifiers: ['a@example.com', 'b@example.com'], from, to };
}

describe('from the instrument', () => {
  it('the response is due when it says', () => {
    const due = { at: '2026-12-04T22:00:00.000Z', zone: 'America/New_York' };
    const found = clock(run(timed('search-warrant', { due })), 'response-due');
    expect(found).toMatchObject({ startsAt: received, endsAt: due, severity: 'later', stoppedBy: null });
    expect(run(timed('search-warrant')).map(({ id }) => id)).not.toContain('response-due');
  });

  it('a nondisclosure ends when it says; none, and more than 365 days, is flagged', () => {
    expect(nondisclosureClock(null)).toMatchObject({ endsAt: null, severity: 'later' });
    expect(nondisclosureClock(null).notes).toContain('No end date. Ask for one.');
    expect(nondisclosureClock('2027-11-20T21:12:00.000Z').notes.join()).not.toContain('Longer');
    expect(nondisclosureClock('2027-11-20T21:12:00.001Z').notes).toContain('Longer than 365 days. Ask why.');
    expect(nondisclosureClock('2026-11-22T11:00:00.000Z')).toMatchObject({
      severity: 'now',
      basis: { verified: 'excerpt' },
    });
  });
});

describe('of a national security letter', () => {
  it('the silence runs by 2709(c), which sets no day and no longest time', () => {
    const endless = silenceOfLetter(null);
    expect(endless.map(({ id }) => id)).not.toContain('nondisclosure-2705b');
    expect(clock(endless, 'nondisclosure-2709c').notes).toContain('It names no end date.');
    const distant = berlin('2029-01-01T00:00:00.000Z');
    const dated = clock(silenceOfLetter(distant), 'nondisclosure-2709c');
    expect(dated.endsAt).toEqual(distant);
    expect(dated.notes.join()).not.toContain('Longer');
  });
});

describe('from the rules', () => {
  it('a preservation lasts 90 days, and 90 more on one renewed request', () => {
    expect(preservationEnd([])).toMatchObject({ endsAt: berlin('2027-02-18T21:12:00.000Z'), notes: [] });
    expect(preservationEnd([berlin('2027-01-10T08:00:00.000Z')])).toMatchObject({
      // Berlin’s clocks went forward meanwhile: the same time of day is an hour earlier in UTC.
      endsAt: berlin('2027-05-19T20:12:00.000Z'),
      notes: ['Renewed on 2027-01-10.'],
    });
  });

  it('ends nothing after the year 9999, and says so', () => {
    const late = { at: '9999-12-30T00:00:00.000Z', zone: 'America/New_York' };
    const { endsAt, notes } = clock(
      run(timed('letter-2703f', { received: late })),
      'preservation-2703f-clock',
    );
    expect(endsAt?.at).toBe('9999-12-31T23:59:59.999Z');
    expect(notes).toContain('It would end after the year 9999. Check the dates.');
  });

  it('says which renewal does not count', () => {
    const renewals = ['2026-11-01', '2027-01-10', '2027-02-01', '2027-09-01'].map((day) =>
      berlin(`${day}T08:00:00.000Z`),
    );
    const found = clock(run(timed('letter-2703f'), { renewals }), 'preservation-2703f-clock');
    expect(found.endsAt).toEqual(berlin('2027-05-19T20:12:00.000Z'));
    expect(found.notes).toEqual([
      'The renewal of 2026-11-01 came before the start and does not count.',
      'Renewed on 2027-01-10.',
      'The renewal of 2027-02-01 does not count: no more than 1 is allowed.',
      'The renewal of 2027-09-01 came after the end and does not count.',
    ]);
    const late = clock(
      run(timed('letter-2703f'), { renewals: [berlin('2027-02-19T08:00:00.000Z')] }),
      'preservation-2703f-clock',
    );
    expect(late.endsAt).toEqual(berlin('2027-02-18T21:12:00.000Z'));
  });

  it('a delayed notice is extended as often as it is granted', () => {
    const facts = {
      moments: { 'notice-delayed': received },
      renewals: [berlin('2027-02-01T08:00:00.000Z'), berlin('2027-05-01T08:00:00.000Z')],
    };
    expect(clock(run(timed('search-warrant'), facts), 'delayed-notice-2705a').endsAt).toEqual(
      berlin('2027-08-17T20:12:00.000Z'),
    );
  });

  it('an e-Evidence order has ten days, in an emergency eight hours', () => {
    const german = { country: 'DE' };
    const plain = run(timed('epoc', german));
    expect(clock(plain, 'epoc-ten-days').endsAt).toEqual(berlin('2026-11-30T21:12:00.000Z'));
    expect(plain.map(({ id }) => id)).not.toContain('epoc-eight-hours');
    const urgent = run(timed('epoc', { ...german, emergency: true }));
    expect(clock(urgent, 'epoc-eight-hours')).toMatchObject({
      endsAt: berlin('2026-11-21T05:12:00.000Z'),
      severity: 'over',
      basis: { verified: 'secondary' },
    });
    expect(urgent.map(({ id }) => id)).not.toContain('epoc-ten-days');
    // It is an emergency for which a number is fixed, so nothing says that none is.
    expect(urgent.map(({ id }) => id)).not.toContain('emergency');
    expect(clock(urgent, 'epoc-eight-hours').notes).toEqual([
      '8 hours from receipt, at 06:12 on 2026-11-21 (Europe/Berlin).',
    ]);
    const extended = run(timed('epoc-pr', german), { renewals: [berlin('2026-12-20T08:00:00.000Z')] });
    expect(clock(extended, 'epoc-pr-sixty-days').endsAt).toEqual(berlin('2027-02-18T21:12:00.000Z'));
  });

  it('eight hours are eight hours over a change of the clocks', () => {
    const night = { country: 'DE', emergency: true, received: berlin('2027-03-27T22:00:00.000Z') };
    expect(clock(run(timed('epoc', night)), 'epoc-eight-hours').endsAt?.at).toBe('2027-03-28T06:00:00.000Z');
  });

  it('before the regulation applies there is no such clock', () => {
    const early = { country: 'DE', received: berlin('2026-08-17T21:59:59.999Z') };
    expect(run(timed('epoc', early)).map(({ id }) => id)).not.toContain('epoc-ten-days');
    const first = { country: 'DE', received: berlin('2026-08-17T22:00:00.000Z') };
    expect(run(timed('epoc', first)).map(({ id }) => id)).toContain('epoc-ten-days');
  });

  it('hours that are fixed for an emergency stand before what is wanted at once, whatever else is overdue', () => {
    const due = berlin('2026-11-20T22:00:00.000Z');
    const others = run(timed('emergency', { emergency: true, due }));
    const civil = run(timed('civil-subpoena', { requester: 'private', due }));
    const hours = run(timed('epoc', { country: 'DE', emergency: true }));
    const sorted = [...others, ...civil, ...hours].toSorted(byEnd).map(({ id }) => id);
    expect(sorted.slice(0, 2)).toEqual(['epoc-eight-hours', 'emergency']);
  });

  it('an emergency is wanted at once and stands first', () => {
    const clocks = run(timed('emergency', { emergency: true, due: berlin('2026-11-20T22:00:00.000Z') }));
    expect(clocks.map(({ id }) => id)).toEqual(['emergency', 'response-due']);
    expect(clocks[0]).toMatchObject({ endsAt: null, severity: 'now' });
  });

  it('counsel may set minutes for it', () => {
    const own = checkProfile({
      ...profileNamed('mlat-only'),
      id: 'own',
      rules: [
        {
          ...profileNamed('every-request').rules.find(({ id }) => id === 'emergency'),
          id: 'own-emergency',
          end: { type: 'after', duration: { minutes: 45 } },
        },
      ],
    });
    const guidelines = assembleGuidelines([...profiles, own], ['own']);
    const found = clock(
      run(timed('emergency', { emergency: true }), {}, '2026-11-20T21:20:00.000Z', guidelines),
      'own-emergency',
    );
    expect(found).toMatchObject({ endsAt: berlin('2026-11-20T21:57:00.000Z'), severity: 'now' });
  });

  it('hours that a rule fixes for any request hide no emergency, and rank as any other end', () => {
    const any = ownClock({ id: 'acknowledge', end: { type: 'after', duration: { hours: 72 } } });
    const urgent = run(timed('emergency', { emergency: true }), {}, now, any);
    expect(urgent.map(({ id }) => id)).toEqual(['emergency', 'acknowledge']);
    const ordinary = run(timed('search-warrant'), {}, now, any);
    expect([...ordinary, ...urgent].toSorted(byEnd)[0]?.id).toBe('emergency');
  });

  it('hours say from what they were counted, and what cut them off', () => {
    const hours = { type: 'after', duration: { hours: 8 } };
    const start = { earliestOf: [{ fact: 'received', plusDays: 1 }] };
    expect(notesOf({ start, end: hours })).toEqual([
      '8 hours from 1 day after receipt, at 06:12 on 2026-11-22 (Europe/Berlin).',
    ]);
    const due = berlin('2026-11-20T23:12:00.000Z');
    expect(notesOf({ end: { ...hours, notAfter: 'due' } }, { due })).toEqual([
      '8 hours from receipt, no later than the time that the instrument names, at 00:12 on 2026-11-21 (Europe/Berlin).',
    ]);
  });

  it('a comity motion runs fourteen days from service once the conflict is raised', () => {
    const served = { at: '2026-11-20T15:00:00.000Z', zone: 'America/New_York' };
    const raised = ['foreign-law-conflict' as const];
    const demands = [demand(null, null, 'stored-content')];
    expect(run(timed('search-warrant'), { demands, moments: { served } }).map(({ id }) => id)).not.toContain(
      'comity-2703h',
    );
    const found = clock(
      run(timed('search-warrant'), { demands, moments: { served }, raised }),
      'comity-2703h',
    );
    expect(found).toMatchObject({
      endsAt: { at: '2026-12-04T15:00:00.000Z', zone: 'America/New_York' },
      notes: [],
    });
    const unserved = clock(run(timed('search-warrant'), { demands, raised }), 'comity-2703h');
    expect(unserved.startsAt).toEqual(received);
    expect(unserved.notes[0]).toContain('Not recorded: when it was served');
  });

  it('a comity motion is for process under 2703 on stored content, or on what is not known yet, as its ground is', () => {
    const raised = ['foreign-law-conflict' as const];
    const runsFor = (process: TimedRequest['process'], data: DataId) =>
      run(timed(process), { raised, demands: [demand(null, null, data)] }).some(
        ({ id }) => id === 'comity-2703h',
      );
    const having = dataCategories.ids.filter((data) => runsFor('search-warrant', data));
    expect(having).toEqual(['stored-content', 'emergency-content', 'other']);
    const by = processes.ids.filter((process) => runsFor(process, 'stored-content'));
    expect(new Set(by)).toEqual(
      new Set([
        'subpoena',
        'admin-subpoena',
        'grand-jury-subpoena',
        'trial-subpoena',
        'order-2703d',
        'search-warrant',
        'court-order',
        'other',
      ]),
    );
    expect(runsFor(null, 'stored-content')).toBe(true);
    expect(run(timed('search-warrant'), { raised }).map(({ id }) => id)).toContain('comity-2703h');
    for (const process of processes.ids) {
      for (const data of dataCategories.ids) {
        const { grounds } = assess(strict, requestOf('US', process), demandOf(data), [], today);
        expect(grounds.some(({ rule }) => rule.rule === 'ground-comity')).toBe(runsFor(process, data));
      }
    }
  });

  it('a comity motion is no matter of a case of which everything that was demanded was withdrawn', () => {
    const reviewer = castReview();
    const request = { country: 'US', requester: 'government', process: 'search-warrant', received } as const;
    reviewer.record(...changeRequest(reviewer.state, request));
    const runs = () =>
      caseClocks(strict, reviewer.state, [], false, now).some(({ id }) => id === 'comity-2703h');
    expect(runs()).toBe(true);
    for (const { id } of reviewer.state.demands) {
      reviewer.record(...withdrawDemand(reviewer.state, id, 'given up'));
    }
    expect(runs()).toBe(false);
  });

  it('until everything is decided a comity motion is shown quietly, last, and in no calendar', () => {
    const served = { at: '2026-11-20T15:00:00.000Z', zone: 'America/New_York' };
    const demands = [demand(null, null, 'stored-content')];
    const undecided = run(timed('search-warrant'), { demands, moments: { served }, undecided: true });
    const quiet = clock(undecided, 'comity-2703h');
    expect(undecided.at(-1)).toBe(quiet);
    expect(quiet).toMatchObject({ conditional: true, endsAt: { at: '2026-12-04T15:00:00.000Z' } });
    expect(quiet.notes).toEqual([
      `It matters only where this is raised: ${reasons.labels['foreign-law-conflict'].toLowerCase()}.`,
    ]);
    expect(calendarItem(quiet, 'c'.repeat(36), 'a'.repeat(64))).toBeNull();
    expect(docketClocks(undecided).map(({ label }) => label)).not.toContain(quiet.label);
    const voluntary = run(timed('emergency'), { demands, moments: { served }, undecided: true });
    expect(voluntary.map(({ id }) => id)).not.toContain('comity-2703h');
  });

  it('in the docket the hours that are fixed in an emergency take the place of “at once”', () => {
    expect(inDocket('epoc', 'DE')).toEqual([
      'e-Evidence emergency: response due',
      '2026-11-21T05:12:00.000Z',
    ]);
    expect(inDocket('emergency', 'DE')).toEqual(['Emergency', null]);
  });

  it('a wiretap counts from the first interception or the tenth day, whichever is first', () => {
    const issued = berlin('2026-11-20T09:00:00.000Z');
    const end = (began: string | null) =>
      clock(
        run(timed('wiretap-order'), {
          moments: { issued, ...(began === null ? {} : { 'interception-began': berlin(began) }) },
        }),
        'wiretap-2518-clock',
      ).endsAt?.at;
    expect(end(null)).toBe('2026-12-30T09:00:00.000Z');
    expect(end('2026-11-25T09:00:00.000Z')).toBe('2026-12-25T09:00:00.000Z');
    expect(end('2026-12-05T09:00:00.000Z')).toBe('2026-12-30T09:00:00.000Z');
  });

  it.each<readonly [TimedRequest['process'], Partial<ClockFacts>, Partial<TimedRequest>, string, string]>([
    [
      'pen-trap-order',
      { moments: { issued: received } },
      {},
      'pen-trap-3123-clock',
      '2027-01-19T21:12:00.000Z',
    ],
    [
      'search-warrant',
      { moments: { issued: received } },
      {},
      'warrant-execution-41e2',
      '2026-12-04T21:12:00.000Z',
    ],
    [
      'nsl',
      { moments: { 'review-notified': received } },
      {},
      'nsl-reciprocal-notice',
      '2026-12-20T21:12:00.000Z',
    ],
    [
      'wiretap-order',
      { moments: { 'interception-began': received } },
      { emergency: true },
      'wiretap-emergency-2518-7',
      '2026-11-22T21:12:00.000Z',
    ],
    ['civil-subpoena', {}, {}, 'civil-objection-45d2b', '2026-12-04T21:12:00.000Z'],
    [
      'civil-subpoena',
      {},
      { due: berlin('2026-11-30T16:00:00.000Z') },
      'civil-objection-45d2b',
      '2026-11-30T16:00:00.000Z',
    ],
    [
      'nsl',
      { moments: { 'reporting-period-ended': berlin('2026-06-30T22:00:00.000Z') } },
      {},
      'fisa-report-lag-1874b',
      '2026-12-27T23:00:00.000Z',
    ],
    [
      'nsl',
      { moments: { 'reporting-period-ended': berlin('2026-06-30T22:00:00.000Z') } },
      {},
      'fisa-report-lag-new-platform-1874b',
      '2027-12-22T23:00:00.000Z',
    ],
  ])('%s: %o %o: %s', (process, facts, more, id, end) => {
    expect(clock(run(timed(process, more), facts), id).endsAt?.at).toBe(end);
  });

  it('says when it does not know the zone', () => {
    const lost = { received: { at: received.at, zone: 'Nowhere/Else' } };
    expect(clock(run(timed('letter-2703f', lost)), 'preservation-2703f-clock').notes).toEqual([
      'The time zone Nowhere/Else is not known here; counted in UTC.',
    ]);
  });
});

describe('log retention races preservation', () => {
  it('the first records go 25 days after the first day, the last 25 days after the last', () => {
    const clocks = run(timed('subpoena'), { demands: [demand('2026-11-01', '2026-11-10')] });
    expect(clock(clocks, 'retention-connection-logs:0:first')).toMatchObject({
      endsAt: berlin('2026-11-25T23:00:00.000Z'),
      severity: 'later',
      basis: { source: expect.stringContaining('October 2025'), verified: 'secondary' },
    });
    expect(clock(clocks, 'retention-connection-logs:0:last').endsAt).toEqual(
      berlin('2026-12-05T23:00:00.000Z'),
    );
  });

  it('without days the oldest go already, and the last 25 days after receipt', () => {
    const clocks = run(timed('subpoena'), { demands: [demand(null, null)] });
    expect(clocks.map(({ id }) => id)).toEqual(['retention-connection-logs:0:last']);
    expect(clocks[0]).toMatchObject({ endsAt: berlin('2026-12-15T21:12:00.000Z') });
    expect(clocks[0]?.notes[0]).toContain('already');
  });

  it('eighteen months are months', () => {
    const clocks = run(timed('subpoena'), {
      demands: [demand('2025-08-31', '2025-08-31', 'media-services-ip')],
    });
    expect(clock(clocks, 'retention-media-services-ip:0:first').endsAt).toEqual(
      berlin('2027-02-27T23:00:00.000Z'),
    );
  });

  it('a preservation in force of all the accounts stops it', () => {
    const held = (identifiers: readonly string[], at: string, endsAt: Moment | null) =>
      run(timed('search-warrant'), {
        demands: [demand('2026-11-01', '2026-11-10')],
        preservations: [{ reference: 'PR-12', received: berlin(at), endsAt, identifiers }],
      }).map(({ id, stoppedBy }) => [id.split(':').at(-1), stoppedBy]);
    const both = ['b@example.com', 'a@example.com'];
    const stopped = 'Preserved under PR-12.';
    const later = berlin('2027-02-01T00:00:00.000Z');
    expect(held(both, '2026-11-15T08:00:00.000Z', later)).toEqual([
      ['first', stopped],
      ['last', stopped],
    ]);
    expect(held(both, '2026-11-15T08:00:00.000Z', null)[0]).toEqual(['first', stopped]);
    expect(held(['a@example.com'], '2026-11-15T08:00:00.000Z', later)).toEqual([
      ['first', null],
      ['last', null],
    ]);
    expect(held(both, '2026-11-15T08:00:00.000Z', berlin('2026-11-21T00:00:00.000Z'))[0]).toEqual([
      'first',
      null,
    ]);
    // It came after the first records had gone: they are lost, the others held.
    expect(held(both, '2026-11-28T08:00:00.000Z', later)).toEqual([
      ['first', null],
      ['last', stopped],
    ]);
  });

  it('is no matter of a company that names no retention', () => {
    expect(run(timed('subpoena'), { demands: [demand('2026-11-01', null)] }, now, law)).toEqual([]);
  });
});

describe('severity and order', () => {
  it.each([
    ['2026-11-22T07:59:59.999Z', 'over'],
    ['2026-11-22T08:00:00.000Z', 'now'],
    ['2026-11-22T11:59:59.999Z', 'now'],
    ['2026-11-22T12:00:00.000Z', 'soon'],
    ['2026-11-24T07:59:59.999Z', 'soon'],
    ['2026-11-24T08:00:00.000Z', 'later'],
  ])('%s is %s', (at, severity) => {
    expect(severityAt({ at, zone: 'UTC' }, now)).toBe(severity);
  });

  const zone = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    '+02:00',
  );
  const time = fc
    .integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2040, 0, 1) })
    .map((at) => new Date(at).toISOString());
  const moment = fc.record({ at: time, zone });
  const request = fc.record({
    country: fc.constantFrom('US', 'DE', null),
    requester: fc.constantFrom('government' as const, 'private' as const, null),
    process: fc.constantFrom(...processes.ids, null),
    emergency: fc.boolean(),
    nondisclosure: fc.option(fc.record({ authority: fc.constant('An order'), until: fc.option(moment) })),
    received: fc.option(moment),
    due: fc.option(moment),
  });
  const facts = fc.record({
    demands: fc.array(
      fc.record({
        data: fc.constantFrom(...dataCategories.ids),
        identifiers: fc.constant(['a@example.com']),
        from: fc.option(time.map((at) => at.slice(0, 10))),
        to: fc.option(time.map((at) => at.slice(0, 10))),
      }),
      { maxLength: 3 },
    ),
    moments: fc.record(
      { served: moment, issued: moment, 'interception-began': moment, 'notice-delayed': moment },
      { requiredKeys: [] },
    ),
    renewals: fc.array(moment, { maxLength: 3 }),
    preservations: fc.constant([]),
    raised: fc.subarray([...reasons.ids]),
    undecided: fc.boolean(),
    undemanded: fc.boolean(),
  });

  it('time brings an end nearer and moves none; the rules’ order changes nothing; ids are unique', () => {
    fc.assert(
      fc.property(request, facts, time, fc.integer({ min: 0, max: 10 ** 10 }), (asked, known, at, more) => {
        const rank = { later: 0, soon: 1, now: 2, over: 3 };
        // Without a day of receipt the rules are those of today, which is what time changes.
        fc.pre(asked.received !== null);
        const first = clocksOf(strict, asked, known, at);
        const then = new Date(Date.parse(at) + more).toISOString();
        const next = clocksOf(strict, asked, known, then);
        expect(next.length).toBe(first.length);
        for (const one of first) {
          const other = clock(next, one.id);
          expect(other.endsAt).toEqual(one.endsAt);
          expect(rank[other.severity]).toBeGreaterThanOrEqual(rank[one.severity]);
        }
        const mixed: Guidelines = {
          profiles: strict.profiles
            .map((profile) => ({ ...profile, rules: profile.rules.toReversed() }))
            .toReversed(),
        };
        expect(clocksOf(mixed, asked, known, at)).toEqual(first);
        expect(new Set(first.map(({ id }) => id)).size).toBe(first.length);
        expect(first.toSorted(byEnd)).toEqual(first);
      }),
    );
  });
});
