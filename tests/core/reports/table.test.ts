import * as fc from 'fast-check';
import { reportChart } from '../../../src/core/reports/report-chart.ts';
import { describe, expect, it } from 'vitest';
import type { CountedCase } from '../../../src/core/reports/counted-case.ts';
import { tableCategories, type TableCategory } from '../../../src/core/reports/columns.ts';
import { whyUncounted } from '../../../src/core/reports/countability.ts';
import { processTable } from '../../../src/core/reports/other-tables.ts';
import { suppressed, type PublishedCell } from '../../../src/core/reports/published-table.ts';
import { isSameName } from '../../../src/core/reports/regions.ts';
import { categoryTable, type ReportTable } from '../../../src/core/reports/table.ts';
import { tallyOf, tallyGroupOf, summedFields, type Tally } from '../../../src/core/reports/tally.ts';
import { anyRow, regions } from './docket-cases.ts';

const anyCase = anyRow.map((row): CountedCase => ({
  id: '',
  decidedOn: null,
  minutesToDecide: null,
  underGag: null,
  requester: null,
  reasons: [],
  imported: true,
  ...row,
}));
const anyDocket = fc.array(anyCase, { maxLength: 60 });
const anyCategory = fc.constantFrom(...tableCategories);

/** One request as a tally of one. */
function tallyOfCase(one: CountedCase): Tally {
  return tallyOf(
    tallyGroupOf(one),
    1,
    summedFields.map((field) => one.outcome[field] ?? 0),
  );
}

function tableOf(category: TableCategory, cases: readonly CountedCase[]): ReportTable {
  const counted = cases.filter(
    (one) => one.category === category && whyUncounted(one, true, 'received') === null,
  );
  return categoryTable(category, counted.map(tallyOfCase), regions);
}

function figures({ rows, total, columns }: ReportTable) {
  return { heads: columns.map(({ heading }) => heading), rows, total };
}

function data(one: CountedCase): string | null {
  return one.outcome.dataProvided;
}

function emergency(one: CountedCase): string | null {
  const { emergencyOutcome, dataProvided, challenged: objected } = one.outcome;
  if (emergencyOutcome !== null) return emergencyOutcome;
  if (dataProvided === null || dataProvided === 'unknown') return null;
  if (dataProvided !== 'none') return 'data';
  return objected === null ? null : objected === 'no' ? 'no-data' : 'rejected';
}

