import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addDuration, addMonths, startOfDay } from '../../../src/core/clocks/add-duration.ts';
import { dayOf, instantOf, isKnownZone, offsetAt, wallTimeOf } from '../../../src/core/clocks/zoned-time.ts';
import type { Moment } from '../../../src/core/primitives.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'America/St_Johns',
  'Pacific/Kwajalein',
  '+02:00',
  '-09:30',
];
const zone = fc.constantFrom(...zones);
const instant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2099, 11, 31) });
const days = fc.integer({ min: 0, max: 800 });

function iso(when: number): string {
  return new Date(when).toISOString();
}

/** What the clock of a zone shows, as text. */
function shown({ at, zone: where }: Moment): string {
  return iso(wallTimeOf(where, Date.parse(at))).slice(0, 16);
}

function momentAt(wall: string, where: string): Moment {
  return { at: iso(instantOf(where, Date.parse(`${wall}:00.000Z`))), zone: where };
}

/** The number of a moment's calendar day in its zone. */
function calendarDay({ at, zone: where }: Moment): number {
  return Math.floor(wallTimeOf(where, Date.parse(at)) / 86_400_000);
}

describe('offsets', () => {
  it.each([
    ['+02:00', '2026-07-01T00:00:00.000Z', 120],
    ['-09:30', '2026-07-01T00:00:00.000Z', -570],
    ['Europe/Berlin', '2026-01-01T00:00:00.000Z', 60],
    ['Europe/Berlin', '2026-07-01T00:00:00.000Z', 120],
    ['Australia/Lord_Howe', '2026-01-01T00:00:00.000Z', 660],
    ['Australia/Lord_Howe', '2026-07-01T00:00:00.000Z', 630],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', -600],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', 840],
    ['Asia/Kathmandu', '2026-07-01T00:00:00.000Z', 345],
    ['Nowhere/Else', '2026-07-01T00:00:00.000Z', 0],
  ])('%s at %s is %i minutes', (where, when, minutes) => {
    expect(offsetAt(where, Date.parse(when))).toBe(minutes * 60_000);
  });

  it('tells a zone that it knows', () => {
    expect(zones.every(isKnownZone)).toBe(true);
    expect(isKnownZone('Nowhere/Else')).toBe(false);
  });

  it('holds before the year 100 and before Christ', () => {
    expect(offsetAt('UTC', Date.parse('0050-01-01T00:00:00.000Z'))).toBe(0);
    expect(offsetAt('UTC', Date.parse('0000-01-01T00:00:00.000Z'))).toBe(0);
  });
});

describe('from a wall time to an instant', () => {
  it.each([
    // Clocks go forward: what is left out is the moment of the jump.
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-03-08T02:00', '2026-03-08T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30:00.000Z'],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00:00.000Z'],
    // Clocks go back: the first of the two.
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z'],
    ['Pacific/Kwajalein', '1993-08-21T12:00', '1993-08-21T12:00:00.000Z'],
    ['+02:00', '2026-03-29T02:30', '2026-03-29T00:30:00.000Z'],
  ])('%s %s', (where, wall, expected) => {
    expect(iso(instantOf(where, Date.parse(`${wall}:00.000Z`)))).toBe(expected);
  });

  it('gives the first instant that shows the time or a later one', () => {
    fc.assert(
      fc.property(zone, instant, (where, wall) => {
        const found = instantOf(where, wall);
        expect(wallTimeOf(where, found)).toBeGreaterThanOrEqual(wall);
        expect(wallTimeOf(where, found - 1)).toBeLessThan(wall);
      }),
    );
  });

  it('is undone by reading the clock, unless the time comes twice', () => {
    fc.assert(
      fc.property(zone, instant, (where, when) => {
        const again = instantOf(where, wallTimeOf(where, when));
        expect(wallTimeOf(where, again)).toBe(wallTimeOf(where, when));
        expect(again).toBeLessThanOrEqual(when);
      }),
    );
  });

  it('gives later instants for later times', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 0, max: 200_000_000 }), (where, wall, more) => {
        expect(instantOf(where, wall + more)).toBeGreaterThanOrEqual(instantOf(where, wall));
      }),
    );
  });
});

