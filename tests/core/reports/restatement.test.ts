import { describe, expect, it } from 'vitest';
import type { PublishedCell } from '../../../src/core/reports/published-table.ts';
import { loweredFloors } from '../../../src/core/reports/lowered-floors.ts';
import { definitions, type PublishedReport } from '../../../src/core/reports/report.ts';
import {
  restatement,
  rowReasons,
  withReasons,
  type RowReason,
} from '../../../src/core/reports/restatement.ts';
import { failureOf } from '../../support/failing.ts';
import { readPeriod } from '../../../src/core/reports/period.ts';

function reportOf(rows: Readonly<Record<string, readonly PublishedCell[]>>): PublishedReport {
  const columns = ['Requests', 'Accounts'].map((heading) => ({
    id: heading,
    heading,
    definition: '',
    percent: false,
  }));
  const table = {
    columns,
    rowHeading: 'Country/Region',
    rows: Object.entries(rows).map(([name, cells]) => ({ name, cells })),
    total: { name: 'Total', cells: [1, null] },
  };
  return {
    form: 'redrope-transparency-report 1',
    period: readPeriod('2013 H1'),
    rule: 'received',
    smallNumbers: { mode: 'show' },
    bands: null,
    tables: { account: table },
    definitions,
  };
}

function inBand(low: number, high: number): PublishedReport {
  const columns = ['requests-low', 'requests-high'].map((id) => ({
    id,
    heading: id,
    definition: '',
    percent: false,
  }));
  const row = { name: 'All National Security Process', cells: [low, high] };
  const table = { columns, rowHeading: 'Type', rows: [row], total: row };
  return { ...reportOf({}), bands: 'a3', tables: { 'national-security': table } };
}

describe('a restatement', () => {
  it('says cell by cell what changed, blank apart from 0, bands apart from numbers', () => {
    const before = reportOf({ 'United States': ['1000-2000', '2000-3000'], Utopia: [1, null], Gone: [2, 2] });
    const after = reportOf({ 'United States': [927, 2330], Utopia: [1, 0], New: [3, 3] });
    expect(
      restatement(before, after).map(({ row, heading, before: was, after: is }) => [row, heading, was, is]),
    ).toEqual([
      ['United States', 'Requests', '1000-2000', 927],
      ['United States', 'Accounts', '2000-3000', 2330],
      ['Utopia', 'Accounts', null, 0],
      ['Gone', 'Requests', 2, { absent: true }],
      ['Gone', 'Accounts', 2, { absent: true }],
      ['New', 'Requests', { absent: true }, 3],
      ['New', 'Accounts', { absent: true }, 3],
    ]);
    expect(restatement(before, before)).toEqual([]);
  });

  it('says that a floor was lowered that disclosed letters had raised, wherever the band lies by then', () => {
    for (const [low, high] of [
      [250, 499],
      [0, 249],
      [12, 249],
    ] as const)
      expect(loweredFloors(inBand(300, 499), inBand(low, high))).toEqual([
        expect.stringContaining(`gave 300–499, this one gives ${low}–${high}`),
      ]);
    expect(loweredFloors(inBand(250, 499), inBand(0, 249))).toEqual([]);
    expect(loweredFloors(inBand(10, 249), inBand(250, 499))).toEqual([]);
  });

  it('takes a row that is called Total for no total', () => {
    const changes = restatement(reportOf({ Total: [0, 0] }), reportOf({ Total: [1, 0] }));
    expect(changes.map(({ row, before, after }) => [row, before, after])).toEqual([['Total', 0, 1]]);
  });

  it('keeps the reason of a row that is called Total apart from that of the total, and refuses one of no row', async () => {
    const [before, after] = [reportOf({ Total: [0, 0] }), reportOf({ Total: [1, 0] })];
    const own = after.tables.account;
    if (own === undefined) throw new Error('no table');
    const total = { ...own.total, cells: [2, null] };
    const changes = restatement(before, { ...after, tables: { account: { ...own, total } } });
    const why = (...reasons: readonly Omit<RowReason, 'table'>[]) =>
      withReasons(
        changes,
        reasons.map((reason) => ({ table: 'account', ...reason })),
      ).map((change) => change.why);
    expect(why({ row: 'Total', why: 'Late.' })).toEqual(['Late.', undefined]);
    expect(why({ row: 'Total', why: 'Late.' }, { row: 'Total', total: true, why: 'Twice.' })).toEqual([
      'Late.',
      'Twice.',
    ]);
    expect(rowReasons(changes)).toHaveLength(2);
    const ofTotal = restatement(after, { ...after, tables: { account: { ...own, total } } });
    const reasons = [{ table: 'account', row: 'Total', why: 'Late.' }] as const;
    expect(withReasons(ofTotal, reasons)).toMatchObject([{ total: true, why: 'Late.' }]);
    expect((await failureOf(() => why({ row: 'Germny', why: 'Late.' }))).message).toContain(
      '“Germny” of Account',
    );
  });
});