/** The published rules once more, written down a second time and in another way: from cell texts, by loops. */
function naive(category: TableCategory, cases: readonly CountedCase[]): Record<string, (number | null)[]> {
  // Without a prototype, since a region may be called “__proto__”.
  const result = Object.create(null) as Record<string, (number | null)[]>;
  const named = cases.filter(
    (one) => one.category === category && (category === 'private-party' || one.process !== 'nsl'),
  );
  const of = (one: CountedCase) => (category === 'private-party' ? 'Total' : regions.nameOf(one.region));
  const names = [...new Set(named.map(of))].filter((name) => name !== null);
  for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
    // Spellings of one name are one row, under the first of them by code units.
    if (Object.keys(result).some((row) => isSameName(row, name))) continue;
    const own = named.filter(
      (one) => isSameName(of(one) ?? '', name) && (category === 'private-party' || one.process !== 'nsl'),
    );
    const n = own.length;
    const sum = (get: (one: CountedCase) => number | null) => {
      let total: number | null = null;
      for (const one of own) {
        const value = get(one);
        if (value !== null) total = (total ?? 0) + value;
      }
      return total;
    };
    const count = (get: (one: CountedCase) => string | null, yes: string[], no: string[]) =>
      sum((one) => {
        const value = get(one) ?? '';
        return yes.includes(value) ? 1 : no.includes(value) ? 0 : null;
      });
    const percent = (...parts: (number | null)[]) => {
      const says =
        category === 'account'
          ? ['non-content', 'content', 'none']
          : ['non-content', 'content', 'none', 'yes'];
      const isKnown = (one: CountedCase) =>
        category === 'emergency'
          ? ['rejected', 'no-data', 'data'].includes(emergency(one) ?? '')
          : says.includes(data(one) ?? '');
      if (!own.every(isKnown)) return null;
      const hundredths = BigInt(parts.reduce<number>((all, part) => all + (part ?? 0), 0)) * 1000n;
      const tenths = hundredths / BigInt(n);
      return Number(tenths / 10n) + (tenths % 10n >= 5n ? 1 : 0);
    };
    const ids = sum((one) => one.outcome.identifiers);
    const provided = count(data, ['non-content', 'content', 'yes'], ['none']);
    const challenged = count((one) => one.outcome.challenged, ['part', 'full'], ['no']);
    const apps = sum((one) => one.outcome.appsRemoved);
    const removal = () => [
      n,
      ids,
      challenged,
      sum((one) => (one.outcome.appsRemoved === null ? null : one.outcome.appsRemoved > 0 ? 1 : 0)),
      apps,
      sum((one) => one.outcome.appealsReceived),
      sum((one) => one.outcome.appealsGranted),
      sum((one) => one.outcome.appsReinstated),
    ];
    const ended = (which: string) =>
      count(
        emergency,
        [which],
        ['rejected', 'no-data', 'data'].filter((one) => one !== which),
      );
    const only = (which: string, other: string) => count(data, [which], ['none', other]);
    const action = (which: string, others: string[]) =>
      count((one) => one.outcome.action, [which], ['none', ...others]);
    switch (category) {
      case 'device':
      case 'financial-identifier':
      case 'push-token':
        result[name] = [n, ids, provided, percent(provided)];
        break;
      case 'account': {
        const [records, content] = [only('non-content', 'content'), only('content', 'non-content')];
        result[name] = [n, ids, challenged, records, content, percent(records, content)];
        break;
      }
      case 'account-preservation':
        result[name] = [n, ids, sum((one) => one.outcome.accountsPreserved)];
        break;
      case 'account-restriction-deletion':
        result[name] = [
          n,
          ids,
          sum(({ outcome }) => {
            if (outcome.action === null) return null;
            if (outcome.action !== 'none') return 0;
            return outcome.challenged === null ? null : outcome.challenged === 'no' ? 0 : 1;
          }),
          action('restricted', ['deleted']),
          action('deleted', ['restricted']),
        ];
        break;
      case 'emergency':
        result[name] = [n, ended('rejected'), ended('no-data'), ended('data'), percent(ended('data'))];
        break;
      case 'digital-content-provider':
        result[name] = [n, challenged, provided, percent(provided)];
        break;
      case 'app-removal-legal':
      case 'app-removal-policy':
        result[name] = removal();
        break;
      case 'private-party':
        result[name] = [n, provided, percent(provided)];
    }
  }
  return result;
}

