import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandOf,
  bandOptionIds,
  bandRows,
  bandStructures,
  bandText,
  checkNationalSecurity,
  embargoes,
  isPlaced,
  type BandOption,
} from '../../../src/core/reports/national-security.ts';
import { accountTable2013, bandTable } from '../../../src/core/reports/band-table.ts';
import { addDays, readPeriod } from '../../../src/core/reports/period.ts';
import {
  refuseSecondBands,
  type Released,
  type SharedRequests,
} from '../../../src/core/reports/second-bands.ts';
import { tableCsv } from '../../../src/core/reports/report-csv.ts';
import { tallyOf, type Tally } from '../../../src/core/reports/tally.ts';
import { failureOf } from '../../support/failing.ts';
import { regions } from './docket-cases.ts';

const anyOption = fc.constantFrom(...bandOptionIds);
const anyCount = fc.integer({ min: 0, max: 1_000_000_000 });

function nationalTally(
  process: string,
  requests: number,
  accounts: number,
  region = 'US',
  category = 'national-security',
): Tally {
  return tallyOf(
    {
      category: category as Tally['category'],
      region: { code: region, name: null },
      process: process === 'nsl' ? 'nsl' : 'other',
      processGiven: process === 'nsl' ? null : process,
      underGag: null,
      reasons: [],
      outcome: { challenged: 'no', dataProvided: 'non-content', action: null, emergencyOutcome: null },
      anyAppRemoved: null,
      notified: null,
      recorded: [true, false, false, false, false, false],
    },
    requests,
    [accounts, 0, 0, 0, 0, 0],
  );
}

describe('a band', () => {
  it.each([
    ['a1', 0, '0-999'],
    ['a1', 999, '0-999'],
    ['a1', 1000, '1000-1999'],
    ['a2', 499, '0-499'],
    ['a2', 500, '500-999'],
    ['a3', 1234, '1000-1249'],
    ['a3', 250, '250-499'],
    ['a4', 100, '100-199'],
    ['2013', 927, '0-1000'],
    ['2013', 1000, '1000-2000'],
    ['2013', 2330, '2000-3000'],
  ] as const)('of %s for %i is %s', (option, count, text) => {
    expect(bandText(bandOf(option, count))).toBe(text);
  });

  it('has a floor that the letters disclosed one by one raise', () => {
    expect(bandText(bandOf('a2', 7, 3))).toBe('3-499');
    expect(bandText(bandOf('a2', 700, 3))).toBe('500-999');
    expect(() => bandOf('a2', 2, 3)).toThrow();
    expect(() => bandOf('a2', -1)).toThrow();
  });

  it('holds its number, and is the same for every number in it', () => {
    fc.assert(
      fc.property(anyOption, anyCount, fc.nat(10_000), (option, count, other) => {
        const { low, high } = bandOf(option, count);
        const { size, sharedEnds } = bandStructures[option];
        expect(low <= count && count <= high && low % size === 0).toBe(true);
        expect(high - low).toBe(sharedEnds ? size : size - 1);
        expect(bandOf(option, low + (other % size))).toEqual({ low, high });
      }),
    );
  });
});

