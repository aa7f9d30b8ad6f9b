import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedPeriod } from '../../../src/core/guidelines/quoted-period.ts';

const read: readonly (readonly [string, string, string])[] = [
  ['between 1 June 2026 and 31 August 2026', '2026-06-01', '2026-08-31'],
  ['from June 1, 2026 through August 31, 2026', '2026-06-01', '2026-08-31'],
  ['1 June to 31 August 2026', '2026-06-01', '2026-08-31'],
  ['June 1 – Aug. 31, 2026', '2026-06-01', '2026-08-31'],
  ['the 1st of nothing; 2nd March 2024 until 29 Feb 2028', '2024-03-02', '2028-02-29'],
  ['2026-06-01/2026-08-31', '2026-06-01', '2026-08-31'],
  ['on 3 May 2026 and 3 May 2026', '2026-05-03', '2026-05-03'],
  ['1 June 2026 up to and including 30 June 2026', '2026-06-01', '2026-06-30'],
  ['JUNE 1 2026 TO SEPT 3 2026', '2026-06-01', '2026-09-03'],
];
const unread: readonly string[] = [
  '',
  'from 06/01/2026 to 08/31/2026',
  'since 1 June 2026',
  '1 June to 31 August',
  '1 June 2026 to 31 August',
  '31 August 2026 to 1 June 2026',
  '1 December to 31 January 2027',
  '30 February 2026 to 1 March 2026',
  '1 June 2026, 2 June 2026, 3 June 2026',
  'issued 3 May 2026, covers until 30 June 2026',
  'served on 3 May 2026 for the account opened 30 June 2026',
  'you may 5 times march 2026',
];

describe('the period that a quotation names', () => {
  it.each(read)('%s', (quote, from, to) => {
    expect(quotedPeriod(quote)).toEqual({ from, to });
  });

  it.each(unread)('is not guessed from: %s', (quote) => {
    expect(quotedPeriod(quote)).toBeNull();
  });

  it('ends soon on any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const period = quotedPeriod(text);
        if (period !== null) expect(period.from <= period.to).toBe(true);
      }),
    );
  });
});
