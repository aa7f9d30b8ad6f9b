import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantToLocal, localToInstant, takenInWords } from '../../../src/renderer/app/zoned-time.ts';

describe('zoned time', () => {
  it('reads a clock in its zone', () => {
    expect(localToInstant('2026-11-20T16:12', 'America/New_York')).toBe('2026-11-20T21:12:00.000Z');
    expect(localToInstant('2026-11-20T16:12', 'UTC')).toBe('2026-11-20T16:12:00.000Z');
    expect(localToInstant('2026-11-20T16:12', '-09:30')).toBe('2026-11-21T01:42:00.000Z');
    expect(localToInstant('2026-11-20T16:12', 'Nowhere/At_All')).toBe('2026-11-20T16:12:00.000Z');
    expect(localToInstant('2026-11-20', 'UTC')).toBeNull();
    expect(localToInstant('2026-13-40T10:00', 'UTC')).toBeNull();
  });

  it('takes the first of two like times, and the moment of a jump', () => {
    expect(localToInstant('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(localToInstant('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('says what it takes for a time that is skipped or comes twice, and nothing of others', () => {
    expect(takenInWords('2027-03-28T02:30', 'Europe/Paris')).toContain('skip this time. 03:00 is taken');
    for (const [local, zone] of [
      ['2026-10-25T02:30', 'Europe/Paris'],
      ['2026-11-01T01:30', 'America/New_York'],
    ] as const) {
      expect(takenInWords(local, zone)).toContain('twice. The first is taken');
    }
    expect(takenInWords('2026-10-25T03:00', 'Europe/Paris')).toBeNull();
    expect(takenInWords('2026-10-24T02:30', 'Europe/Paris')).toBeNull();
    expect(takenInWords('', 'Europe/Paris')).toBeNull();
  });

  it('shows again what it read', () => {
    const zones = constantFrom(
      'UTC',
      'Asia/Kolkata',
      'Pacific/Apia',
      '-03:30',
      'Europe/London',
      'Asia/Tokyo',
    );
    const minutes = integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2090, 0, 1) / 60_000 });
    assert(
      property(minutes, zones, (count, zone) => {
        const local = instantToLocal(new Date(count * 60_000).toISOString(), zone);
        const back = localToInstant(local, zone);
        expect(back === null ? null : instantToLocal(back, zone)).toBe(local);
      }),
    );
  });
});
