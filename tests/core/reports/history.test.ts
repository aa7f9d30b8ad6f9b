import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareTrend,
  measureOf,
  measureTold,
  ownRows,
  periodsWithGaps,
  trendOf,
  type HistorySource,
} from '../../../src/core/reports/history.ts';
import { readPeriod } from '../../../src/core/reports/period.ts';
import { wholePercent } from '../../../src/core/reports/percentage.ts';

function source(
  at: string,
  rows: readonly (readonly [string, string, number | null, number])[],
): HistorySource {
  return {
    id: at,
    publisher: 'A company',
    own: false,
    category: 'device',
    name: 'a.csv',
    at,
    errors: [],
    warnings: [],
    rows: rows.map(([period, region, received, data]) => ({
      period,
      region,
      figures: { received, identifiers: 5, 'data-provided': data, percentage: null },
      words: received === null ? { received: '1-249' } : {},
    })),
  };
}

const sources: readonly [HistorySource, HistorySource] = [
  source('2014-02-01', [
    ['2013 H2', 'Germany', 20, 5],
    ['2013 H2', 'Atlantis', 4, 4],
  ]),
  source('2013-08-01', [['2013 H1', 'Germany', 10, 5]]),
];

function placed(...names: string[]) {
  return periodsWithGaps(names.map(readPeriod)).map(({ name }) => name);
}

