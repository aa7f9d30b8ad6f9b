import { describe, expect, it } from 'vitest';
import { importDocketView } from '../../../src/vault/reports/preview-docket.ts';
import { rejectedRowsCsv } from '../../../src/vault/reports/rejected-rows-csv.ts';
import { importDocket } from '../../../src/vault/reports/import-docket.ts';
import {
  figureCases,
  reportPeriods,
  reportView,
  savedReport,
  type AskedTable,
} from '../../../src/vault/reports/report-view.ts';
import { bandTypes } from '../../../src/core/reports/national-security.ts';
import { readPeriod } from '../../../src/core/reports/period.ts';
import { bandChoiceView, chooseBands, rememberBands } from '../../../src/vault/reports/band-choice-store.ts';
import { leftOutOf } from '../../../src/vault/reports/docket-leaving.ts';
import { docketCsv } from '../../../src/vault/reports/export-docket.ts';
import { makeReport } from '../../../src/vault/reports/make-report.ts';
import { publishReport } from '../../../src/vault/reports/published-store.ts';
import { publishingView, publishNow } from '../../../src/vault/reports/publishing.ts';
import { failureCode } from '../../support/failing.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';
import { docketFile, docketOf2013, published2013, type DocketCells } from './docket-files.ts';

const asked: AskedTable = { period: '2013 H1', table: 'account', by: 'received', smallNumbers: null };
const plain = { mapping: [], dates: null, correct: false } as const;
const one: DocketCells = { received_on: '2013-02-01', country: 'DE', category: 'account', identifiers: 1 };

async function vaultWith(rows: readonly DocketCells[]) {
  const vault = await temporaryVault();
  await importDocketView(vault, docketFile(rows), plain, {});
  return vault;
}