describe('a category table', () => {
  it('agrees with a second implementation on any docket', () => {
    fc.assert(
      fc.property(anyCategory, anyDocket, (category, docket) => {
        const cases = docket.map((one) => ({ ...one, category }));
        const table = tableOf(
          category,
          cases.filter((one) => category !== 'private-party' || one.process !== 'nsl'),
        );
        const expected = naive(
          category,
          cases.filter((one) => one.process !== 'nsl'),
        );
        if (category === 'private-party' && table.rows[0]?.cells[0] === 0) return;
        expect(Object.fromEntries(table.rows.map(({ name, cells }) => [name, cells]))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('names a row of several spellings alike in whatever order they come', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const spelt = (name: string) => ({
          ...one,
          category: 'device' as const,
          region: { code: null, name },
        });
        const namesOf = (order: readonly string[]) =>
          tableOf('device', order.map(spelt)).rows.map(({ name }) => name);
        expect(namesOf(['Atlantis', 'ATLANTIS'])).toEqual(namesOf(['ATLANTIS', 'Atlantis']));
      }),
    );
  });

  it('has totals that are the sums of its rows, and does not depend on the order of cases', () => {
    fc.assert(
      fc.property(anyCategory, anyDocket, fc.infiniteStream(fc.nat()), (category, docket, random) => {
        const cases = docket.map((one) => ({ ...one, category }));
        const table = tableOf(category, cases);
        for (const [index, { figure }] of table.columns.entries()) {
          if (figure.kind === 'percent') continue;
          const known = table.rows.map(({ cells }) => cells[index] ?? null).filter((cell) => cell !== null);
          const sum =
            known.length === 0 && table.rows.length > 0 ? null : known.reduce((all, cell) => all + cell, 0);
          expect(table.total.cells[index]).toBe(sum);
        }
        const shuffled = cases
          .map((one) => ({ one, key: random.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(figures(tableOf(category, shuffled))).toEqual(figures(table));
      }),
    );
  });

  it('by types of process has as many emergency requests with data as the emergency table', () => {
    fc.assert(
      fc.property(anyDocket, (docket) => {
        const cases = docket.map((one) => ({ ...one, category: 'emergency' as const }));
        const counted = cases.filter((one) => whyUncounted(one, true, 'received') === null);
        const [, , , withData] = tableOf('emergency', cases).total.cells;
        expect(processTable(counted.map(tallyOfCase)).total.cells[1] ?? 0).toBe(withData ?? 0);
      }),
    );
  });

  it('gives the same from groups of cases as from each case', () => {
    fc.assert(
      fc.property(anyCategory, anyDocket, (category, docket) => {
        const cases = docket.filter(({ process }) => process !== 'nsl').map((one) => ({ ...one, category }));
        const groups = Map.groupBy(cases, (one) => JSON.stringify(tallyGroupOf(one)));
        const tallies = [...groups.values()].flatMap((group) => {
          const [first] = group;
          if (first === undefined) return [];
          const sums = summedFields.map((field) =>
            group.reduce((sum, { outcome }) => sum + (outcome[field] ?? 0), 0),
          );
          return [tallyOf(tallyGroupOf(first), group.length, sums)];
        });
        const counted = tallies.filter((tally) => whyUncounted(tally, true, 'received') === null);
        expect(figures(categoryTable(category, counted, regions))).toEqual(figures(tableOf(category, cases)));
      }),
    );
  });
});

function column(id: string, percent = false) {
  return { id, heading: id, definition: id, percent };
}

function drawn(rows: number, share: number | null) {
  return drawnOf(Array.from({ length: rows }, () => share));
}

function drawnOf(shares: readonly PublishedCell[]) {
  return drawnRows(shares.map((share) => [9, 9, 4, share]));
}

function drawnRows(rows: readonly (readonly PublishedCell[])[]) {
  return reportChart('device', {
    columns: [column('received'), column('identifiers'), column('data-provided'), column('percentage', true)],
    rowHeading: 'Country/Region',
    rows: rows.map((cells, index) => ({ name: `R${index}`, cells })),
    total: { name: 'Total', cells: [] },
  });
}

describe('what is drawn of a table', () => {
  it('says how many rows are left out', () => {
    expect(drawn(12, 44)?.title).toBe('received.');
    expect(drawn(14, 44)?.title).toBe('received. The 12 with the most; the table has 2 more.');
  });

  it('does not call those the rows with the most whose number alone is told', () => {
    const cells = [20, suppressed, 7, suppressed].map((received) => [received, 9, 4, 44]);
    const chart = drawnRows(cells);
    expect(chart?.bars.map(({ name }) => name)).toEqual(['R0', 'R2']);
    expect(chart?.title).toBe('received. 2 rows; of 2 more the number is held back.');
    expect(chart?.alternative).toMatch(
      /^Bars\. 2 rows; of 2 more the number is held back\. The longest is of R0: /,
    );
    expect(drawnRows([...cells, [null, 9, 4, 44], [0, 0, 0, null]])?.title).toBe(
      'received. 2 rows; the table has 1 more, and 3 of which the number is not told.',
    );
  });

  it('has no part where the percentage is blank, as some outcomes are not known', () => {
    expect(drawn(2, 44)?.part).toBe('with data provided');
    expect(drawn(2, null)).toMatchObject({ part: null, untold: [], bars: [{ part: null }, { part: null }] });
    const some = drawnOf([44, null, suppressed]);
    expect(some?.bars.map(({ name }) => name)).toEqual([
      'R0',
      'R1 (with data provided: not known)',
      'R2 (with data provided: held back)',
    ]);
    expect(some?.untold).toEqual([
      expect.stringContaining('it is not recorded whether data was provided'),
      expect.stringContaining('does not tell how many'),
    ]);
  });
});
