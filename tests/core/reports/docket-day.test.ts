import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ambiguous, orderShownBy, readDocketDay } from '../../../src/core/reports/docket-day.ts';

describe('a day in a docket', () => {
  it.each([
    ['2013-01-05', '2013-01-05'],
    ['20130105', '2013-01-05'],
    ['2013/1/5', '2013-01-05'],
    ['2013-01-05T13:45:00Z', '2013-01-05'],
    ['2013-01-05 00:00:00', '2013-01-05'],
    ['5.1.2013', '2013-01-05'],
    ['05.01.13', '2013-01-05'],
    ['5-Jan-13', '2013-01-05'],
    ['5 January 2013', '2013-01-05'],
    ['31-Dec-99', '1999-12-31'],
    ['31.12.49', '2049-12-31'],
    ['1/31/50', '1950-01-31'],
    ['January 5, 2013', '2013-01-05'],
    ['31/01/2013', '2013-01-31'],
    ['1/31/2013', '2013-01-31'],
    ['4/4/2013', '2013-04-04'],
    ['41279', '2013-01-05'],
    ['41279.75', '2013-01-05'],
  ])('reads %s', (written, day) => {
    expect(readDocketDay(written, null)).toBe(day);
  });

  it('reads what may be two days in the order of its file only', () => {
    expect(readDocketDay('3/4/2013', 'day-first')).toBe('2013-04-03');
    expect(readDocketDay('3/4/2013', 'month-first')).toBe('2013-03-04');
    expect(readDocketDay('3/4/2013', null)).toBe(ambiguous);
    expect(orderShownBy('13/4/2013')).toBe('day-first');
    expect(orderShownBy('4/13/2013')).toBe('month-first');
    expect(orderShownBy('4/4/2013')).toBeNull();
  });

  it.each([
    '2013-02-29',
    '2013-13-01',
    '31/31/2013',
    '0/1/2013',
    'yesterday',
    '12',
    '99999',
    '2013',
    '1-2',
    '5 Foo 2013',
  ])('refuses %s', (written) => {
    expect(readDocketDay(written, 'day-first')).toBeNull();
  });

  it('reads back every day in each way of writing it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1955-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [year, month, dayOfMonth] = day.split('-');
          expect(readDocketDay(day, null)).toBe(day);
          expect(readDocketDay(`${Number(dayOfMonth)}/${Number(month)}/${year}`, 'day-first')).toBe(day);
          expect(readDocketDay(`${Number(month)}/${Number(dayOfMonth)}/${year}`, 'month-first')).toBe(day);
          expect(readDocketDay(`${dayOfMonth}.${month}.${year}`, null)).toBe(day);
        },
      ),
    );
  });
});
