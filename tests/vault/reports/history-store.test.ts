import { describe, expect, it } from 'vitest';
import {
  compareTrend,
  measureOf,
  ownPublisher,
  periodsThatCount,
  replacedWords,
  trendOf,
} from '../../../src/core/reports/history.ts';
import { reportPage } from '../../../src/core/reports/report-page.ts';
import { readPublishedMapping } from '../../../src/core/reports/published-form.ts';
import { readPeriod } from '../../../src/core/reports/period.ts';
import { value, write } from '../../../src/vault/database.ts';
import { checkVault } from '../../../src/vault/check.ts';
import {
  forgetPublished,
  historySources,
  importPublished,
} from '../../../src/vault/reports/history-store.ts';
import { historyHandlers } from '../../../src/vault/reports/history-handlers.ts';
import { defaultSettings, writeSettings } from '../../../src/vault/settings.ts';
import { importDocket } from '../../../src/vault/reports/import-docket.ts';
import { makeReport } from '../../../src/vault/reports/make-report.ts';
import { publishReport } from '../../../src/vault/reports/published-store.ts';
import { failureCode, failureOf } from '../../support/failing.ts';
import { reopened, temporaryVault } from '../../support/temporary-vault.ts';
import { docketFile, docketOf2013, published2013 } from './docket-files.ts';

const bytes = Buffer.from(published2013('account'));
const account = {
  name: 'account.csv',
  bytes,
  category: 'account',
  publisher: 'A company',
  period: null,
} as const;

function readAs(mapping: unknown) {
  return readPublishedMapping(mapping, 'by-process');
}

