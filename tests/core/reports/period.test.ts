import { describe, expect, it } from 'vitest';
import { addDays, daysIn, readPeriod } from '../../../src/core/reports/period.ts';
import { failureCode } from '../../support/failing.ts';

describe('a period', () => {
  it('is a half-year, a year, or any two days', () => {
    expect(readPeriod('2013 H1')).toEqual({ name: '2013 H1', from: '2013-01-01', to: '2013-06-30' });
    expect(readPeriod(' 2012h2 ')).toEqual({ name: '2012 H2', from: '2012-07-01', to: '2012-12-31' });
    expect(readPeriod('2020')).toEqual({ name: '2020', from: '2020-01-01', to: '2020-12-31' });
    expect(readPeriod('2013-02-10..2013-03-01')).toMatchObject({ from: '2013-02-10', to: '2013-03-01' });
  });

  it.each(['', '2013 H3', '13 H1', '2013-02-30..2013-03-01', '2013-03-01..2013-02-01'])(
    'refuses %j',
    async (text) => {
      expect(await failureCode(() => readPeriod(text))).toBe('invalid-input');
    },
  );

  it('counts its days over leap years', () => {
    expect(daysIn(readPeriod('2016 H1'))).toBe(182);
    expect(daysIn(readPeriod('2015 H1'))).toBe(181);
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29');
    expect(addDays('2015-12-31', 180)).toBe('2016-06-28');
  });
});
