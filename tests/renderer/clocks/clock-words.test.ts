import { describe, expect, it } from 'vitest';
import { clockUntil, runningSince } from '../../../src/renderer/clocks/clock-words.ts';

const now = new Date('2026-11-22T12:00:00.000Z');

describe('clockUntil', () => {
  it.each([
    ['2026-11-22T12:38:20.000Z', '38 min', 'due in 38 minutes', 'now'],
    ['2026-11-22T12:00:30.000Z', '1 min', 'due in 1 minute', 'now'],
    ['2026-11-22T13:00:00.000Z', '1 h', 'due in 1 hour', 'now'],
    ['2026-11-22T23:10:00.000Z', '11 h', 'due in 11 hours', 'soon'],
    ['2026-11-23T18:00:00.000Z', '1 d 6 h', 'due in 1 day 6 hours', 'soon'],
    ['2026-11-24T12:00:00.000Z', '2 d', 'due in 2 days', 'later'],
    ['2026-11-25T18:00:00.000Z', '3 d', 'due in 3 days', 'later'],
    ['2026-11-22T10:00:00.000Z', 'overdue 2 h', 'overdue by 2 hours', 'over'],
  ])('%s is %s', (at, words, spoken, urgency) => {
    expect(clockUntil(at, now)).toEqual({ words, spoken, urgency });
  });
});

describe('runningSince', () => {
  it.each([
    ['2026-11-22T11:59:40.000Z', '1 min', '1 minute'],
    ['2026-11-22T11:22:00.000Z', '38 min', '38 minutes'],
    ['2026-11-22T10:48:00.000Z', '1 h 12 min', '1 hour 12 minutes'],
    ['2026-11-21T06:00:00.000Z', '1 d 6 h', '1 day 6 hours'],
    ['2026-11-22T12:05:00.000Z', '1 min', '1 minute'],
  ])('%s runs for %s', (at, words, spoken) => {
    expect(runningSince(at, now)).toEqual({ words, spoken });
  });
});