describe('what was published before', () => {
  it('is kept as it was published, once, also after a restart, until it is removed', async () => {
    const vault = await temporaryVault();
    expect(await importPublished(vault, account)).toMatchObject({ known: false, source: { errors: [] } });
    expect(await importPublished(vault, account)).toMatchObject({ known: true });
    const again = await reopened(vault);
    const sources = historySources(again.db);
    expect(sources).toMatchObject([{ publisher: 'A company', category: 'account', name: 'account.csv' }]);
    const trend = trendOf(sources, 'A company', 'account');
    const us = trend.rows.find(({ name }) => name === 'United States of America')?.figures[0] ?? null;
    expect(us).toEqual({
      received: 927,
      identifiers: 2330,
      challenged: 102,
      'non-content': 601,
      content: 71,
      percentage: 72,
    });
    expect(trend.total.figures[0]).toMatchObject({ received: 1646 });
    expect(await checkVault(again)).toMatchObject({ ok: true });
    forgetPublished(again, sources[0]?.id ?? '');
    expect(historySources(again.db)).toEqual([]);
  });

  it('takes in a first report in bands as it was, beside the one that restates it', async () => {
    const vault = await temporaryVault();
    const header =
      'Country,Account Requests Received,Accounts Specified,"Percentage some data disclosed (US row: accounts, band)",Source';
    const first = [header, 'United States,1000-2000,2000-3000,0-1000,press', 'Spain,102,104,22%,table'].join(
      '\n',
    );
    const about = { ...account, name: 'first.csv', bytes: Buffer.from(first), period: '2013 H1' };
    const { source } = await importPublished(vault, about);
    expect(source.rows).toMatchObject([
      { words: { received: '1000-2000', identifiers: '2000-3000', 'data-in-band': '0-1000' } },
      { figures: { received: 102, identifiers: 104, percentage: 22 } },
    ]);
    // What it has no column of is said of it.
    expect(source.errors.map(({ rule }) => rule)).toEqual(['header', 'header', 'header']);
    // As an early version kept it.
    const kept = value<string>(vault.db, 'SELECT body FROM outside_report') ?? '';
    write(vault.db, 'UPDATE outside_report SET body = ?', kept.replace('data-in-band', 'percentage'));
    expect(await importPublished(vault, about)).toMatchObject({ known: true });
    const { replaces } = await importPublished(vault, account);
    expect(replaces).toContain('“first.csv”');
    const both = trendOf(historySources(vault.db), 'A company', 'account', true);
    const [before = '', after = ''] = both.periods.map(({ name }) => name);
    expect([before, after]).toEqual(['2013 H1, replaced: first.csv', '2013 H1']);
    const american = compareTrend(both, before, after).find(({ name }) => name.startsWith('United States'));
    expect(american).toMatchObject({
      differences: { requests: { before: '1000-2000' }, share: { before: null } },
      dataInBand: { before: '0-1000', after: null },
    });
  });

  it('by process type has its defects flagged, and is shown with them', async () => {
    const vault = await temporaryVault();
    const lines = [
      'Period,Process Type,Received,Disclosed,Accounts Affected,Notified,Under gag order',
      '2021 H1,Subpoena,100,90,140,60,20',
      '2021 H1,Court order,10,14,20,1,12',
    ];
    const file = { ...account, bytes: Buffer.from(lines.join('\n')), category: 'by-process' } as const;
    const { source } = await importPublished(vault, file);
    expect(source.errors.map(({ row, region, rule }) => [row, region, rule])).toEqual([
      [3, 'Court order', 'disclosed-at-most-received'],
      [3, 'Court order', 'gagged-at-most-received'],
    ]);
    const trend = trendOf(historySources(vault.db), 'A company', 'by-process');
    expect(
      trend.rows.map(({ name, figures }) => [name, measureOf('share', 'by-process', figures[0] ?? null)]),
    ).toEqual([
      ['Court order', 140],
      ['Subpoena', 90],
    ]);
  });

  it('by process type is read where data is disclosed, not provided', async () => {
    const vault = await temporaryVault();
    const header =
      'TR Period,Process,Requests Received,Requests where Data Disclosed,Identifiers Specified in Requests,Requests where Users Notified,Requests under Nondisclosure';
    const bytesOf = Buffer.from(`${header}\n2021 H1,Subpoena,10,12,10,0,0`);
    const { source } = await importPublished(vault, { ...account, bytes: bytesOf, category: 'by-process' });
    expect(source.errors.map(({ rule }) => rule)).toEqual(['disclosed-at-most-received']);
    expect(source.warnings).toEqual([]);
  });

  it('is refused whole where a column may be one that is missing, in other words', async () => {
    const vault = await temporaryVault();
    const text = 'Period,Process,Requests received,Answers,Accounts\n2021 H1,Subpoena,100,120,30';
    const file = { ...account, bytes: Buffer.from(text), category: 'by-process' } as const;
    const { message } = await failureOf(() => importPublished(vault, file));
    expect(message).toMatch(
      /“Requests where Data Provided” is not there[^]*“Answers”[^]*Nothing was imported/,
    );
    expect(historySources(vault.db)).toEqual([]);
    const mapped = readAs({ 'requests where data provided': 'Answers' });
    const { source } = await importPublished(vault, { ...file, mapped });
    expect(source.rows).toMatchObject([{ figures: { received: 100, disclosed: 120, identifiers: 30 } }]);
    expect(source.warnings.map((one) => one.message).join(' ')).not.toContain('Answers');
    for (const wrong of [
      {},
      [],
      'Answers',
      { Answers: 'Requests where Data Provided' },
      { 'TR Period': ' ' },
    ])
      expect((await failureOf(() => readAs(wrong))).message).toContain('Columns: TR Period; Process; ');
    // A heading that is said to be another column takes its place.
    const swapped = text.replace('Requests received', 'In').replace('Answers', 'Requests received');
    const taken = await importPublished(vault, {
      ...file,
      bytes: Buffer.from(swapped),
      mapped: readAs({ 'Requests Received': 'In', 'Requests where Data Provided': 'Requests received' }),
    });
    expect(taken.source.rows).toMatchObject([{ figures: { received: 100, disclosed: 120 } }]);
    const sources = historySources(vault.db);
    for (const [wrong, words] of [
      [
        { 'Requests Received': 'Answers', 'Requests where Data Provided': 'Requests received' },
        'Remove that',
      ],
      [{ 'Requests where Data Provided': 'Answer' }, '“Requests where Data Provided” is no heading'],
    ] as const) {
      const misread = await failureOf(() => importPublished(vault, { ...file, mapped: readAs(wrong) }));
      expect(misread.message).toContain(words);
    }
    expect(await importPublished(vault, { ...file, mapped })).toMatchObject({ known: true });
    expect(historySources(vault.db)).toEqual(sources);
    const twice = { 'Requests Received': 'In', 'Requests where Data Provided': 'In' };
    expect((await failureOf(() => readAs(twice))).message).toContain('one heading for two columns');
  });

  it('of a period that another table told of says which counts', async () => {
    const vault = await temporaryVault();
    expect((await importPublished(vault, account)).replaces).toBeNull();
    const later = {
      ...account,
      name: 'later.csv',
      bytes: Buffer.concat([bytes, Buffer.from('2013 H2,Fiji,1,1,0,0,0,0%\r\n')]),
    };
    expect((await importPublished(vault, later)).replaces).toContain(
      '“account.csv” told of the same periods',
    );
    const sources = historySources(vault.db);
    expect(sources.map((one) => periodsThatCount(sources, one))).toEqual([[], ['2013 H1', '2013 H2']]);
    const shown = await historyHandlers(() => vault)['reports.history']({ publisher: null, category: null });
    expect(shown.sources.map(({ periods, counts }) => replacedWords(periods, counts))).toEqual([
      ['replaced by a later table'],
      [],
    ]);
  });

  it('in bands stays in bands, under the period that a person says', async () => {
    const vault = await temporaryVault();
    const lines = [
      'Country;Account Requests Received;Accounts Specified in Requests',
      'United States;1000-2000;2000-3000',
      'Germany;93;93',
    ];
    const file = { ...account, bytes: Buffer.from(lines.join('\r\n')), period: '2013 H1' };
    const { source } = await importPublished(vault, file);
    expect(source.rows[0]).toMatchObject({
      period: '2013 H1',
      region: 'United States',
      words: { received: '1000-2000' },
    });
    expect(source.warnings.map(({ rule }) => rule)).toContain('band');
    expect(source.errors.map(({ rule }) => rule)).toContain('header');
    expect(trendOf(historySources(vault.db), 'A company', 'account').total.figures[0]).toMatchObject({
      received: null,
    });
  });

  it.each([
    ['a table of something else', { bytes: Buffer.from('a,b\n1,2\n') }, 'invalid-input'],
    [
      'rows of no period',
      { bytes: Buffer.from('Country,Account Requests Received\nDE,1\n') },
      'invalid-input',
    ],
    ['no publisher', { publisher: ' ' }, 'invalid-input'],
    ['the name of this vault', { publisher: ownPublisher }, 'invalid-input'],
    ['zero bytes', { bytes: Buffer.from('a\u0000b') }, 'file-unreadable'],
  ])('refuses %s', async (_, part, code) => {
    const vault = await temporaryVault();
    expect(await failureCode(() => importPublished(vault, { ...account, ...part }))).toBe(code);
    expect(historySources(vault.db)).toEqual([]);
  });

  it('takes in what was published from this vault', async () => {
    const vault = await temporaryVault();
    await importDocket(vault, docketFile(docketOf2013('device').slice(0, 400)));
    const asked = {
      period: readPeriod('2013 H1'),
      rule: 'received',
      smallNumbers: { mode: 'show' },
      bands: null,
    } as const;
    const made = makeReport(vault, asked);
    const { published } = made;
    publishReport(vault, made);
    expect(published.publisher).toBeUndefined();
    const trend = trendOf(historySources(vault.db), ownPublisher, 'device');
    expect(trend.total.figures[0]).toMatchObject({ received: 400 });
    expect(trend.rows).toHaveLength(published.tables.device?.rows.length ?? 0);
    writeSettings(vault.db, { ...defaultSettings, publisher: 'A company' });
    expect(historySources(vault.db).map(({ publisher }) => publisher)).toContain('A company');
    const named = makeReport(vault, asked).published;
    expect(reportPage(named)).toContain('<title>A company: Transparency report, 2013 H1</title>');
    const { frozen } = publishReport(vault, makeReport(vault, asked), 'In our name.');
    expect(frozen.restates?.options).toEqual([{ option: 'publisher', before: null, after: 'A company' }]);
    writeSettings(vault.db, { ...defaultSettings, publisher: 'A later name' });
    expect(new Set(historySources(vault.db).map(({ publisher }) => publisher))).toEqual(
      new Set(['A later name', 'A company']),
    );
  });

  it('loses no row of a period or a country that is spelt in two ways', async () => {
    const vault = await temporaryVault();
    const [header = ''] = account.bytes.toString('utf8').split('\r\n');
    const lines = [
      '2013 H1,Germany,1,1,0,1,0,100%',
      '2013H1,France,2,2,0,2,0,100%',
      '2013 H2,DE,3,3,0,3,0,100%',
    ];
    await importPublished(vault, { ...account, bytes: Buffer.from([header, ...lines, ''].join('\r\n')) });
    const { rows, total } = trendOf(historySources(vault.db), 'A company', 'account');
    expect(
      rows.map(({ name, figures }) => [name, ...figures.map((one) => one?.['received'] ?? null)]),
    ).toEqual([
      ['France', 2, null],
      ['Germany', 1, 3],
    ]);
    expect(total.figures.map((one) => one?.['received'])).toEqual([3, 3]);
  });
});