describe('a table for the window', () => {
  it('is saved as it was published, with what is behind a figure', async () => {
    const vault = await vaultWith(docketOf2013('account'));
    const view = reportView(vault, asked);
    expect(view.table?.rows.find(({ name }) => name === 'United States of America')?.cells).toEqual([
      927, 2330, 102, 601, 71, 72,
    ]);
    expect(view.requests).toEqual({ account: 1646 });
    const { content, rows } = await savedReport(vault, asked, { format: 'csv', totals: false });
    expect(content).toBe(published2013('account'));
    expect(rows).toBe(view.table?.rows.length);
    const figure = {
      period: '2013 H1',
      by: 'received',
      table: 'account',
      smallNumbers: null,
      row: 'United States of America',
    } as const;
    const behind = figureCases(vault.db, { ...figure, column: 'content' });
    expect(behind.cases).toHaveLength(71);
    expect(behind.cut).toBe(false);
    expect(behind.cases[0]?.reference).toMatch(/^account-United States/);
    expect(behind.cases[0]?.receivedOn).toMatch(/^2013-0[1-6]-/);
  });

  it('names half-years by the day that is asked for, the latest first', async () => {
    const days = ['2013-06-30', '2013-07-01', '2012-01-01', '1969-12-31', ''];
    const vault = await vaultWith(
      days.map((received_on, index) => ({ ...one, received_on, reference: `R-${index}` })),
    );
    expect(reportPeriods(vault.db, 'received').map(({ name }) => name)).toEqual([
      '2013 H2',
      '2013 H1',
      '2012 H1',
      '1969 H2',
    ]);
    expect(reportPeriods(vault.db, 'decided')).toEqual([]);
  });

  it('tells what is not counted with the reference of the case, whatever its category', async () => {
    const vault = await vaultWith([{ ...one, country: '', reference: 'R-1' }]);
    const { uncounted, table } = reportView(vault, { ...asked, table: 'device' });
    expect(table?.rows).toEqual([]);
    expect(uncounted.map(({ why, cases }) => [why, cases.map(({ reference }) => reference)])).toEqual([
      ['no-country', ['R-1']],
    ]);
  });

  it('is JSON with one table, and refuses a period that cannot be read', async () => {
    const vault = await vaultWith([{ ...one, reference: 'R-1' }]);
    const { content } = await savedReport(vault, asked, { format: 'json', totals: false });
    expect(Object.keys((JSON.parse(String(content)) as { tables: object }).tables)).toEqual(['account']);
    expect(await failureCode(() => reportView(vault, { ...asked, period: 'last year' }))).toBe(
      'invalid-input',
    );
  });

  it('gives no exact table in the style of 2013 from which the bands could be worked out', async () => {
    const vault = await vaultWith([{ ...one, reference: 'A', country: 'US', process: 'subpoena' }]);
    expect(reportView(vault, { ...asked, table: 'by-process' }).table?.rows).toHaveLength(1);
    chooseBands(vault, '2013 H1', { bands: '2013', newServices: [], disclosed: [] });
    for (const table of ['by-process', 'by-reason', 'response-time', 'second-review'] as const) {
      const other = { ...asked, table };
      expect(reportView(vault, other).table).toBeNull();
      const form = { format: 'csv', totals: false } as const;
      expect(await failureCode(() => savedReport(vault, other, form))).toBe('nothing-to-export');
    }
  });

  it('opens with the structure and letters by which a period was published, until others are chosen', async () => {
    const letter = { ...one, reference: 'N', country: 'US', category: 'national-security', process: 'nsl' };
    const vault = await vaultWith([letter]);
    const period = readPeriod('2013 H1');
    const published = { period, rule: 'received', smallNumbers: { mode: 'show' }, bands: 'a3' } as const;
    publishReport(vault, makeReport(vault, published));
    const whole = { period: '2013 H1', by: 'received', smallNumbers: null } as const;
    expect(publishingView(vault, whole)).toMatchObject({ restates: { changes: [], options: [] } });
    const [type = ''] = bandTypes('a3');
    rememberBands(vault, { ...published, disclosed: { [type]: { requests: 1, accounts: 1 } } });
    const choiceOf = (name: string) => bandChoiceView(vault, name, 'received').choice;
    expect(choiceOf('2013 H1')).toMatchObject({
      bands: 'a3',
      disclosed: [{ type, requests: 1, accounts: 1 }],
    });
    chooseBands(vault, '2013 H2', { bands: 'a1', newServices: [], disclosed: [] });
    expect([choiceOf('2013 H1').bands, choiceOf('2014 H1').bands]).toEqual(['a3', 'a1']);
    chooseBands(vault, '2013 H1', { bands: null, newServices: [], disclosed: [] });
    expect([choiceOf('2013 H1').bands, choiceOf('2013 H2').bands]).toEqual([null, 'a1']);
  });

  it('is published as it was shown, or not', async () => {
    const vault = await vaultWith([{ ...one, reference: 'A' }]);
    const whole = { period: '2013 H1', by: 'received', smallNumbers: null } as const;
    const { hash } = publishingView(vault, whole);
    await importDocketView(vault, docketFile([{ ...one, reference: 'B' }]), plain, {});
    expect(await failureCode(() => publishNow(vault, { ...whole, why: '', reasons: [], hash }))).toBe(
      'refused',
    );
    const again = publishingView(vault, whole).hash;
    expect(publishNow(vault, { ...whole, why: '', reasons: [], hash: again }).isAsSigned).toBe(true);
  });

  it('goes with a docket that leaves national security out, unless it is asked for', async () => {
    const vault = await vaultWith([
      { ...one, reference: 'A' },
      { ...one, reference: 'NÖ', category: 'national-security', process: 'nsl' },
      { ...one, reference: 'F', process: 'FISA_content' },
    ]);
    const lines = (options?: { nationalSecurity: boolean }) =>
      [...docketCsv(vault.db, options)].join('').trimEnd().split('\r\n').length - 1;
    expect([lines(), leftOutOf(vault.db).requests, lines({ nationalSecurity: true })]).toEqual([1, 2, 3]);
    const isMarked = (nationalSecurity: boolean) =>
      [...docketCsv(vault.db, { nationalSecurity })].join('').startsWith('\uFEFF');
    expect([isMarked(false), isMarked(true)]).toEqual([false, true]);
  });

  it('holds small counts back', async () => {
    const vault = await vaultWith([{ ...one, reference: 'R-1' }]);
    const { table } = reportView(vault, { ...asked, smallNumbers: { mode: 'suppress', threshold: 5 } });
    expect(table?.rows[0]?.cells[0]).toBe('suppressed');
  });
});