describe('what leaves of national security', () => {
  it('is the same, byte for byte, for all counts in the same bands', () => {
    const anyWithin = fc.integer({ min: 0, max: 249 });
    const kinds = ['nsl', 'FISA content', 'FISA non-content (i)', 'FISA noncontent (iii)', 'unclear'];
    const counts = fc.array(fc.tuple(fc.constantFrom(0, 250, 4000), anyWithin, anyWithin), {
      minLength: 1,
      maxLength: 1,
    });
    fc.assert(
      fc.property(fc.constantFrom('a3' as const), counts, (option, groups) => {
        const emitted = (shift: (n: number) => number) => {
          const tallies = groups.map(([base, a, b]) =>
            nationalTally('nsl', base + shift(a), base + shift(b)),
          );
          const rows = bandRows(option, tallies);
          const table = bandTable(rows);
          return tableCsv('2013 H1', table, true) + JSON.stringify(table);
        };
        expect(emitted((n) => n)).toBe(emitted(() => 0));
      }),
    );
    for (const option of ['a1', 'a2'] as const) {
      const { size } = bandStructures[option];
      const emitted = (n: number) =>
        JSON.stringify(
          bandTable(
            bandRows(
              option,
              kinds.map((kind) => nationalTally(kind, n, n)),
            ),
          ),
        );
      expect(emitted(1)).toBe(emitted(Math.floor(size / 3)));
      expect(emitted(0)).toBe(emitted(1));
    }
  });

  it('has every row of its structure, whatever was received', () => {
    expect(bandRows('a1', []).map(({ type }) => type)).toHaveLength(6);
    expect(bandRows('a2', [])).toHaveLength(3);
    expect(bandRows('a3', [nationalTally('nsl', 3, 5)])).toEqual([
      {
        type: 'All National Security Process',
        requests: { low: 0, high: 249 },
        accounts: { low: 0, high: 249 },
      },
    ]);
  });

  it('cannot place what the docket does not say enough of', () => {
    const tallies = [
      nationalTally('nsl', 3, 5),
      nationalTally('who knows', 2, 2),
      nationalTally('FISA non-content', 4, 9),
    ];
    const placed = (option: BandOption) => tallies.map((tally) => isPlaced(option, tally));
    expect([placed('a1'), placed('a2'), placed('a3')]).toEqual([
      [true, false, false],
      [true, false, true],
      [true, true, true],
    ]);
  });

  it('in the style of 2013 stands merged in the row of the United States, without a total to subtract from', () => {
    const tallies: readonly [Tally, ...Tally[]] = [
      nationalTally('subpoena', 927, 2330, 'US', 'account'),
      nationalTally('subpoena', 127, 141, 'GB', 'account'),
      nationalTally('nsl', 200, 100),
    ];
    const table = accountTable2013(tallies, regions);
    const [tally] = tallies;
    const spelt = { ...tally, region: { code: null, name: 'UNITED STATES OF AMERICA' } };
    expect(accountTable2013([spelt, ...tallies.slice(1)], regions)).toEqual(table);
    expect(table.rows).toEqual([
      { name: 'United Kingdom', cells: [127, 141, 0, 127, 0, 100] },
      {
        name: 'United States of America',
        cells: ['1000-2000', '2000-3000', '0-1000', '1000-2000', '0-1000', null],
      },
    ]);
    expect(new Set(table.total.cells)).toEqual(new Set([null]));
  });
});

describe('the time before national security figures may be published', () => {
  const period = readPeriod('2015 H1');

  it('is told with the day on which it ends', async () => {
    const refusal = await failureOf(() => checkNationalSecurity('a1', period, '2015-12-26'));
    expect(refusal.code).toBe('refused');
    expect(refusal.message).toContain('2015-12-27');
    checkNationalSecurity('a1', period, '2015-12-27');
    checkNationalSecurity('a3', period, '2015-07-01');
    expect((await failureOf(() => checkNationalSecurity('a3', period, '2015-06-30'))).message).toContain(
      '2015-07-01',
    );
    const year = readPeriod('2015');
    expect((await failureOf(() => checkNationalSecurity('a4', year, '2016-12-30'))).message).toContain(
      '2016-12-31',
    );
    checkNationalSecurity('a4', year, '2016-12-31');
  });

  it('is 540 days for a new service in (a)(1) and (a)(2)', () => {
    const service = { name: 'Maps', firstOrderOn: '2015-03-01' };
    const allowedFrom = addDays('2015-03-01', 540);
    expect(embargoes('a2', period, '2016-01-15', [service])).toMatchObject([{ allowedFrom }]);
    expect(embargoes('a3', period, '2016-01-15', [service])).toEqual([]);
    const later = { name: 'Later', firstOrderOn: '2015-07-01' };
    expect(embargoes('a2', period, '2016-01-15', [later])).toEqual([]);
    expect(embargoes('a2', period, allowedFrom, [service])).toEqual([]);
  });

  it('cannot be got round by shorter periods', async () => {
    const month = readPeriod('2015-01-01..2015-01-31');
    expect((await failureOf(() => checkNationalSecurity('a1', month, '2020-01-01'))).code).toBe('refused');
    expect((await failureOf(() => checkNationalSecurity('a4', period, '2020-01-01'))).code).toBe('refused');
  });
});

function isIn({ from, to }: Released['period'], half: string): boolean {
  return from <= readPeriod(half).to && readPeriod(half).from <= to;
}

