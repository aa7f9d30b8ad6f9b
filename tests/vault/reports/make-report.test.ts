import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { recordOutcome } from '../../../src/core/reports/commands.ts';
import { blankOutcome } from '../../../src/core/reports/outcome.ts';
import { ownPublisher, trendOf } from '../../../src/core/reports/history.ts';
import { readPeriod } from '../../../src/core/reports/period.ts';
import { tablesOf } from '../../../src/core/reports/table-titles.ts';
import { tableCsv } from '../../../src/core/reports/report-csv.ts';
import { reportPage } from '../../../src/core/reports/report-page.ts';
import { changeRequest } from '../../../src/core/requests/commands.ts';
import { caseState, entriesOf, recordEvents } from '../../../src/vault/ledger-store.ts';
import { dayNumber, isCountedAs } from '../../../src/vault/reports/report-case.ts';
import { checkVault } from '../../../src/vault/check.ts';
import { value, write } from '../../../src/vault/database.ts';
import { forgetSaved } from '../../../src/vault/reports/saved-tables.ts';
import { releaseTables, releaseToFile } from '../../../src/vault/reports/release-tables.ts';
import { parse } from '../../../src/core/shape.ts';
import { reportVaultCalls } from '../../../src/ipc/report-calls.ts';
import type { BandChoice } from '../../../src/core/reports/band-choice.ts';
import type { TableId } from '../../../src/core/reports/report.ts';
import { bandChoiceView, chooseBands } from '../../../src/vault/reports/band-choice-store.ts';
import { publishingView, publishNow } from '../../../src/vault/reports/publishing.ts';
import { reportHandlers } from '../../../src/vault/reports/report-handlers.ts';
import { reportView, savedReport } from '../../../src/vault/reports/report-view.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { recordFiles, reportFileNames } from '../../../src/vault/reports/report-files.ts';
import { docketBlocks, tryDocketLifts } from '../../../src/vault/reports/docket-blocks.ts';
import { docketLeaving, leftOutOf, type DocketAsked } from '../../../src/vault/reports/docket-leaving.ts';
import { docketCsv } from '../../../src/vault/reports/export-docket.ts';
import { orTakenBack, release } from '../../../src/vault/reports/released-bands.ts';
import { importDocket } from '../../../src/vault/reports/import-docket.ts';
import { casesBehind } from '../../../src/vault/reports/cases-behind.ts';
import { historySources } from '../../../src/vault/reports/history-store.ts';
import { makeReport, type ReportOptions } from '../../../src/vault/reports/make-report.ts';
import { tellApart } from '../../../src/vault/reports/process-in-doubt.ts';
import {
  isAsSigned,
  publishedReports,
  publishReport,
  restatedAs,
} from '../../../src/vault/reports/published-store.ts';
import { failureCode, failureOf } from '../../support/failing.ts';
import { reopened, temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';
import { devices, docketFile, docketOf2013, published2013, type DocketCells } from './docket-files.ts';

const asked: ReportOptions = {
  period: readPeriod('2013 H1'),
  rule: 'received',
  smallNumbers: { mode: 'show' },
  bands: null,
};
const request: DocketCells = {
  received_on: '2013-02-01',
  country: 'DE',
  category: 'account',
  identifiers: 1,
  challenged: 'no',
  data_provided: 'none',
};

async function vaultWith(rows: readonly DocketCells[]) {
  const vault = await temporaryVault();
  const { errors } = await importDocket(
    vault,
    docketFile(rows.map((row, index) => ({ reference: `R-${index}`, ...row }))),
  );
  expect(errors).toEqual([]);
  return vault;
}

function inCountry(country: string, count: number): DocketCells[] {
  const one = { ...request, country, identifiers: 9, data_provided: 'content' };
  return Array.from({ length: count }, () => one);
}

/** Process in the docket's own words, all in one category. */
function inWords(...processes: readonly string[]): DocketCells[] {
  return processes.map((process) => ({ ...request, country: 'US', category: 'device', process }));
}

function letters(count: number): DocketCells[] {
  return Array.from({ length: count }, (): DocketCells => ({
    ...request,
    category: 'national-security',
    process: 'nsl',
    country: 'US',
    identifiers: 3,
  }));
}

function save(options: ReportOptions, table: TableId | null) {
  return (vault: Vault) => releaseTables(vault, makeReport(vault, options).published, table);
}

/** The docket as it is exported. */
function docketOf(vault: Vault, options: DocketAsked = {}): string {
  release(vault, docketLeaving(vault.db, options));
  return [...docketCsv(vault.db, { references: true, ...options })].join('');
}

/** The references in an exported docket. */
function referencesIn(csv: string): string {
  const lines = csv.trimEnd().split('\r\n').slice(1);
  return lines
    .map((row) => row.split(',')[0] ?? '')
    .toSorted((a, b) => a.localeCompare(b))
    .join(', ');
}

function failsToWrite(takeBack: () => void): () => void {
  return () =>
    orTakenBack(takeBack, () => {
      throw new Error('full');
    });
}

function decideAll(vault: Vault, day: string): void {
  write(vault.db, 'UPDATE report_case SET decided_on = ?', dayNumber(day));
}

function forgetWhatLeft(vault: Vault): void {
  write(vault.db, 'DELETE FROM published_report');
  write(vault.db, `DELETE FROM setting WHERE key IN ('last-published', 'written-bands')`);
}

function publish(options: ReportOptions) {
  return (vault: Vault) => publishReport(vault, makeReport(vault, options));
}

describe('a report from the vault', () => {
  it('is the published account table of 2013 H1, byte for byte, from a docket of its requests', async () => {
    const vault = await vaultWith(docketOf2013('account').toReversed());
    const { published, uncounted, incomplete, problems } = makeReport(vault, asked);
    expect([uncounted, incomplete, problems]).toEqual([[], [], []]);
    const { account } = published.tables;
    if (account === undefined) throw new Error('no table');
    expect(tableCsv('2013 H1', account, false)).toBe(published2013('account'));
    expect(account.total.cells).toEqual([1646, 3099, 535, 840, 72, 55]);
  });

  it('lists first what it cannot count, and why', async () => {
    const vault = await vaultWith([
      request,
      { ...request, received_on: '' },
      { ...request, category: '' },
      { ...request, country: '' },
      { ...request, process: 'nsl' },
      { ...request, data_provided: 'yes' },
      { ...request, identifiers: '' },
      { ...request, received_on: '2013-07-01', country: '' },
    ]);
    const { uncounted, incomplete, published } = makeReport(vault, asked);
    expect(
      uncounted.map(({ why, requests, cases }) => `${why} ${requests} ${cases.length}`).toSorted(),
    ).toEqual(['national-security-process 1 1', 'no-category 1 1', 'no-country 1 1', 'no-received-date 1 1']);
    expect(incomplete.map(({ requests }) => requests)).toEqual([1, 1]);
    expect(published.tables.account?.rows).toEqual([{ name: 'Germany', cells: [3, 2, 0, 0, 0, null] }]);
  });

  it('gives no percentage of which a request does not say whether it counts', async () => {
    const answers = [
      ['FR', 'yes'],
      ['FR', 'content'],
      ['DE', 'unknown'],
      ['DE', 'content'],
      ['IT', 'none'],
      ['IT', 'content'],
    ] as const;
    const vault = await vaultWith(
      answers.map(([country, data_provided]) => ({ ...request, country, data_provided })),
    );
    const { tables } = makeReport(vault, asked).published;
    const percentages = tables.account?.rows.map(({ name, cells }) => [name, cells.at(-1)]);
    expect(percentages).toEqual([
      ['France', null],
      ['Germany', null],
      ['Italy', 50],
    ]);
  });

  it('opens the cases behind every figure', async () => {
    const vault = await vaultWith([
      request,
      { ...request, data_provided: 'content' },
      { ...request, data_provided: 'non-content', challenged: 'part' },
      { ...request, country: 'FR', data_provided: 'content' },
    ]);
    const { tables } = makeReport(vault, asked);
    const references = (row: string | null, column: string) =>
      casesBehind(vault.db, asked, { table: 'account', row, column, ...asked }, 100).map(
        (id) => caseState(vault.db, id).request.reference,
      );
    for (const { name, cells } of [
      ...(tables.account?.rows ?? []),
      ...(tables.account === undefined ? [] : [tables.account.total]),
    ]) {
      for (const [index, { id, figure }] of (tables.account?.columns ?? []).entries()) {
        if (figure.kind === 'count' || figure.kind === 'requests')
          expect([id, references(name === 'Total' ? null : name, id).length]).toEqual([id, cells[index]]);
      }
    }
    expect(references('Germany', 'percentage').toSorted()).toEqual(['R-1', 'R-2']);
    expect(references('France', 'challenged')).toEqual([]);
  });

  it('opens the cases behind rows that stand together, or are spelt in two ways, or merged with letters', async () => {
    const vault = await vaultWith([
      ...Array.from({ length: 5 }, () => request),
      { ...request, country: 'Timbuktu', data_provided: 'content' },
      { ...request, country: 'timbuktu' },
      { ...request, country: 'FR' },
      { ...request, country: 'US' },
      ...letters(2),
    ]);
    const behind = (options: ReportOptions, row: string, column = 'received') =>
      casesBehind(vault.db, options, { table: 'account', row, column, ...options }, 100).length;
    const merging = { ...asked, smallNumbers: { mode: 'merge', threshold: 3 } as const };
    expect(makeReport(vault, merging).published.tables.account?.rows).toMatchObject([
      { name: 'Germany', cells: [5, 5, 0, 0, 0, 0] },
      { name: 'Other', cells: [4, 4, 0, 0, 'suppressed', 'suppressed'] },
    ]);
    expect([
      behind(merging, 'Other'),
      behind(merging, 'Other', 'content'),
      behind(merging, 'Germany'),
    ]).toEqual([4, 1, 5]);
    expect(makeReport(vault, asked).published.tables.account?.rows.map(({ name }) => name)).toContain(
      'Timbuktu',
    );
    expect([behind(asked, 'Timbuktu'), behind(asked, 'France')]).toEqual([2, 1]);
    const merged = { ...asked, bands: '2013' as const };
    expect(behind(merged, 'United States of America')).toBe(3);
  });

  it('counts by process and reason, but never what is banded', async () => {
    const vault = await vaultWith([
      { ...request, process: 'subpoena' },
      { ...request, category: 'national-security', process: 'nsl' },
    ]);
    const { published } = makeReport(vault, asked);
    expect(published.tables['by-process']?.rows).toEqual([
      { name: 'Subpoena', cells: [1, 0, 1, null, null] },
    ]);
    expect(Object.keys(published.tables).toSorted()).toEqual(['account', 'by-process']);
    expect(published.tables['national-security']).toBeUndefined();
  });

  it('counts what was recorded later of an outcome, and whether users were told', async () => {
    const vault = await vaultWith([{ ...request, process: 'subpoena', data_provided: '', challenged: '' }]);
    const [id = ''] = makeReport(vault, asked).incomplete[0]?.cases ?? [];
    const recorded = { ...blankOutcome, identifiers: 2, challenged: 'no', dataProvided: 'content' } as const;
    const act = () => recordOutcome(caseState(vault.db, id), { ...recorded, notified: true });
    recordEvents(vault, id, act());
    expect(act()).toEqual([]);
    const { incomplete, published } = makeReport(vault, asked);
    expect(incomplete).toEqual([]);
    expect(published.tables.account?.rows[0]?.cells).toEqual([1, 2, 0, 0, 1, 100]);
    expect(published.tables['by-process']?.rows).toEqual([{ name: 'Subpoena', cells: [1, 1, 2, 1, null] }]);
    expect(isCountedAs(vault.db, caseState(vault.db, id))).toBe(true);
  });

  it('refuses bands that would lie over others that were published', async () => {
    const vault = await vaultWith([request, ...letters(3)]);
    publishReport(vault, makeReport(vault, { ...asked, bands: 'a3' }));
    makeReport(vault, { ...asked, bands: 'a3' });
    const refusal = await failureOf(() => makeReport(vault, { ...asked, bands: 'a2' }));
    expect([refusal.code, refusal.message]).toEqual(['refused', expect.stringContaining('over them')]);
    const shifted = { ...asked, period: readPeriod('2013-01-02..2013-07-01'), bands: 'a3' as const };
    expect(await failureCode(() => makeReport(vault, shifted))).toBe('refused');
    makeReport(vault, { ...asked, period: readPeriod('2013 H2'), bands: 'a1' });
  });

  it('says before it is published that the floor of a band is lower than it was, and keeps nobody from it', async () => {
    const vault = await vaultWith(letters(3));
    const type = 'All National Security Process';
    const choose = (requests: number, accounts: number) =>
      chooseBands(vault, '2013 H1', {
        bands: 'a3',
        newServices: [],
        disclosed: [{ type, requests, accounts }],
      });
    const view = { period: '2013 H1', by: 'received', smallNumbers: null } as const;
    const publishShown = (why: string) =>
      publishNow(vault, { ...view, why, reasons: [], hash: publishingView(vault, view).hash });
    choose(3, 9);
    publishShown('');
    expect(publishingView(vault, view).warnings).toEqual([]);
    choose(2, 9);
    expect(publishingView(vault, view).warnings).toEqual([
      expect.stringMatching(/“All National.*”, requests received: .* 3–\d+, this one gives 2–\d+\. /),
    ]);
    publishShown('One was not disclosed.');
    choose(3, 9);
    expect(publishingView(vault, view).warnings).toEqual([]);
  });

  it('goes with the style of 2013 neither before nor after an exact account table', async () => {
    const vault = await vaultWith([request, ...letters(3)]);
    const other = await vaultWith([request, ...letters(3)]);
    publishReport(vault, makeReport(vault, asked));
    expect(await failureCode(() => makeReport(vault, { ...asked, bands: '2013' }))).toBe('refused');
    makeReport(vault, { ...asked, bands: 'a3' });
    const exact = makeReport(other, asked);
    publishReport(other, makeReport(other, { ...asked, bands: '2013' }));
    expect(await failureCode(() => publishReport(other, exact, 'Exact now.'))).toBe('refused');
    expect(await failureCode(() => makeReport(other, { ...asked, bands: 'a3' }))).toBe('refused');
  });

  it('remembers bands that were written to a file alone', async () => {
    const vault = await vaultWith([request, ...letters(3)]);
    releaseTables(vault, makeReport(vault, { ...asked, bands: 'a3' }).published, null);
    const year = { ...asked, period: readPeriod('2013'), bands: 'a4' as const };
    expect(await failureCode(() => makeReport(vault, year))).toBe('refused');
    releaseTables(vault, makeReport(vault, { ...asked, bands: 'a3' }).published, null);
  });

  it('lets no exact count of account requests leave beside the style of 2013, in whatever order and by whatever way', async () => {
    const banded = { ...asked, bands: '2013' } as const;
    const inBands = [
      save(banded, 'account'),
      save(banded, 'national-security'),
      save(banded, null),
      publish(banded),
    ];
    const exact = [
      ...(['account', 'by-process', 'by-reason', 'response-time', 'second-review', null] as const).map(
        (table) => save(asked, table),
      ),
      save({ ...asked, bands: 'a3' }, 'account'),
      save({ ...asked, rule: 'decided', period: readPeriod('2014') }, 'by-process'),
      (vault: Vault) => docketOf(vault, { nationalSecurity: true }),
      publish(asked),
      publish({ ...asked, bands: 'a3' }),
    ];
    const vault = await vaultWith([request, ...letters(3)]);
    decideAll(vault, '2014-02-01');
    for (const [first, second] of inBands.flatMap((one) =>
      exact.flatMap((other) => [
        [one, other],
        [other, one],
      ]),
    )) {
      forgetWhatLeft(vault);
      first?.(vault);
      expect(await failureCode(() => second?.(vault))).toBe('refused');
      save(asked, 'device')(vault);
    }
  });

  it('goes by the one day or the other, not by both, and says by which', async () => {
    const vault = await vaultWith([request, ...letters(3)]);
    decideAll(vault, '2014-02-01');
    const decided = { ...asked, bands: 'a3', rule: 'decided', period: readPeriod('2014 H1') } as const;
    const { account, ...others } = makeReport(vault, { ...decided, bands: '2013' }).published.tables;
    expect([account, others['national-security']].map((table) => table?.columns[0]?.heading)).toEqual([
      'Account Requests Decided',
      'Requests Decided Lower Bound',
    ]);
    save({ ...asked, bands: 'a3' }, 'national-security')(vault);
    const { message } = await failureOf(() => makeReport(vault, decided));
    expect(message).toContain('not decided yet, by another day');
    chooseBands(vault, '2014 H1', { bands: 'a3', newServices: [], disclosed: [] });
    expect(bandChoiceView(vault, '2014 H1', 'decided').withheld).toEqual([
      { why: message, allowedFrom: null },
    ]);
    expect(bandChoiceView(vault, '2014 H1', 'received').withheld).toEqual([]);
    save({ ...decided, bands: null }, 'account')(vault);
  });

  it('writes no row of the docket that would tell what is in bands', async () => {
    const domestic = { ...request, country: 'US' };
    const vault = await vaultWith([request, domestic, ...letters(3)]);
    const rowsOf = () => docketOf(vault).trimEnd().split('\r\n').length - 1;
    expect([rowsOf(), leftOutOf(vault.db)]).toEqual([2, { requests: 3, withAccounts: false }]);
    expect(await failureCode(() => makeReport(vault, { ...asked, bands: '2013' }))).toBe('refused');
    save({ ...asked, bands: 'a3' }, 'national-security')(vault);
    const whole = () => docketOf(vault, { nationalSecurity: true });
    expect((await failureOf(whole)).message).toContain('encrypted bundle');
    const other = await vaultWith([request, domestic, ...letters(3)]);
    save({ ...asked, bands: '2013' }, 'account')(other);
    expect(leftOutOf(other.db)).toEqual({ requests: 4, withAccounts: true });
    expect(docketOf(other)).not.toContain('US');
  });

  it('writes no references whose gaps would count what is left out', async () => {
    const vault = await vaultWith([request, ...letters(1), request]);
    const options = { references: undefined };
    expect(referencesIn(docketOf(vault, options))).toBe(', ');
    expect(referencesIn(docketOf(vault, { ...options, nationalSecurity: true }))).toBe('R-0, R-1, R-2');
    const none = await vaultWith([request]);
    expect(referencesIn(docketOf(none, options))).toBe('R-0');
    // Whether anything is left out is not to be seen by this either, where it is told in bands.
    publish({ ...asked, bands: 'a3' })(none);
    expect(referencesIn(docketOf(none, options))).toBe('');
    expect(referencesIn(docketOf(none, { references: true }))).toBe('R-0');
  });

  it('leaves nothing out of the docket of other days than those of which the style of 2013 left', async () => {
    const domestic = { ...request, country: 'US' };
    const vault = await vaultWith([
      domestic,
      { ...domestic, reference: 'undated', received_on: '' },
      { ...domestic, reference: 'later', received_on: '2026-02-01' },
      ...letters(2),
      ...letters(1).map((one) => ({ ...one, reference: 'letter later', received_on: '2026-02-01' })),
    ]);
    save({ ...asked, bands: '2013' }, 'account')(vault);
    expect(referencesIn(docketOf(vault))).toBe('later');
    const year = { nationalSecurity: true, period: readPeriod('2026') };
    expect(referencesIn(docketOf(vault, year))).toBe('later, letter later');
    expect(await failureCode(() => docketOf(vault, { nationalSecurity: true }))).toBe('refused');
    const half = { ...asked, bands: '2013', period: readPeriod('2026 H1') } as const;
    expect(await failureCode(() => makeReport(vault, half))).toBe('refused');
    makeReport(vault, { ...half, period: readPeriod('2025 H1') });
  });

  it('takes a docket with letters that have no day for one of all days', async () => {
    const undated = letters(3).map((one) => ({ ...one, received_on: '' }));
    const vault = await vaultWith(undated);
    docketOf(vault, { nationalSecurity: true });
    const halves = { ...asked, bands: 'a3' } as const;
    expect((await failureOf(() => makeReport(vault, halves))).message).toContain('The docket of all days');
    // Bands by the day of the decision first: the same letters must not follow row by row.
    forgetWhatLeft(vault);
    decideAll(vault, '2014-02-01');
    save({ ...halves, rule: 'decided', period: readPeriod('2014 H1') }, 'national-security')(vault);
    expect(await failureCode(() => docketOf(vault, { nationalSecurity: true }))).toBe('refused');
  });

  it('does not take what is neither account requests nor national security for having left', async () => {
    const vault = await vaultWith([
      { ...request, category: 'device', data_provided: 'yes' },
      { ...request, category: 'device', data_provided: 'yes', received_on: '' },
    ]);
    docketOf(vault, { nationalSecurity: true });
    publishReport(vault, makeReport(vault, asked));
    makeReport(vault, { ...asked, bands: '2013' });
    expect(docketLeaving(vault.db)).toEqual([]);
    const account = await vaultWith([request]);
    docketOf(account);
    const { message } = await failureOf(() => makeReport(account, { ...asked, bands: '2013' }));
    expect(message).toMatch(/The docket of 2013-02-01 to 2013-02-01.*--bands a1, a2, a3 or a4/);
  });

  it('shares what is not decided with no period that ended, and what is no national security with no such bands', async () => {
    const later = { ...asked, rule: 'decided', period: readPeriod('2020 H1') } as const;
    const vault = await vaultWith([request, ...letters(3)]);
    save({ ...asked, bands: 'a3' }, 'national-security')(vault);
    makeReport(vault, { ...later, bands: 'a3' });
    write(
      vault.db,
      `UPDATE report_case SET decided_on = ? WHERE alike IN
        (SELECT id FROM report_group WHERE alike ->> '$.category' = 'account')`,
      dayNumber('2020-02-01'),
    );
    makeReport(vault, { ...later, bands: 'a3' });
    expect(await failureCode(() => makeReport(vault, { ...later, bands: '2013' }))).toBe('refused');
    const small = await vaultWith([request]);
    publishReport(small, makeReport(small, { ...asked, smallNumbers: { mode: 'suppress', threshold: 5 } }));
    save(later, 'account')(small);
    const open = { ...later, period: readPeriod('2020-01-01..2100-01-01') };
    expect(await failureCode(() => save(open, 'account')(small))).toBe('refused');
  });

  it('forgets that it left what could not be written', async () => {
    const vault = await vaultWith([request, ...letters(3)]);
    const bands = makeReport(vault, { ...asked, bands: 'a3' }).published;
    expect(failsToWrite(releaseTables(vault, bands, null))).toThrow('full');
    makeReport(vault, { ...asked, bands: 'a1' });
    releaseTables(vault, bands, null);
    expect(failsToWrite(releaseTables(vault, bands, null))).toThrow('full');
    // It left before, and stays so.
    expect(await failureCode(() => makeReport(vault, { ...asked, bands: 'a1' }))).toBe('refused');
  });

  it('in the style of 2013 gives no band of what is not recorded of all', async () => {
    const domestic = { ...request, country: 'US', identifiers: 900 };
    const vault = await vaultWith([domestic, { ...domestic, identifiers: '' }, ...letters(2)]);
    const banded = { ...asked, bands: '2013' } as const;
    const rowOf = () => makeReport(vault, banded).published.tables.account?.rows[0]?.cells;
    expect(rowOf()).toEqual(['0-1000', null, '0-1000', '0-1000', '0-1000', null]);
    await importDocket(vault, docketFile([{ ...letters(1)[0], reference: 'blank', challenged: '' }]));
    expect(rowOf()?.slice(1, 4)).toEqual([null, null, '0-1000']);
    expect(makeReport(vault, banded).incomplete).toContainEqual(
      expect.objectContaining({
        category: 'national-security',
        message: expect.stringMatching(/Challenged.* No band/) as string,
      }),
    );
  });

  it('publishes no exact table after bands of 2013 were saved, whatever is chosen by then', async () => {
    const vault = await vaultWith([{ ...request, country: 'US' }, ...letters(3)]);
    const whole = { period: '2013 H1', by: 'received', smallNumbers: null } as const;
    const choose = (bands: BandChoice['bands']) =>
      chooseBands(vault, whole.period, { bands, newServices: [], disclosed: [] });
    choose('2013');
    await savedReport(vault, { ...whole, table: 'account' }, { format: 'csv', totals: false });
    for (const bands of ['a3', null] as const) {
      choose(bands);
      expect((await failureOf(() => publishingView(vault, whole))).message).toContain('in a file');
    }
    choose('2013');
    expect(publishingView(vault, whole).tables.map(({ id }) => id)).toEqual(['account', 'national-security']);
  });

  it('gives nothing away that a published report holds back', async () => {
    const small = { ...asked, smallNumbers: { mode: 'suppress', threshold: 5 } as const };
    const vault = await vaultWith([request, { ...request, country: 'FR' }]);
    publishReport(vault, makeReport(vault, small));
    expect(
      (await failureOf(() => publishReport(vault, makeReport(vault, small), 'The same.'))).message,
    ).toContain('nothing to restate');
    const year = { ...small, period: readPeriod('2013') };
    expect(await failureCode(() => publishReport(vault, makeReport(vault, year)))).toBe('refused');
    const shown = makeReport(vault, asked);
    expect(await failureCode(() => publishReport(vault, shown, 'All of it.'))).toBe('refused');
    const other = { ...asked, smallNumbers: { mode: 'merge', threshold: 5 } as const };
    const { message } = await failureOf(() => publishReport(vault, makeReport(vault, other), 'More.'));
    expect(message).toMatch(/“Account” of 2013 H1 .*\(--suppress-below 5\)/);
    // Neither by a file, by the table of another kind that adds up to the same, or by another day.
    const decided = { ...asked, rule: 'decided', period: readPeriod('2014 H1') } as const;
    decideAll(vault, '2014-02-01');
    for (const leaving of [
      save(asked, 'account'),
      save(asked, 'by-process'),
      save(other, null),
      save(decided, null),
      publish(decided),
    ])
      expect(await failureCode(() => leaving(vault))).toBe('refused');
    save(small, 'account')(vault);
    save(asked, 'device')(vault);
    save({ ...asked, bands: 'a3' }, 'national-security')(vault);
  });

  it('gives nothing away that a saved file holds back, unless it went to nobody', async () => {
    const small = { ...asked, smallNumbers: { mode: 'suppress', threshold: 5 } as const };
    const vault = await vaultWith([request, { ...request, country: 'FR' }]);
    const toFile = (options: ReportOptions, table: TableId | null) => {
      const { published, tables } = makeReport(vault, options);
      return releaseToFile(vault, published, table, tables);
    };
    toFile(small, 'account');
    const year = { ...small, period: readPeriod('2013') };
    const merged = { ...asked, smallNumbers: { mode: 'merge', threshold: 5 } as const };
    for (const leaving of [
      () => toFile(asked, 'account'),
      () => toFile(asked, 'by-process'),
      () => toFile(year, 'account'),
      () => publish(merged)(vault),
      () => publish(asked)(vault),
    ])
      expect((await failureOf(leaving)).message).toMatch(/saved to a file[^]*Nothing was written/);
    toFile(asked, 'device');
    publish(small)(vault);
    const view = { period: '2013 H1', by: 'received', smallNumbers: null, table: 'account' } as const;
    expect(reportView(vault, view).saved).toEqual(['Account, 2013 H1, small counts held back below 5']);
    forgetWhatLeft(vault);
    forgetSaved(vault.db, asked.period);
    toFile(asked, 'account');
    expect(reportView(vault, view).saved).toEqual([]);
    toFile(small, 'account')();
    toFile(asked, 'account');
  });

  it('tells no count held back beside a file that was saved while none was small', async () => {
    const small = { ...asked, smallNumbers: { mode: 'suppress', threshold: 5 } as const };
    const american = { ...request, country: 'US' };
    const vault = await vaultWith([
      ...Array.from({ length: 3 }, () => ({ ...american, data_provided: 'content' })),
      ...Array.from({ length: 9 }, () => ({
        ...american,
        received_on: '2013-05-01',
        data_provided: 'content',
      })),
    ]);
    const year = makeReport(vault, { ...small, period: readPeriod('2013') });
    expect(JSON.stringify(year.published.tables)).not.toContain('suppressed');
    const forget = releaseToFile(vault, year.published, 'account', year.tables);
    const quarter = { ...small, period: readPeriod('2013-01-01..2013-03-31') };
    const { published, tables } = makeReport(vault, quarter);
    const toFile = () => releaseToFile(vault, published, 'account', tables);
    expect((await failureOf(toFile)).message).toContain('would lie over each other');
    expect(await failureCode(() => publish(quarter)(vault))).toBe('refused');
    const takeBack = forgetSaved(vault.db, quarter.period);
    takeBack();
    expect(await failureCode(toFile)).toBe('refused');
    forget();
    toFile();
  });

  it('goes on telling what a saved file told, where another count is to be held back by now', async () => {
    const small = { ...asked, smallNumbers: { mode: 'suppress', threshold: 5 } as const };
    const vault = await vaultWith([...inCountry('FR', 7), ...inCountry('IT', 8)]);
    const saved = makeReport(vault, small);
    expect(JSON.stringify(saved.published.tables)).not.toContain('suppressed');
    releaseToFile(vault, saved.published, 'account', saved.tables);
    await importDocket(
      vault,
      docketFile(inCountry('US', 4).map((row, index) => ({ reference: `late ${index}`, ...row }))),
    );
    const { account } = publish(small)(vault).frozen.report.tables;
    const received = account?.rows.map(({ name, cells }) => [name, cells[0]]);
    // France and Italy are known from the file: the total is what hides the four.
    expect([received, account?.total.cells[0]]).toEqual([
      [
        ['France', 7],
        ['Italy', 8],
        ['United States of America', 'suppressed'],
      ],
      'suppressed',
    ]);
  });

  it('leaves out a table that nothing could correct untold, and says that what was published of it no longer holds', async () => {
    const small = { ...asked, smallNumbers: { mode: 'suppress', threshold: 5 } as const };
    const french = devices('FR', 3, 6, 1);
    const others = [...devices('DE', 8, 16, 5), ...devices('NO', 2, 3, 0), ...devices('SE', 7, 12, 6)];
    const vault = await vaultWith([...french, ...others, ...inCountry('IT', 5)]);
    publish(small)(vault);
    // All of France were German.
    const german = docketFile(french.map((row) => ({ ...row, country: 'DE' })));
    expect(await importDocket(vault, german, { correct: true })).toMatchObject({ corrected: 3 });
    const view = { period: '2013 H1', by: 'received', smallNumbers: small.smallNumbers } as const;
    const alone = await failureOf(() => reportView(vault, { ...view, table: 'device' }));
    expect(alone.message).toMatch(/“Device” can’t be told[^]* of France[^]*Publish the report/);
    expect(reportView(vault, { ...view, table: 'account' }).table?.rows).toHaveLength(1);
    const { warnings, restates } = publishingView(vault, view);
    expect(warnings).toEqual([expect.stringMatching(/^“Device” is left out of the report/)]);
    expect(restates?.changes).toContainEqual(
      expect.objectContaining({ row: 'Germany', before: 8, after: { absent: true } }),
    );
    const signed = publishReport(vault, makeReport(vault, small), 'France had none.');
    expect(Object.keys(signed.frozen.report.tables)).toEqual(['account']);
    expect(reportPage(signed.frozen.report, signed)).toContain(
      '“Device” has no figures in this report: what was published of it before no longer holds.',
    );
    const history = trendOf(historySources(vault.db), ownPublisher, 'device', true);
    expect(history.periods.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^2013 H1, replaced: published \d{4}-/),
      '2013 H1',
    ]);
    expect(history.rows.find(({ name }) => name === 'Sweden')).toMatchObject({
      figures: [{ received: 7 }, {}],
      words: [{}, { received: 'withdrawn' }],
    });
    // What one more report tells is compared with the first one still.
    const back = docketFile(french);
    expect(await importDocket(vault, back, { correct: true })).toMatchObject({ corrected: 3 });
    const again = publishReport(vault, makeReport(vault, small), 'They were French after all.');
    expect(again.frozen.report.tables.device?.rows.find(({ name }) => name === 'France')?.cells).toEqual(
      Array.from({ length: 4 }, () => 'suppressed'),
    );
  });

  it('corrects a table of which something is held back, and tells what was chosen otherwise', async () => {
    const small = { ...asked, smallNumbers: { mode: 'suppress', threshold: 5 } as const };
    const vault = await vaultWith([
      ...Array.from({ length: 9 }, () => request),
      ...['FR', 'FR', 'IT', 'IT'].map((country) => ({ ...request, country, identifiers: 3 })),
    ]);
    publishReport(vault, makeReport(vault, small));
    await importDocket(
      vault,
      docketFile([
        { ...request, reference: 'in Germany' },
        { ...request, reference: 'in France', country: 'FR' },
        { ...request, reference: 'in Austria', country: 'AT' },
      ]),
    );
    const { id, frozen } = publishReport(vault, makeReport(vault, small), 'Three were found late.');
    const { account } = frozen.report.tables;
    // Austria's one request would follow from the totals: figures that changed are held back with it.
    expect(account?.rows.map(({ name, cells }) => [name, cells[0]])).toEqual([
      ['Austria', 'suppressed'],
      ['France', 'suppressed'],
      ['Germany', 'suppressed'],
      ['Italy', 'suppressed'],
    ]);
    expect(frozen.restates?.changes).toContainEqual(
      expect.objectContaining({ row: 'Germany', before: 9, after: 'suppressed' }),
    );
    expect(frozen.previous).toBe(frozen.restates?.id);
    const other = await vaultWith([]);
    const decided = { ...small, rule: 'decided' } as const;
    publishReport(other, makeReport(other, decided));
    const restated = publishReport(other, makeReport(other, small), 'By the day of receipt.');
    expect(restated.frozen.restates?.options).toEqual([
      { option: 'rule', before: 'decided', after: 'received' },
    ]);
    expect([frozen.previous === id, (await checkVault(vault)).problems]).toEqual([false, []]);
  });

  it('gives no band of accounts that were not recorded, and lists the requests', async () => {
    const vault = await vaultWith([...letters(2), { ...letters(1)[0], identifiers: '' }]);
    const { incomplete, published } = makeReport(vault, { ...asked, bands: 'a3' });
    expect(incomplete).toMatchObject([{ category: 'national-security', requests: 1 }]);
    expect(published.tables['national-security']?.rows[0]?.cells).toEqual([0, 249, null, null]);
  });

  it('has process in words that it does not know looked at', async () => {
    const vault = await vaultWith([{ ...request, process: 'Ausspähung nach § 100a' }]);
    expect(makeReport(vault, asked).problems).toMatchObject([
      { category: 'account', severity: 'warning', message: expect.stringContaining('Ausspähung') as string },
    ]);
  });

  it('counts no national security letter by whatever statute, and asks what may be one before it leaves', async () => {
    const vault = await vaultWith(
      inWords(
        '12 U.S.C. § 3414(a)(5)',
        '15 USC 1681v',
        '50 USC 3162',
        'Section 215 order',
        'Title VII order',
      ),
    );
    const device = { period: '2013 H1', by: 'received', smallNumbers: null, table: 'device' } as const;
    const made = makeReport(vault, asked);
    expect(made.uncounted).toMatchObject([{ why: 'national-security-process', requests: 4 }]);
    expect(made.published.tables.device?.rows.map(({ cells }) => cells[0])).toEqual([1]);
    expect(publishingView(vault, device).inDoubt).toEqual(['Title VII order']);
    const saving = () => savedReport(vault, device, { format: 'csv', totals: false });
    expect((await failureOf(saving)).message).toContain('“Title VII order”');
    tellApart(vault, ['Title VII order']);
    expect((await saving()).rows).toBe(1);
  });

  it('has a docket leave the window once nobody need be asked whether process in it is national security', async () => {
    const [row] = inWords('Section 702 CrPC');
    const vault = await vaultWith([{ ...row, category: '' }, request]);
    const file = join(temporaryFolder(), 'd.csv');
    const exporting = () => reportHandlers(() => vault)['host.exportDocket']({ file, lifts: [] });
    expect((await failureOf(exporting)).message).toMatch(
      /“Section 702 CrPC”[^]*Nothing was written[^]*button/,
    );
    expect(existsSync(file)).toBe(false);
    tellApart(vault, ['Section 702 CrPC']);
    expect(await exporting()).toMatchObject({ rows: 2, leftOut: 0 });
  });

  it('keeps a docket here that tells of a request under nondisclosure, but for a reason that its case records', async () => {
    const vault = await vaultWith([request, { ...request, reference: 'GAG-1' }]);
    const file = join(temporaryFolder(), 'd.csv');
    const id = value<string>(vault.db, `SELECT case_id FROM report_case WHERE reference = 'GAG-1'`) ?? '';
    const gag = (until: string | null) => {
      const ends = until === null ? null : { at: until, zone: 'UTC' };
      const nondisclosure = { authority: '18 U.S.C. 2705(b)', until: ends };
      recordEvents(vault, id, changeRequest(caseState(vault.db, id), { nondisclosure }));
    };
    gag('2020-01-01T00:00:00.000Z');
    expect(docketBlocks(vault)).toEqual([]);
    gag(null);
    expect(docketBlocks(vault, { period: readPeriod('2014 H1') })).toEqual([]);
    const handlers = reportHandlers(() => vault);
    const { code, message } = await failureOf(() => handlers['host.exportDocket']({ file, lifts: [] }));
    expect([code, message]).toEqual([
      'export-blocked',
      expect.stringMatching(/^GAG-1: Nondisclosure runs[^]*Nothing was written/),
    ]);
    const blocks = await handlers['reports.docketBlocks']({});
    expect([existsSync(file), blocks]).toMatchObject([
      false,
      [{ reference: 'GAG-1', kind: 'nondisclosure' }],
    ]);
    const naming = blocks.map((block) => ({ block: block.id, reason: 'As with R-0.' }));
    const refused = await failureOf(() => handlers['host.exportDocket']({ file, lifts: naming }));
    expect([refused.code, refused.message, existsSync(file)]).toEqual([
      'export-blocked',
      expect.stringContaining('names another one, R-0'),
      false,
    ]);
    const lifts = blocks.map((block) => ({ block: block.id, reason: 'For the court alone, of GAG-1.' }));
    const entries = entriesOf(vault.db, id).length;
    expect([...tryDocketLifts(vault, {}, lifts).lifted.keys()]).toEqual([id]);
    expect((await failureOf(async () => tryDocketLifts(vault, {}, naming))).code).toBe('export-blocked');
    expect(entriesOf(vault.db, id)).toHaveLength(entries);
    const reading = vi.spyOn(Object.getPrototypeOf(vault.db.prepare('SELECT 1')) as Statement, 'all');
    expect(await handlers['host.exportDocket']({ file, lifts })).toMatchObject({ rows: 2 });
    // What the case itself is called needs no second look through the whole vault.
    const read = (reading.mock.contexts as Statement[]).filter(({ source }) =>
      source.includes('case_identifier ORDER BY'),
    );
    reading.mockRestore();
    expect(read).toHaveLength(1);
    expect(entriesOf(vault.db, id).at(-1)?.entry.event).toMatchObject({
      type: 'export-allowed',
      despite: ['nondisclosure'],
      reason: 'For the court alone, of GAG-1.',
    });
  });

  it('says which national security process has no row in a structure', async () => {
    const fisa = { ...request, category: 'national-security', process: 'FISA content', country: 'US' };
    const vault = await vaultWith([
      fisa,
      { ...fisa, process: 'who knows' },
      { ...request, process: 'FISA content' },
    ]);
    const why = (bands: 'a1' | 'a3') =>
      makeReport(vault, { ...asked, bands }).uncounted.map((gap) => `${gap.why} ${gap.requests}`);
    expect(why('a1').toSorted()).toEqual(['national-security-process 1', 'no-band-row 1']);
    expect(why('a3')).toEqual(['national-security-process 1']);
    const options = { ...asked, bands: 'a1' } as const;
    const [id = ''] =
      makeReport(vault, options).uncounted.find((gap) => gap.why === 'no-band-row')?.cases ?? [];
    const outcome = { ...blankOutcome, fisaOrder: 'non-content-ii' } as const;
    recordEvents(vault, id, recordOutcome(caseState(vault.db, id), outcome));
    expect(why('a1')).toEqual(['national-security-process 1']);
    const behind = { ...options, table: 'national-security', column: 'accounts-low' } as const;
    const row = 'FISA Non-Content Orders, authority (ii)';
    expect(casesBehind(vault.db, options, { ...behind, row }, 10)).toEqual([id]);
  });

  it('leaves tables out that would tell what another one holds back', async () => {
    const vault = await vaultWith([request]);
    const { published } = makeReport(vault, { ...asked, smallNumbers: { mode: 'suppress', threshold: 5 } });
    expect(Object.keys(published.tables)).toEqual(['account']);
    expect(published.tables.account?.rows[0]?.cells).toContain('suppressed');
  });

  it('tells nothing of national security but its bands', async () => {
    const emitted = [];
    for (const count of [0, 3, 40]) {
      const vault = await vaultWith([request, { ...request, country: 'US' }, ...letters(count)]);
      const { published } = makeReport(vault, { ...asked, bands: 'a2' });
      emitted.push(JSON.stringify(published));
    }
    expect(new Set(emitted).size).toBe(1);
    const vault = await vaultWith(letters(2));
    const recent = { ...asked, period: readPeriod('2100 H1'), bands: 'a1' as const };
    expect((await failureOf(() => makeReport(vault, recent))).message).toContain('2100-12-27');
  });

  it('is kept as published, signed, and a restatement says what changed and why', async () => {
    const vault = await vaultWith([request]);
    const made = makeReport(vault, asked);
    expect(await failureCode(() => publishReport(vault, made, 'Late.'))).toBe('invalid-input');
    publishReport(vault, made);
    await importDocket(vault, docketFile([{ ...request, reference: 'late', data_provided: 'content' }]));
    expect(await failureCode(() => publishReport(vault, makeReport(vault, asked)))).toBe('invalid-input');
    const row = { table: 'account', row: 'Germny', why: 'In the post.' } as const;
    expect(await failureCode(() => publishReport(vault, makeReport(vault, asked), 'Late.', [row]))).toBe(
      'invalid-input',
    );
    publishReport(vault, makeReport(vault, asked), 'A request was found late.');
    const [first, second] = publishedReports((await reopened(vault)).db);
    if (first === undefined || second === undefined) throw new Error('not kept');
    expect([isAsSigned(first), isAsSigned(second)]).toEqual([true, true]);
    expect(second.frozen.restates).toMatchObject({ id: first.id, why: 'A request was found late.' });
    expect(second.frozen.restates?.changes).toContainEqual({
      table: 'account',
      row: 'Germany',
      heading: 'Requests where Content Provided',
      before: 0,
      after: 1,
    });
    expect(
      isAsSigned({ ...first, frozen: { ...first.frozen, publishedAt: '2020-01-01T00:00:00.000Z' } }),
    ).toBe(false);
  });

  it('says in every later restatement of a table that it gives no more', async () => {
    const vault = await vaultWith([request, { ...request, category: 'device' }]);
    publish(asked)(vault);
    const withoutDevice = (publisher: string) => {
      const made = makeReport(vault, { ...asked, publisher });
      const tables = tablesOf(made.published.tables).filter(([id]) => id !== 'device');
      const published = { ...made.published, tables: Object.fromEntries(tables) };
      return publishReport(vault, { ...made, published }, 'Again.');
    };
    withoutDevice('A company');
    const last = withoutDevice('Another');
    expect(last.frozen.restates).toMatchObject({ changes: [], withdrawn: ['device'] });
    expect(reportPage(last.frozen.report, last)).toContain('“Device” has no figures in this report');
    const view = { period: '2013 H1', by: 'received', smallNumbers: null } as const;
    expect(publishingView(vault, view).restates).toMatchObject({ withdrawn: [] });
  });

  it('is not handed out, and found by the check, once it is another or one was taken out', async () => {
    const vault = await vaultWith([request]);
    for (const why of ['', 'Counted again.', 'And again.'])
      publishReport(vault, makeReport(vault, { ...asked, publisher: why }), why);
    expect((await checkVault(vault)).problems).toEqual([]);
    const body = value<string>(vault.db, 'SELECT body FROM published_report WHERE number = 2') ?? '';
    write(vault.db, 'DELETE FROM published_report WHERE number = 3');
    expect((await checkVault(vault)).problems).toEqual([expect.stringContaining('taken out')]);
    const falsified = body.replace('Counted again.', 'Counted right.');
    write(vault.db, 'UPDATE published_report SET body = ? WHERE number = 2', falsified);
    expect((await checkVault(vault)).problems).toContainEqual(expect.stringContaining('not what was signed'));
    write(vault.db, 'UPDATE published_report SET body = ? WHERE number = 2', body);
    write(vault.db, 'DELETE FROM published_report WHERE number = 1');
    expect((await checkVault(vault)).problems).toEqual([expect.stringContaining('taken out')]);
  });

  it('has files under other names than every other one of its period', async () => {
    const vault = await vaultWith([request]);
    const names = ['', 'Counted again.', 'And again.'].map((why) => {
      const { id, frozen } = publishReport(vault, makeReport(vault, { ...asked, publisher: why }), why);
      return reportFileNames(frozen.report, {
        isPublished: true,
        restated: restatedAs(vault.db, { id, ...frozen }),
      });
    });
    const day = vault.now().at.slice(0, 10);
    const stems = ['2013-H1', `2013-H1-restated-${day}`, `2013-H1-restated-${day}-2`];
    expect(names.map(([first]) => first)).toEqual(stems.map((stem) => `${stem}-account.csv`));
    expect(new Set(names.flat()).size).toBe(names.flat().length - 2);
    expect(restatedAs(vault.db, { ...asked, report: asked, publishedAt: vault.now().at })).toBe(`${day}-3`);
  });

  it('of an early version, with counts below 2 held back, is refused to be made anew, and says what is left to do', async () => {
    const vault = await vaultWith([request, { ...request, country: 'FR' }]);
    const { published, tables } = makeReport(vault, {
      ...asked,
      smallNumbers: { mode: 'suppress', threshold: 5 },
    });
    const below2 = { mode: 'suppress', threshold: 2 } as const;
    publishReport(vault, { published: { ...published, smallNumbers: below2 }, tables });
    const whole = { period: '2013 H1', by: 'received', smallNumbers: below2 } as const;
    // The window asks for it as it was published.
    const view = parse(reportVaultCalls['reports.make'].input, { ...whole, table: 'account' });
    expect((await failureOf(() => reportView(vault, view))).message).toMatch(
      /1 alone[^]*Choose at least 3\.[^]*--as-published/,
    );
    await importDocket(vault, docketFile([{ ...request, country: 'GB', reference: 'Late' }]));
    const three = { ...asked, smallNumbers: { mode: 'suppress', threshold: 3 } } as const;
    const { message } = await failureOf(() => publishReport(vault, makeReport(vault, three), 'More.'));
    expect(message).toMatch(/early version[^]*--as-published[^]*in words/);
    expect(message).not.toContain('--suppress-below 2');
  });

  it('keeps the signature that was made, whoever signs today', async () => {
    const vault = await vaultWith([request]);
    const signed = publishReport(vault, makeReport(vault, asked));
    const [kept] = publishedReports(vault.db);
    if (kept === undefined) throw new Error('not kept');
    const [, signature, signers] = recordFiles(kept, null);
    expect([signature?.content, kept.author]).toEqual([signed.sshSignature, vault.signer.author]);
    expect(signers?.content).toMatch(new RegExp(`^${signed.author} `));
    const other = publishReport(
      { ...vault, signer: (await temporaryVault()).signer },
      makeReport(vault, { ...asked, publisher: 'Another' }),
      'Other key.',
    );
    expect(isAsSigned({ ...signed, sshSignature: other.sshSignature })).toBe(false);
  });

  it('counts cases of a vault that was made before reports were', async () => {
    const vault = await vaultWith([request]);
    write(vault.db, 'DELETE FROM report_case');
    expect(makeReport(vault, asked).published.tables.account?.rows).toHaveLength(1);
  });
});
