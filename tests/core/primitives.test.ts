import { describe, expect, it } from 'vitest';
import { country, day, id, moment, publicKey, sha256, utc, zone } from '../../src/core/primitives.ts';
import { parse, type Shape } from '../../src/core/shape.ts';

describe('primitives', () => {
  it.each<[Shape<unknown>, unknown]>([
    [sha256, 'ab'.repeat(32)],
    [publicKey, '09'.repeat(32)],
    [id, '00000000-0000-4000-8000-000000000001'],
    [utc, '2026-11-22T07:29:54.123Z'],
    [utc, '2028-02-29T23:59:59.999Z'],
    [utc, '0000-01-01T00:00:00.000Z'],
    [utc, '9999-12-31T23:59:59.999Z'],
    [day, '2028-02-29'],
    [zone, 'Europe/Berlin'],
    [zone, 'America/Argentina/ComodRivadavia'],
    [zone, 'Etc/GMT+5'],
    [zone, 'UTC'],
    [zone, '-05:00'],
    [country, 'DE'],
    [moment, { at: '2026-11-22T07:29:54.123Z', zone: 'UTC' }],
  ])('%# accepts %o', (shape, value) => {
    expect(parse(shape, value)).toEqual(value);
  });

  it.each<[Shape<unknown>, unknown]>([
    [sha256, 'AB'.repeat(32)],
    [sha256, 'ab'.repeat(31)],
    [sha256, `${'ab'.repeat(32)}\n`],
    [sha256, `x${'ab'.repeat(32)}`],
    [id, '00000000-0000-4000-8000-00000000000'],
    [id, '00000000-0000-4000-8000-00000000000A'],
    [id, '{00000000-0000-4000-8000-000000000001}'],
    [utc, '2026-11-22T07:29:54Z'],
    [utc, '2026-11-22T07:29:54.1234Z'],
    [utc, '2026-11-22 07:29:54.123Z'],
    [utc, '+002026-11-22T07:29:54.123Z'],
    [utc, '2026-02-30T00:00:00.000Z'],
    [utc, '2026-13-01T00:00:00.000Z'],
    [utc, '2026-11-22T24:00:00.000Z'],
    [utc, 1_700_000_000_000],
    [utc, new Date(0)],
    [day, '2027-02-29'],
    [day, '2026-00-10'],
    [day, '2026-1-1'],
    [day, '2026-01-01T00:00:00.000Z'],
    [zone, ''],
    [zone, '05:00'],
    [zone, 'Europe Berlin'],
    [zone, `A${'b'.repeat(64)}`],
    [country, 'de'],
    [country, 'USA'],
    [country, ''],
    [moment, { at: '2026-11-22T07:29:54.123Z' }],
    [moment, { at: '2026-11-22T07:29:54.123Z', zone: 'UTC', x: 1 }],
  ])('%# refuses %o', (shape, value) => {
    expect(() => parse(shape, value)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
