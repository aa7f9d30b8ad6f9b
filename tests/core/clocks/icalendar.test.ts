import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clocksOf } from '../../../src/core/clocks/clocks-of.ts';
import { noFacts } from './no-facts.ts';
import { calendarItem, iCalendar } from '../../../src/core/clocks/icalendar.ts';
import { Failure } from '../../../src/core/failure.ts';
import { visibleText } from '../../../src/core/visible-text.ts';
import { strict } from '../guidelines/built-in.ts';
import { once, readICalendar, unescaped } from './read-icalendar.ts';

const stamp = '2026-11-22T07:29:54.123Z';
const uid = '0b7c9f64-2f0e-4a51-9a67-1d5c3f7f8e21';

describe('the calendar', () => {
  it('is written as RFC 5545 says', () => {
    const item = {
      uid,
      title: 'Redrope 3f2a91c0: Response due',
      at: '2026-12-04T22:00:00.999Z',
      reminders: [1440],
    };
    expect(iCalendar([item], stamp)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Redrope//Redrope//EN',
        'CALSCALE:GREGORIAN',
        'BEGIN:VEVENT',
        `UID:${uid}`,
        'DTSTAMP:20261122T072954Z',
        'DTSTART:20261204T220000Z',
        'SUMMARY:Redrope 3f2a91c0: Response due',
        'CLASS:PRIVATE',
        'TRANSP:TRANSPARENT',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DESCRIPTION:Redrope 3f2a91c0: Response due',
        'TRIGGER:-PT1440M',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    ['a\\b;c,d', 'a\\\\b\\;c\\,d'],
    ['a\nEND:VEVENT', 'a END:VEVENT'],
    ['a\u0000b', 'a⟨U+0000⟩b'],
    ['\u202Eevil', '⟨U+202E⟩evil'],
  ])('%j cannot break out of its title', (title, written) => {
    const calendar = readICalendar(iCalendar([{ uid, title, at: stamp, reminders: [] }], stamp));
    expect(calendar.components.map((event) => once(event, 'SUMMARY'))).toEqual([written]);
  });

  it('folds at 75 octets and splits no character', () => {
    const title = `${'é'.repeat(33)}${'🗂'.repeat(40)}`;
    const stream = iCalendar([{ uid, title, at: stamp, reminders: [5] }], stamp);
    expect(stream).toContain(`SUMMARY:${'é'.repeat(33)}\r\n 🗂`);
    const [event] = readICalendar(stream).components;
    expect(event === undefined ? '' : once(event, 'SUMMARY')).toBe(title);
  });

  it('fills a line to the last octet, and counts the blank of a further line', () => {
    const stream = iCalendar([{ uid, title: 'x'.repeat(300), at: stamp, reminders: [] }], stamp);
    const summary = stream
      .slice(stream.indexOf('SUMMARY:'), stream.indexOf('CLASS:'))
      .trimEnd()
      .split('\r\n');
    expect(summary.map((line) => line.length)).toEqual([75, 75, 75, 75, 12]);
  });

  it('is read back by the grammar, whatever the title', () => {
    const title = fc.oneof(
      fc.string({ maxLength: 200, size: 'medium' }),
      fc.string({ unit: 'binary', maxLength: 200, size: 'medium' }),
    );
    const at = fc
      .integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2099, 0, 1) })
      .map((when) => new Date(when).toISOString());
    const items = fc.uniqueArray(
      fc.record({
        uid: fc.uuid(),
        title,
        at,
        reminders: fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 5, selector: (item) => item.uid },
    );
    fc.assert(
      fc.property(items, at, (made, when) => {
        const { components } = readICalendar(iCalendar(made, when));
        expect(components.map((event) => unescaped(once(event, 'SUMMARY')))).toEqual(
          made.map((item) => visibleText(item.title)),
        );
        expect(components.map((event) => event.components.length)).toEqual(
          made.map((item) => item.reminders.length),
        );
      }),
    );
  }, 60_000);

  it('refuses no items, and a UID that could tell something', () => {
    const item = { uid: 'j.doe@example.com', title: 'x', at: stamp, reminders: [] };
    expect(() => iCalendar([], stamp)).toThrow(Failure);
    expect(() => iCalendar([item], stamp)).toThrow(Failure);
  });
});

function moment(at: string) {
  return { at, zone: 'Europe/Berlin' };
}

describe('the items of a case', () => {
  const request = {
    country: 'DE',
    requester: 'government' as const,
    process: 'epoc' as const,
    emergency: true,
    nondisclosure: { authority: 'Secret Court of Jane Doe', until: moment('2027-06-01T10:00:00.000Z') },
    received: moment('2026-11-22T08:00:00.000Z'),
    due: moment('2026-11-29T08:00:00.000Z'),
  };
  const demand = {
    data: 'connection-logs' as const,
    identifiers: ['j.doe@example.com'],
    from: '2026-11-01',
    to: '2026-11-20',
  };
  const clocks = clocksOf(strict, request, { ...noFacts, demands: [demand] }, stamp);
  const caseId = '3f2a91c0-0000-4000-8000-000000000001';

  it('are those that end, under titles that name no target', () => {
    const items = clocks.flatMap((clock) => calendarItem(clock, caseId, uid) ?? []);
    expect(items.map(({ title }) => title)).toEqual([
      'Redrope 3f2a91c0: e-Evidence emergency: response due',
      'Redrope 3f2a91c0: Connection logs and IP addresses: the first records go',
      'Redrope 3f2a91c0: Response due',
      'Redrope 3f2a91c0: Connection logs and IP addresses: the last records go',
      'Redrope 3f2a91c0: Nondisclosure ends',
    ]);
    const streams = items.map((item) => iCalendar([item], stamp)).join('');
    for (const secret of ['doe', 'Secret', 'DE:', 'Berlin']) expect(streams).not.toContain(secret);
  });

  it('of hours remind an hour before, others a day and four hours before', () => {
    const reminders = Object.fromEntries(
      clocks.flatMap((clock) => {
        const item = calendarItem(clock, caseId, uid);
        return item === null ? [] : [[clock.id, item.reminders]];
      }),
    );
    expect(reminders['epoc-eight-hours']).toEqual([60]);
    expect(reminders['response-due']).toEqual([1440, 240]);
  });
});
