import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responseTimeTable } from '../../../src/core/reports/response-time.ts';

const anyMinutes = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 40 });

describe('time to respond', () => {
  it('is the least time by which that part of the requests was decided', () => {
    fc.assert(
      fc.property(anyMinutes, (minutes) => {
        const answered = minutes.map((one) => ({ category: 'account' as const, minutes: one, requests: 1 }));
        const { rows, total } = responseTimeTable(answered);
        const [decided, ...hours] = total.cells;
        expect(rows).toEqual([{ name: 'Account', cells: total.cells }]);
        expect(decided).toBe(minutes.length);
        for (const [index, part] of [0.25, 0.5, 0.75, 0.9].entries()) {
          const within = (limit: number) => minutes.filter((one) => one <= limit).length;
          const least =
            minutes.toSorted((a, b) => a - b).find((one) => within(one) >= part * minutes.length) ?? 0;
          expect(Math.round(Number(hours[index]) * 10)).toBe(Math.floor((least + 3) / 6));
        }
      }),
    );
  });

  it('is the same from requests alone and from those that took as long together', () => {
    const one = { category: 'emergency' as const, minutes: 12, requests: 3 };
    const other = { category: 'device' as const, minutes: 1443, requests: 1 };
    expect(responseTimeTable([one, other]).rows).toEqual([
      { name: 'Device', cells: [1, 24.1, 24.1, 24.1, 24.1] },
      { name: 'Emergency', cells: [3, 0.2, 0.2, 0.2, 0.2] },
    ]);
    expect(responseTimeTable([{ ...one, requests: 1 }, { ...one, requests: 2 }, other])).toEqual(
      responseTimeTable([other, one]),
    );
    expect(responseTimeTable([]).rows).toEqual([]);
  });
});
