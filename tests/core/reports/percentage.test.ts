import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholePercent } from '../../../src/core/reports/percentage.ts';

/** Long division on decimal digits, without any arithmetic on fractions. */
function byHand(part: bigint, whole: bigint): bigint {
  const [percent, rest] = [(part * 100n) / whole, (part * 100n) % whole];
  return rest * 2n >= whole ? percent + 1n : percent;
}

describe('whole percent', () => {
  it('rounds ties up', () => {
    // 1 of 8 is 12.5: half-even would give 12; 9 of 8 hundredths and so on.
    expect(wholePercent(1, 8)).toBe(13);
    expect(wholePercent(3, 8)).toBe(38);
    expect(wholePercent(1, 200)).toBe(1);
    expect(wholePercent(29, 40)).toBe(73);
    expect(wholePercent(57, 200)).toBe(29);
    expect(wholePercent(199, 200)).toBe(100);
    expect(wholePercent(0, 7)).toBe(0);
  });

  it('agrees with long division for all whole numbers', () => {
    const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (a, whole) => {
        const part = Math.min(a, whole);
        expect(BigInt(wholePercent(part, whole))).toBe(byHand(BigInt(part), BigInt(whole)));
      }),
    );
  });

  it('is never asked for a share of nothing', () => {
    expect(() => wholePercent(0, 0)).toThrow(RangeError);
    expect(() => wholePercent(-1, 3)).toThrow(RangeError);
    expect(() => wholePercent(0.5, 3)).toThrow(RangeError);
  });
});