describe('days, months and hours on', () => {
  it.each([
    ['Europe/Berlin', '2026-11-22T16:12', 90, '2027-02-20T16:12'],
    ['America/New_York', '2026-11-20T16:12', 14, '2026-12-04T16:12'],
    ['Europe/Berlin', '2026-03-28T02:30', 1, '2026-03-29T03:00'],
    ['Europe/Berlin', '2026-10-24T02:30', 1, '2026-10-25T02:30'],
    ['Australia/Lord_Howe', '2026-10-03T02:15', 1, '2026-10-04T02:30'],
    ['Pacific/Apia', '2011-12-29T12:00', 1, '2011-12-31T00:00'],
    ['Pacific/Apia', '2011-12-29T12:00', 2, '2011-12-31T12:00'],
    ['UTC', '2028-02-28T00:00', 1, '2028-02-29T00:00'],
    ['UTC', '2027-02-28T00:00', 1, '2027-03-01T00:00'],
    ['UTC', '2026-12-31T23:59', 1, '2027-01-01T23:59'],
  ])('%s %s and %i days', (where, wall, count, expected) => {
    expect(shown(addDays(momentAt(wall, where), count))).toBe(expected);
  });

  it.each([
    ['2026-01-31T10:00', 1, '2026-02-28T10:00'],
    ['2028-01-31T10:00', 1, '2028-02-29T10:00'],
    ['2026-08-31T10:00', 18, '2028-02-29T10:00'],
    ['2026-12-31T10:00', 2, '2027-02-28T10:00'],
    ['2028-02-29T10:00', 12, '2029-02-28T10:00'],
    ['2026-03-31T10:00', -1, '2026-02-28T10:00'],
  ])('%s and %i months', (wall, count, expected) => {
    expect(shown(addMonths(momentAt(wall, 'Europe/Berlin'), count))).toBe(expected);
  });

  it('hours and minutes are absolute, over a change of the clocks too', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 1, max: 5000 }), (where, when, count) => {
        const start = { at: iso(when), zone: where };
        const passed = (duration: object) => Date.parse(addDuration(start, duration).at) - when;
        expect(passed({ hours: count })).toBe(count * 3_600_000);
        expect(passed({ minutes: count })).toBe(count * 60_000);
      }),
    );
  });

  it('more days are never earlier, nor are days from a later time of the clock', () => {
    fc.assert(
      fc.property(
        zone,
        instant,
        days,
        fc.integer({ min: 0, max: 400_000_000 }),
        (where, when, count, more) => {
          const start = { at: iso(when), zone: where };
          const later = { at: iso(instantOf(where, wallTimeOf(where, when) + more)), zone: where };
          expect(addDays(start, count + 1).at >= addDays(start, count).at).toBe(true);
          if (wallTimeOf(where, Date.parse(later.at)) >= wallTimeOf(where, when)) {
            expect(addDays(later, count).at >= addDays(start, count).at).toBe(true);
          }
          expect(addMonths(start, count + 1).at >= addMonths(start, count).at).toBe(true);
        },
      ),
    );
  });

  it('as many calendar days lie between, and the clock shows the same time, unless the clocks jump over it', () => {
    fc.assert(
      fc.property(zone, instant, days, (where, when, count) => {
        const start = { at: iso(when), zone: where };
        const end = addDays(start, count);
        const wanted = wallTimeOf(where, when) + count * 86_400_000;
        const shows = wallTimeOf(where, Date.parse(end.at));
        if (count === 0) expect(end).toEqual(start);
        else if (shows === wanted) expect(calendarDay(end) - calendarDay(start)).toBe(count);
        else {
          expect(shows).toBeGreaterThan(wanted);
          expect(wallTimeOf(where, Date.parse(end.at) - 1)).toBeLessThan(wanted);
        }
      }),
    );
  });

  it('days back undo days on, unless either end is jumped over or comes twice', () => {
    fc.assert(
      fc.property(zone, instant, days, (where, when, count) => {
        const wall = wallTimeOf(where, when);
        fc.pre(instantOf(where, wall) === when);
        const there = addDays({ at: iso(when), zone: where }, count);
        fc.pre(wallTimeOf(where, Date.parse(there.at)) === wall + count * 86_400_000);
        expect(addDays(there, -count).at).toBe(iso(when));
      }),
    );
  });

  it('a day begins once', () => {
    fc.assert(
      fc.property(zone, instant, (where, when) => {
        const day = dayOf(where, when);
        const start = Date.parse(startOfDay(day, where).at);
        expect(dayOf(where, start)).toBe(day);
        expect(dayOf(where, start - 1) < day).toBe(true);
      }),
    );
  });
});