describe('the trend over what was published', () => {
  it('has the periods in their order, the rows by name, and what is not there as nothing', () => {
    const trend = trendOf(sources, 'A company', 'device');
    expect(trend.periods.map(({ name }) => name)).toEqual(['2013 H1', '2013 H2']);
    expect(
      trend.rows.map(({ name, figures }) => [name, ...figures.map((one) => one?.['received'] ?? null)]),
    ).toEqual([
      ['Atlantis', null, 4],
      ['Germany', 10, 20],
    ]);
    expect(trend.total.figures.map((one) => one?.['received'])).toEqual([10, 24]);
    expect(trendOf(sources, 'Another', 'device').periods).toEqual([]);
    // Each that was replaced has a name of its own, whatever the files are called.
    const again = ['t.csv (2)', 't.csv', 't.csv', 'z.csv'].map((name, index) => ({
      ...source(`2014-02-0${index}`, [['2013 H1', 'Germany', index, 0]]),
      name,
    }));
    const replaced = trendOf(again, 'A company', 'device', true);
    expect(replaced.periods.map(({ name }) => name.replace('2013 H1, replaced: ', ''))).toEqual([
      't.csv (2)',
      't.csv',
      't.csv (3)',
      '2013 H1',
    ]);
  });

  it('leaves a place for each half-year of which nothing was published', () => {
    expect(placed('2016 H2', '2017 H2', '2018 H1')).toEqual(['2016 H2', '2017 H1', '2017 H2', '2018 H1']);
    expect(placed('2016', '2018 H1')).toEqual(['2016', '2018 H1']);
    expect(placed('1900 H1', '2018 H1')).toHaveLength(42);
  });

  it('takes the later of two tables of a period, and sums nothing in which a band stands', () => {
    const restated = [
      ...sources,
      source('2015-01-01', [
        ['2013 H1', 'Germany', null, 5],
        ['2013 H1', 'Utopia', 3, 1],
      ]),
    ];
    const { rows, total } = trendOf(restated, 'A company', 'device');
    expect(rows.find(({ name }) => name === 'Utopia')?.figures[0]).toMatchObject({ received: 3 });
    expect(rows.find(({ name }) => name === 'Germany')?.figures[0]).toMatchObject({ received: null });
    expect(total.figures[0]).toMatchObject({ received: null, identifiers: 10 });
    const thrice = [...restated, source('2016-01-01', [['2013 H1', 'Germany', 11, 5]])];
    const all = trendOf(thrice, 'A company', 'device', true);
    expect(all.periods.map(({ name }) => name)).toEqual([
      '2013 H1, replaced: a.csv',
      '2013 H1, replaced: a.csv (2)',
      '2013 H1',
      '2013 H2',
    ]);
    const german = all.rows.find(({ name }) => name === 'Germany');
    expect(german?.figures.map((one) => one?.['received'])).toEqual([10, null, 11, 20]);
  });

  it('tells a band in its words, apart from what is not there', () => {
    const banded = [...sources, source('2012-08-01', [['2012 H2', 'Germany', null, 5]])];
    const trend = trendOf(banded, 'A company', 'device');
    const told = trend.rows.map((row) =>
      [0, 1].map((index) => measureTold('requests', 'device', row, index)),
    );
    expect(told).toEqual([
      [null, null],
      ['1-249', 10],
    ]);
    const [, germany] = compareTrend(trend, '2012 H2', '2013 H1');
    expect(germany?.differences.requests).toEqual({
      before: '1-249',
      after: 10,
      change: null,
      percent: null,
    });
  });

  it('counts no row of totals that a file has', () => {
    const withTotal = [
      source('2013-08-01', [
        ['2013 H1', 'Germany', 10, 5],
        ['2013 H1', 'Total', 10, 5],
      ]),
    ];
    expect(trendOf(withTotal, 'A company', 'device').total.figures[0]).toMatchObject({ received: 10 });
  });

  it('reckons the share with data by the rule of reports', () => {
    const count = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(count, fc.nat(), (received, part) => {
        const figures = { received, 'data-provided': part % (received + 1) };
        expect(measureOf('share', 'device', figures)).toBe(wholePercent(part % (received + 1), received));
      }),
    );
    expect(measureOf('share', 'account', { received: 8, 'non-content': 1, content: 2 })).toBe(38);
    expect(measureOf('share', 'by-process', { received: 4, disclosed: 3 })).toBe(75);
    expect(measureOf('share', 'account-preservation', { received: 4, preserved: 3 })).toBeNull();
    expect(measureOf('share', 'device', { received: 0, 'data-provided': 0 })).toBeNull();
  });

  it('gives no share of which a part is blank or held back, but as it was published', () => {
    const held = { received: 100, 'non-content': 60, content: null };
    expect(measureOf('share', 'account', held)).toBeNull();
    expect(measureOf('share', 'account', { ...held, percentage: 63 })).toBe(63);
    const [one] = sources;
    const blank = {
      period: '2013 H2',
      region: 'Utopia',
      figures: { received: 8, identifiers: 8 },
      words: {},
    };
    const { total } = trendOf([{ ...one, rows: [...one.rows, blank] }], 'A company', 'device');
    expect(measureOf('requests', 'device', total.figures[0] ?? null)).toBe(32);
    expect(measureOf('share', 'device', total.figures[0] ?? null)).toBeNull();
  });

  it('compares two periods row by row; a difference is what leads from one to the other', () => {
    const rows = compareTrend(trendOf(sources, 'A company', 'device'), '2013 H1', '2013 H2');
    expect(rows.find(({ name }) => name === 'Germany')?.differences).toEqual({
      requests: { before: 10, after: 20, change: 10, percent: 100 },
      identifiers: { before: 5, after: 5, change: 0, percent: 0 },
      share: { before: 50, after: 25, change: -25, percent: null },
    });
    expect(rows.find(({ name }) => name === 'Atlantis')?.differences.requests).toEqual({
      before: null,
      after: 4,
      change: null,
      percent: null,
    });
    expect(rows.at(-1)).toMatchObject({ name: 'All', differences: { requests: { before: 10, after: 24 } } });
  });

  it('shows of a report that was published here no more than was published', () => {
    const rows = ownRows('2013 H1', {
      columns: [
        { id: 'received', heading: 'R', definition: '', percent: false },
        { id: 'data-provided', heading: 'D', definition: '', percent: false },
      ],
      rowHeading: 'Country/Region',
      rows: [{ name: 'Germany', cells: ['suppressed', 3] }],
      total: { name: 'Total', cells: [4, 3] },
    });
    expect(rows).toEqual([
      {
        period: '2013 H1',
        region: 'Germany',
        figures: { received: null, 'data-provided': 3 },
        words: { received: 'suppressed' },
      },
    ]);
  });
});