describe('a docket from the window', () => {
  const foreign = { name: 'd.csv', bytes: Buffer.from('Aktenzeichen,Land\r\nR-1,DE\r\nR-2,ZQ\r\n') };
  const mapping = [
    { column: 'reference', header: 'Aktenzeichen' },
    { column: 'country', header: 'Land' },
  ] as const;

  it('shows the headers where none is known, and reads them by the mapping given', async () => {
    const vault = await temporaryVault();
    const first = await importDocketView(vault, foreign, plain, { preview: true });
    expect(first.header).toEqual(['Aktenzeichen', 'Land']);
    expect(first.refused).toMatch(/names none of the columns/);
    const mapped = await importDocketView(vault, foreign, { ...plain, mapping }, { preview: true });
    expect(mapped).toMatchObject({ refused: null, columns: ['reference', 'country'], imported: 1 });
    expect(mapped.errors.map(({ row, column }) => [row, column])).toEqual([[3, 'country']]);
  });

  it('has process that may be national security, and days to come, looked at before', async () => {
    const vault = await temporaryVault();
    const rows = [
      { ...one, reference: 'N', process: '12 USC 3414' },
      { ...one, reference: 'M', process: 'Title VII order', received_on: '2999-01-01' },
      { ...one, reference: 'B', country: 'ZQ', category: 'fax' },
    ];
    const found = await importDocketView(vault, docketFile(rows), plain, { preview: true });
    expect(found).toMatchObject({ rows: 3, imported: 2, rejectedRows: 1, errorCount: 2 });
    expect(found.processes).toEqual([
      expect.stringMatching(/^“12 USC 3414” \(1 row\) is national security process/),
      expect.stringMatching(/^“Title VII order” \(1 row\) may be/),
    ]);
    expect(found.days).toEqual([expect.stringContaining('first row 3: 2999-01-01')]);
  });

  it('imports nothing by a preview, the good rows by an import, and nothing again', async () => {
    const vault = await temporaryVault();
    const reading = { ...plain, mapping };
    await importDocketView(vault, foreign, reading, { preview: true });
    expect(await importDocketView(vault, foreign, reading, {})).toMatchObject({ imported: 1, known: 0 });
    expect(await importDocketView(vault, foreign, plain, {})).toMatchObject({ imported: 0, known: 1 });
  });

  it('lets rows correct their cases where that is asked for, and says beforehand how many', async () => {
    const vault = await vaultWith([{ ...one, reference: 'A' }]);
    const changed = docketFile([
      { ...one, reference: 'A', country: 'FR' },
      { ...one, reference: 'A', country: 'FR', identifiers: '' },
      { ...one, reference: 'B' },
    ]);
    const correcting = { ...plain, correct: true };
    const view = (reading: typeof plain | typeof correcting, preview = true) =>
      importDocketView(vault, changed, reading, { preview });
    expect(await view(plain)).toMatchObject({ imported: 1, corrected: 0, rejectedRows: 2 });
    const told = { imported: 1, corrected: 1, rejectedRows: 1 };
    expect(await view(correcting)).toMatchObject(told);
    expect(await view(plain)).toMatchObject({ imported: 1, rejectedRows: 2 });
    expect(await view(correcting, false)).toMatchObject(told);
    const less = docketFile([{ ...one, reference: 'B', country: '' }]);
    expect(await importDocketView(vault, less, correcting, { preview: true })).toMatchObject({
      left: 1,
      blanks: [expect.stringMatching(/^Row 2, country: blank here/)],
    });
  });

  it('gives the rows in error as they came, with what is wrong in front', async () => {
    const vault = await temporaryVault();
    const csv = rejectedRowsCsv(await importDocket(vault, docketFile([{ ...one, country: 'ZQ' }])));
    const [header, row] = csv.split('\r\n');
    expect(header).toMatch(/^\uFEFFrow,error,reference,received_on/);
    expect(row).toMatch(/^2,"?country: .*2013-02-01/);
  });

  it('gives all rows in error, however many, and each cell so that it reads as before', async () => {
    const vault = await temporaryVault();
    const lines = Array.from({ length: 10_100 }, () => '="007",=1+1,fax\n');
    const file = { name: 'd.csv', bytes: Buffer.from(`reference,country,category\n${lines.join('')}`) };
    const found = await importDocket(vault, file);
    expect([found.errors.length, found.errorCount]).toEqual([10_000, 10_100]);
    const rows = rejectedRowsCsv(found).trimEnd().split('\r\n').slice(1);
    expect(rows).toHaveLength(10_100);
    expect(rows.at(-1)).toMatch(/^10101,.*category: .*,007,'=1\+1,fax$/);
  });
});