describe('what leaves beside bands', () => {
  /** A request by the half-years in which it was received and decided. */
  interface OneRequest {
    readonly letter: boolean;
    readonly received: string;
    readonly decided: string;
  }
  const halves = ['2013 H1', '2013 H2', '2014 H1'] as const;
  const anyRequest = fc
    .record({ letter: fc.boolean(), received: fc.nat(2), takes: fc.nat(2) })
    .map(({ letter, received, takes }): OneRequest => ({
      letter,
      received: halves[received] ?? '2014 H1',
      decided: halves[received + takes] ?? '2014 H1',
    }));
  const anyLeaving = fc.record(
    {
      bands: fc.constantFrom(...bandOptionIds, null),
      period: fc.constantFrom(...halves, '2013', '2013-04-01..2013-09-30').map(readPeriod),
      rule: fc.constantFrom('received', 'decided'),
      docket: fc.constantFrom('account', 'national-security'),
    },
    { requiredKeys: ['bands', 'period', 'rule'] },
  );

  /** What is counted, in bands or exactly: a half-year's requests may have come on any of its days. */
  function countedIn({ bands, period, rule, docket }: Released, requests: readonly OneRequest[]) {
    const isCounted = ({ letter }: OneRequest) =>
      letter ? bands !== null || docket === 'national-security' : bands === '2013' || bands === null;
    return requests.filter((one) => isCounted(one) && isIn(period, one[rule]));
  }

  const isRefused = (
    released: readonly Released[],
    leaving: Released,
    requests: readonly OneRequest[],
  ): boolean => {
    const isShared: SharedRequests = (received, decided) =>
      requests.some((one) => isIn(received, one.received) && isIn(decided, one.decided));
    try {
      refuseSecondBands(released, leaving, isShared);
      return false;
    } catch {
      return true;
    }
  };

  it('counts no request that is in bands a second time otherwise: by another day, period, structure, or exactly', () => {
    fc.assert(
      fc.property(
        fc.array(anyRequest, { minLength: 1, maxLength: 6 }),
        fc.array(anyLeaving, { maxLength: 8 }),
        (requests, asked) => {
          const left: Released[] = [];
          for (const { docket, ...one } of asked) {
            const isDocket = one.bands === null && docket !== undefined;
            const leaving: Released = isDocket ? { ...one, docket } : one;
            if (!isRefused(left, leaving, requests)) left.push(leaving);
          }
          for (const [index, banded] of left.entries()) {
            if (banded.bands === null) continue;
            for (const [place, other] of left.entries()) {
              const { bands, rule, period } = other;
              const isSame =
                bands === banded.bands && rule === banded.rule && period.name === banded.period.name;
              if (index === place || isSame) continue;
              const twice = countedIn(banded, requests).filter((one) =>
                countedIn(other, requests).includes(one),
              );
              expect(twice).toEqual([]);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is refused with what left, and with what can still leave', () => {
    const period = readPeriod('2013 H1');
    const exact: Released = { bands: null, period, rule: 'received' };
    const a3: Released = { ...exact, bands: 'a3' };
    const refusal = (released: readonly Released[], bands: Released['bands']): string => {
      try {
        refuseSecondBands(released, { ...exact, bands }, () => true);
        return '';
      } catch (thrown) {
        return String(thrown);
      }
    };
    for (const bands of ['2013', 'a2'] as const) {
      expect(refusal([exact, a3], bands)).toContain(
        'Keep to the same period, the same structure (--bands a3)',
      );
      expect(refusal([exact, a3], bands)).not.toContain('told exactly');
    }
    expect(refusal([exact, a3], 'a3')).toBe('');
    expect(refusal([exact], '2013')).toContain('told exactly');
  });

  it('is not kept back without need', () => {
    const period = readPeriod('2013 H1');
    const requests: OneRequest[] = [{ letter: true, received: '2013 H1', decided: '2013 H1' }];
    const own: Released = { bands: 'a3', period, rule: 'received' };
    const exact = { bands: null, period, rule: 'decided' } as const;
    for (const other of [
      own,
      exact,
      { ...own, period: readPeriod('2013 H2') },
      { ...exact, docket: 'account' } as const,
    ])
      expect(isRefused([own], other, requests)).toBe(false);
    for (const other of [
      { ...own, rule: 'decided' } as const,
      { ...exact, docket: 'national-security' } as const,
    ])
      expect(isRefused([own], other, requests)).toBe(true);
    expect(isRefused([{ ...own, bands: '2013' }], exact, requests)).toBe(true);
    expect(isRefused([{ ...own, bands: '2013' }], { ...exact, period: readPeriod('2014') }, requests)).toBe(
      false,
    );
  });
});
