import { describe, expect, it } from 'vitest';
import { addDuration } from '../../../src/core/clocks/add-duration.ts';
import { readCaseFile } from '../../../src/core/cases/case-file.ts';
import { caseEvent } from '../../../src/core/events.ts';
import { blankRequest, openCase } from '../../../src/core/requests/commands.ts';
import { parse } from '../../../src/core/shape.ts';
import { namedId } from '../../support/ledger-cast.ts';

const full = {
  reference: '24-SW-0417',
  agency: 'FBI, Newark',
  country: 'US',
  requester: 'government',
  process: 'search-warrant',
  category: 'account',
  received: '2026-11-20T16:12:00-05:00',
  due: '2026-12-04',
  emergency: false,
  demands: [
    { data: 'stored-content', identifiers: ['j.doe@example.com'], from: '2026-06-01', to: '2026-08-31' },
    { data: 'basic-subscriber' },
  ],
};

const silence = (nondisclosure: object) =>
  readCaseFile(JSON.stringify({ nondisclosure })).request.nondisclosure;

const read = (received: string) => readCaseFile(JSON.stringify({ received })).request.received;

describe('a case file', () => {
  it('in full gives the record and the demands, and they can be recorded', () => {
    const { request, demands } = readCaseFile(JSON.stringify(full));
    expect(request).toEqual({
      reference: '24-SW-0417',
      agency: 'FBI, Newark',
      country: 'US',
      requester: 'government',
      process: 'search-warrant',
      category: 'account',
      received: { at: '2026-11-20T21:12:00.000Z', zone: '-05:00' },
      due: { at: '2026-12-04T00:00:00.000Z', zone: 'UTC' },
      emergency: false,
      nondisclosure: null,
    });
    expect(demands[1]).toEqual({ data: 'basic-subscriber', identifiers: [], from: null, to: null });
    for (const event of openCase(request, demands, () => namedId('d')))
      expect(parse(caseEvent, event)).toEqual(event);
  });

  it('may say almost nothing', () => {
    expect(readCaseFile('{}')).toEqual({ request: blankRequest, demands: [] });
    expect(readCaseFile('{"received": null, "due": "", "process": null, "demands": []}').request).toEqual(
      blankRequest,
    );
  });

  it('says until when there is silence as it says any other time, and with the time of the day', () => {
    const until = { at: '2027-02-01T04:59:00.000Z', zone: '-05:00' };
    const authority = '18 USC 2705(b)';
    expect(silence({ authority, until: '2027-01-31T23:59:00-05:00' })).toEqual({ authority, until });
    expect(silence({ authority, until })).toEqual({ authority, until });
    expect(silence({})).toEqual({ authority: '', until: null });
    expect(() => silence({ until: '2027-01-31' })).toThrow(
      'nondisclosure.until must say the time at which the silence ends, too, such as 2027-01-31T23:59:00-05:00.',
    );
    expect(() => silence({ until: 'soon' })).toThrow(
      /^nondisclosure\.until must be a day or time of ISO 8601/,
    );
  });

  it('may name the zone, by whose clocks periods are counted then; one that contradicts the offset is refused', () => {
    const received = read('2026-08-10T23:30:00-04:00[America/New_York]');
    expect(received).toEqual({ at: '2026-08-11T03:30:00.000Z', zone: 'America/New_York' });
    // 90 days later, after the clocks went back, it is half past eleven there again.
    expect(addDuration(received ?? { at: '', zone: '' }, { days: 90 }).at).toBe('2026-11-09T04:30:00.000Z');
    expect(() => read('2026-08-10T23:30:00-05:00[America/New_York]')).toThrow(/does not have at that time/);
    expect(() => read('2026-08-10T23:30:00-04:00[America/Nowhere]')).toThrow(/not known here/);
    expect(() => read('2026-08-10T23:30:00[America/New_York]')).toThrow(/or with its zone: /);
  });

  it.each([
    ['2026-11-20T16:12Z', '2026-11-20T16:12:00.000Z', 'UTC'],
    ['2026-11-20T16:12:13.5', '2026-11-20T16:12:13.500Z', 'UTC'],
    ['2026-11-20T16:12:13+05:45', '2026-11-20T10:27:13.000Z', '+05:45'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z', 'UTC'],
  ])('reads %s', (written, at, zone) => {
    expect(readCaseFile(JSON.stringify({ received: written })).request.received).toEqual({ at, zone });
  });

  it.each([
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2026-04-31T10:00',
    '2026-11-20T25:00Z',
    '2026-11-20T10:00:61Z',
    '2026-11-20T10:00+99:99',
    '0000-01-01T00:00+05:00',
    '9999-12-31T23:00-05:00',
    '20.11.2026',
    'Nov 20 2026',
    '2026-11-20 10:00',
    '1700000000',
    'soon',
  ])('refuses the time %s', (written) => {
    expect(() => readCaseFile(JSON.stringify({ due: written }))).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining('due') }),
    );
  });

  it.each([
    ['no JSON', '{', 'not JSON'],
    ['a list', '[]', 'an object'],
    ['an unknown field', '{"refrence": "x"}', 'refrence'],
    ['a __proto__ field', '{"__proto__": {"agency": "x"}}', '__proto__'],
    ['an underscore for a hyphen', '{"process": "search_warrant"}', 'process'],
    ['an unknown category', '{"category": "accounts"}', 'category'],
    ['a country in full', '{"country": "Germany"}', 'country'],
    ['another requester', '{"requester": "public"}', 'requester'],
    ['an emergency in words', '{"emergency": "yes"}', 'emergency'],
    ['a demand without data', '{"demands": [{}]}', 'demands[0].data'],
    [
      'an empty identifier',
      '{"demands": [{"data": "other", "identifiers": [""]}]}',
      'demands[0].identifiers[0]',
    ],
    [
      'a period with a time',
      '{"demands": [{"data": "other", "from": "2026-01-01T00:00Z"}]}',
      'demands[0].from',
    ],
    ['a day that does not exist', '{"demands": [{"data": "other", "to": "2026-02-30"}]}', 'demands[0].to'],
    ['a lone surrogate', '{"agency": "\\ud800"}', 'agency'],
    ['a text that is too long', JSON.stringify({ agency: 'x'.repeat(501) }), 'agency'],
    ['a number for a time', '{"received": 1700000000}', 'received'],
  ])('refuses %s and names the place', (_, json, place) => {
    expect(() => readCaseFile(json)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(place) }),
    );
  });
});
