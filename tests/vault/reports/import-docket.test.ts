import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../src/core/events.ts';
import { closeCase } from '../../../src/core/cases/life-cycle.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { docketCells, readDocketRow, requestOfRow } from '../../../src/core/reports/docket-row.ts';
import { recordOutcome } from '../../../src/core/reports/commands.ts';
import { docketColumns } from '../../../src/core/reports/docket-columns.ts';
import { blankOutcome } from '../../../src/core/reports/outcome.ts';
import { blankRequest, changeRequest } from '../../../src/core/requests/commands.ts';
import { checkVault } from '../../../src/vault/check.ts';
import {
  caseIds,
  caseState,
  entriesOf,
  rebuildProjections,
  recordEvents,
} from '../../../src/vault/ledger-store.ts';
import { rows, write } from '../../../src/vault/database.ts';
import { docketCsv } from '../../../src/vault/reports/export-docket.ts';
import { importDocket, type ImportOptions } from '../../../src/vault/reports/import-docket.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { anyRow, regions } from '../../core/reports/docket-cases.ts';
import { failureCode, failureOf } from '../../support/failing.ts';
import { reopened, temporaryVault } from '../../support/temporary-vault.ts';
import { docketFile, docketText, type DocketCells } from './docket-files.ts';

const good = {
  reference: 'A-1',
  received_on: '2013-01-31',
  country: 'Taiwan, Province of China',
  category: 'account',
  identifiers: 2,
};

const demand = '5b1d8a52-3c65-4d8f-9a57-0d6a1f0b7a11';
const terms = { data: 'stored-content', identifiers: ['a@example.com'], from: null, to: null } as const;
const decidedToProduce: readonly CaseEvent[] = [
  { type: 'demand-added', demand, terms },
  {
    type: 'decision-signed',
    position: { demand, disposition: 'produce', reasons: [], findings: [], rationale: '', narrowed: null },
    terms,
    supersedes: [],
    guidelines: [],
  },
];

function text(content: string | Uint8Array, name = 'docket.csv') {
  return { name, bytes: Buffer.from(content) };
}

function foreign(reference: string) {
  return text(`Aktenzeichen;Staat\n${reference};DE\n`);
}

/** A case as an import recorded it that knew one country's name only. */
function importedKnowing(vault: Vault, known: string, cells: DocketCells): void {
  const find = (name: string) => (name === known ? regions.find(name) : ({ code: null, name } as const));
  const read = readDocketRow({ ...cells, identifiers: '2' } as Record<string, string>, {
    regions: { find },
    order: null,
  });
  if ('errors' in read) throw new Error('The row is in error');
  const { row } = read;
  const from = { file: 'before.csv', sha256: '0'.repeat(64), row: 2, process: row.processGiven };
  recordEvents(vault, randomUUID(), [
    { type: 'case-opened', request: requestOfRow(row) },
    { type: 'case-imported', ...from, region: row.region.name, outcome: row.outcome },
  ]);
}

describe('importing a docket', () => {
  it('makes a case of each row, whose entries say from which file and row', async () => {
    const vault = await temporaryVault();
    const result = await importDocket(
      vault,
      docketFile([good, { ...good, reference: 'A-2', country: 'Atlantis' }], 'Jan 2013.csv'),
    );
    expect(result).toMatchObject({ imported: 2, known: 0, errors: [], encoding: 'utf-8', delimiter: ',' });
    const states = caseIds(vault.db).map((id) => caseState(vault.db, id));
    const second = states.find(({ request }) => request.reference === 'A-2');
    expect(second?.request).toMatchObject({
      country: null,
      category: 'account',
      received: { at: '2013-01-31T00:00:00.000Z', zone: 'UTC' },
    });
    expect(second?.imported).toMatchObject({ file: 'Jan 2013.csv', row: 3, region: 'Atlantis' });
    const history = historyOf(entriesOf(vault.db, second?.id ?? ''));
    expect(history.flatMap(({ what }) => what)).toContain(
      'imported it from row 3 of “Jan 2013.csv”: identifiers 2',
    );
    expect(await checkVault(vault)).toMatchObject({ ok: true, entries: 6 });
  });

  it('lists rows in error by row and column, and imports the others', async () => {
    const vault = await temporaryVault();
    const bad = [
      good,
      { ...good, reference: 'A-2', received_on: '31.02.2013', identifiers: 'x' },
      { ...good, reference: 'A-3', category: 'fax' },
    ];
    const result = await importDocket(vault, docketFile(bad));
    expect(result.imported).toBe(1);
    expect(result.errors.map(({ row, column }) => [row, column])).toEqual([
      [3, 'received_on'],
      [3, 'identifiers'],
      [4, 'category'],
    ]);
    expect(result.rejected.map(({ number }) => number)).toEqual([3, 4]);
  });

  it('imports nothing where asked to be strict, or for a preview, and says the same', async () => {
    const vault = await temporaryVault();
    const file = docketFile([good, { ...good, reference: 'A-2', category: 'fax' }]);
    expect(await importDocket(vault, file, { strict: true })).toMatchObject({ imported: 0, errorCount: 1 });
    expect(await importDocket(vault, file, { preview: true })).toMatchObject({
      imported: 1,
      errorCount: 1,
      preview: true,
    });
    expect(caseIds(vault.db)).toEqual([]);
    expect((await reopened(vault)).db.open).toBe(true);
  });

  it('adds nothing the second time, even after a case was changed, with references or without', async () => {
    const vault = await temporaryVault();
    const file = docketFile([
      good,
      { ...good, reference: '' },
      { ...good, reference: '' },
      { ...good, category: 'device' },
    ]);
    expect(await importDocket(vault, file)).toMatchObject({ imported: 4, known: 0, errors: [] });
    expect(await importDocket(vault, file)).toMatchObject({ imported: 0, known: 4, errors: [] });
    for (const id of caseIds(vault.db)) {
      recordEvents(vault, id, changeRequest(caseState(vault.db, id), { agency: 'Police' }));
    }
    const named = caseIds(vault.db).find((id) => caseState(vault.db, id).request.reference === 'A-1') ?? '';
    recordEvents(vault, named, changeRequest(caseState(vault.db, named), { country: 'DE' }));
    expect(await importDocket(vault, file)).toMatchObject({ imported: 0, known: 4, errors: [] });
  });

  it('reads what stands for no country as blank, and a number as a day, and says both', async () => {
    const vault = await temporaryVault();
    const file = docketFile([
      { ...good, country: '-', received_on: '41700' },
      { ...good, reference: '', country: 'unknown' },
    ]);
    const result = await importDocket(vault, file);
    expect(result.regions.map(({ given, notRecorded }) => [given, notRecorded])).toEqual([
      ['-', true],
      ['unknown', true],
    ]);
    expect(result.serialDays).toEqual({ rows: 1, given: '41700', day: '2014-03-02' });
    const [first = ''] = caseIds(vault.db);
    expect(caseState(vault.db, first).imported?.region).toBeNull();
    expect(await importDocket(vault, file)).toMatchObject({ imported: 0, known: 2, errors: [] });
  });

  it('names the row of a reference that is there with other content', async () => {
    const vault = await temporaryVault();
    const file = docketFile([good, { ...good, identifiers: 3 }]);
    const result = await importDocket(vault, file);
    expect(result.imported).toBe(1);
    expect(result.errors).toMatchObject([{ row: 3, column: 'reference' }]);
  });

  it('takes a corrected row as entries in its case where that is asked for, and once', async () => {
    const vault = await temporaryVault();
    const blank = { ...good, reference: 'B-1', category: '' };
    await importDocket(vault, docketFile([good, blank, { ...good, reference: 'C-1', country: 'Atlantis' }]));
    const corrected = docketFile(
      [
        { ...good, identifiers: 7, country: 'Frankreich', received_on: '2013-03-05' },
        { ...blank, category: 'device' },
        { ...good, reference: 'C-1', country: 'Narnia', process: 'in words of its own' },
        { ...good, reference: 'D-1', country: 'England' },
        { ...good, identifiers: 8 },
      ],
      'mended.csv',
    );
    expect(await importDocket(vault, corrected)).toMatchObject({ imported: 1, errorCount: 4 });
    const ask = (options: ImportOptions) => importDocket(vault, corrected, { correct: true, ...options });
    const counts = { imported: 0, known: 1, corrected: 3, rows: 5, errorCount: 1 };
    expect(await ask({ preview: true })).toMatchObject(counts);
    expect(await ask({ strict: true })).toMatchObject({ imported: 0, corrected: 0 });
    const stopped = ask({ signal: AbortSignal.abort() });
    expect((await failureOf(() => stopped)).message).toContain('Nothing of it was recorded');
    const done = await ask({});
    expect(done).toMatchObject({ ...counts, regions: expect.any(Array) as unknown });
    expect(done.errors[0]?.message).toContain('Another row of this file');
    const [first = '', second = '', third = ''] = caseIds(vault.db);
    const { request, outcome } = caseState(vault.db, first);
    expect([request.country, request.received?.at, outcome?.identifiers]).toEqual([
      'FR',
      '2013-03-05T00:00:00.000Z',
      7,
    ]);
    expect(caseState(vault.db, second).request.category).toBe('device');
    const said = historyOf(entriesOf(vault.db, third)).flatMap(({ what }) => what);
    expect(said).toContain('changed the country from “Atlantis” to “Narnia”, as row 4 of “mended.csv” says');
    expect([...docketCsv(vault.db)].join('')).toContain(
      'C-1,2013-01-31,Narnia,account,in words of its own,2,',
    );
    expect(await ask({})).toMatchObject({ imported: 0, known: 4, corrected: 0 });
    expect(await checkVault(vault)).toMatchObject({ ok: true });
  });

  it('corrects only what a docket said: no blank cell, nothing that people said or decided since', async () => {
    const vault = await temporaryVault();
    const correct = (...given: Parameters<typeof docketFile>[0]) =>
      importDocket(vault, docketFile(given), { correct: true });
    const full = { ...good, process: 'subpoena', challenged: 'no', data_provided: 'content' };
    await importDocket(vault, docketFile([full]));
    const [id = ''] = caseIds(vault.db);
    const cells = () => [...docketCsv(vault.db)].join('').split('\r\n')[1];
    const before = cells();
    const few = text('reference,country,category\nA-1,,account\nA-1,,account\n');
    const less = { row: 2, columns: ['country'] };
    expect(await importDocket(vault, few, { correct: true })).toMatchObject({
      rows: 2,
      known: 0,
      left: 2,
      blanks: [less, { ...less, row: 3 }],
      errors: [],
    });
    expect(cells()).toBe(before);
    expect(await correct({ ...full, process: '', identifiers: 3 })).toMatchObject({
      corrected: 1,
      left: 0,
      blanks: [{ row: 2, columns: ['process'] }],
    });
    expect(await correct(full)).toMatchObject({ corrected: 1, blanks: [] });
    // A mistaken correction is taken back by the row as it was.
    expect(await correct({ ...full, country: 'FR' })).toMatchObject({ corrected: 1 });
    expect(await correct(full)).toMatchObject({ known: 0, corrected: 1 });
    expect(cells()).toBe(before);
    recordEvents(vault, id, changeRequest(caseState(vault.db, id), { country: 'DE' }));
    expect(await correct(full)).toMatchObject({ known: 1, corrected: 0, errors: [] });
    const other = await correct({ ...full, country: 'FR', identifiers: 5 });
    expect(other).toMatchObject({ corrected: 0, imported: 0 });
    expect(other.errors[0]?.message).toMatch(/somebody recorded something else.*: country\./);
    expect(await correct({ ...full, country: 'DE', identifiers: 5 })).toMatchObject({ corrected: 1 });
    expect(caseState(vault.db, id)).toMatchObject({
      request: { country: 'DE' },
      outcome: { identifiers: 5 },
    });
    const challenged = { ...blankOutcome, ...caseState(vault.db, id).outcome, challenged: 'full' as const };
    recordEvents(vault, id, recordOutcome(caseState(vault.db, id), challenged));
    expect(await correct({ ...full, identifiers: 6 })).toMatchObject({ corrected: 1 });
    expect(caseState(vault.db, id).outcome).toMatchObject({ identifiers: 6, challenged: 'full' });
    expect((await correct({ ...full, challenged: 'part' })).errors[0]?.message).toContain(': challenged.');
    recordEvents(vault, id, changeRequest(caseState(vault.db, id), { category: 'device' }));
    const account = { ...full, identifiers: 7 };
    expect(await correct(account, { ...account, category: 'device', identifiers: 8 })).toMatchObject({
      imported: 0,
      corrected: 1,
      errorCount: 1,
    });
    expect(caseState(vault.db, id)).toMatchObject({
      request: { category: 'device' },
      outcome: { identifiers: 7 },
    });
    const decided = { ...full, reference: 'E-1', data_provided: '', process: '' };
    await correct(decided);
    recordEvents(vault, caseIds(vault.db)[1] ?? '', decidedToProduce);
    const given = await correct({ ...decided, data_provided: 'none', process: 'subpoena' });
    expect(given.errors[0]?.message).toContain('has decisions');
    expect(await correct(decided)).toMatchObject({ known: 1, left: 0 });
    recordEvents(vault, id, closeCase(caseState(vault.db, id), 'done'));
    const closed = docketFile([{ ...full, process: 'search-warrant' }]);
    const refused = { corrected: 0, errorCount: 1 };
    expect(await importDocket(vault, closed, { correct: true, preview: true })).toMatchObject(refused);
    expect(await importDocket(vault, closed, { correct: true, strict: true })).toMatchObject(refused);
    const opened = [{ type: 'case-opened' as const, request: { ...blankRequest, reference: 'P-1' } }];
    recordEvents(vault, randomUUID(), opened);
    expect((await correct({ ...full, reference: 'P-1' })).errors[0]?.message).toContain('not imported');
    recordEvents(vault, randomUUID(), opened);
    expect((await correct({ ...full, reference: 'P-1' })).errors[0]?.message).toContain('2 cases have');
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${docketText([good])}`), 'utf-8'],
    ['UTF-16 little-endian with a mark', Buffer.from(`\uFEFF${docketText([good])}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 little-endian without', Buffer.from(docketText([good]), 'utf16le'), 'utf-16le'],
    [
      'UTF-16 big-endian with a mark',
      Buffer.from(`\uFEFF${docketText([good])}`, 'utf16le').swap16(),
      'utf-16be',
    ],
    ['UTF-16 big-endian without', Buffer.from(docketText([good]), 'utf16le').swap16(), 'utf-16be'],
    ['semicolons', Buffer.from(docketText([good], ';')), 'utf-8'],
    ['tabs and old line ends', Buffer.from(docketText([good], '\t', '\r')), 'utf-8'],
    ['a line that names the separator', Buffer.from(`sep=;\r\n${docketText([good], ';', '\n')}`), 'utf-8'],
    [
      'a Windows code page',
      Buffer.from(docketText([{ ...good, country: 'Taiwan', reference: 'Curaçao-1' }]), 'latin1'),
      'windows-1252',
    ],
  ])('reads %s', async (_, bytes, encoding) => {
    const vault = await temporaryVault();
    expect(await importDocket(vault, { name: 'a.csv', bytes })).toMatchObject({
      imported: 1,
      errors: [],
      encoding,
    });
    const [id = ''] = caseIds(vault.db);
    expect(caseState(vault.db, id).request).toMatchObject({ country: 'TW', category: 'account' });
  });

  it('takes a byte that is no UTF-8 in a file that is for damage of its row alone, and says where it stands', async () => {
    const lines = docketText([
      { ...good, reference: 'Ö-1', country: "Côte d'Ivoire" },
      { ...good, reference: 'X?', country: 'DE' },
    ]);
    const bytes = Buffer.from(lines);
    const place = bytes.indexOf('?');
    bytes[place] = 0xe9;
    const vault = await temporaryVault();
    const damaged = await importDocket(vault, { name: 'a.csv', bytes });
    expect(damaged).toMatchObject({
      imported: 1,
      encoding: 'utf-8',
      errors: [{ row: 3, column: 'reference' }],
    });
    expect(damaged.doubt).toContain(`byte ${place + 1}, in line 3`);
    expect(caseState(vault.db, caseIds(vault.db)[0] ?? '').request).toMatchObject({ country: 'CI' });
    const marked = { name: 'a.csv', bytes: Buffer.concat([Buffer.from('\uFEFF'), bytes]) };
    expect((await failureOf(() => importDocket(vault, marked))).message).toContain(
      `byte ${place + 4}, in line 3`,
    );
    const mostly = Buffer.from(docketText([{ ...good, reference: 'é é é Ã©' }]), 'latin1');
    const read = await importDocket(vault, { name: 'b.csv', bytes: mostly });
    expect([read.encoding, read.doubt]).toEqual([
      'windows-1252',
      expect.stringContaining('looks like UTF-8'),
    ]);
  });

  it('reads quotes with line ends, empty rows, cut-off blanks, foreign columns and headers in any case', async () => {
    const vault = await temporaryVault();
    const lines = [
      ' Reference ,"note","Received On",COUNTRY,category,identifiers',
      'A-1,"two\r\nlines; ""and"" more",2013-01-31,US,device,4',
      '',
      ',,,,,',
      '="007",x,1/31/2013,DE,account',
    ];
    const result = await importDocket(vault, text(`${lines.join('\r\n')}\r\n`));
    expect(result).toMatchObject({ imported: 2, errors: [], ignored: ['note'] });
    const references = caseIds(vault.db).map((id) => caseState(vault.db, id).request.reference);
    expect(references.toSorted()).toEqual(['007', 'A-1']);
  });

  it('knows a row again whose case was mended, and a reference in whatever white space', async () => {
    const vault = await temporaryVault();
    const file = docketFile([
      { ...good, reference: '' },
      { ...good, reference: 'R  1' },
      { ...good, reference: 'A\u00A0B' },
    ]);
    expect(await importDocket(vault, file)).toMatchObject({ imported: 3, errors: [] });
    for (const id of caseIds(vault.db)) {
      const { outcome } = caseState(vault.db, id);
      const mended = { ...blankOutcome, ...outcome, identifiers: 3 };
      recordEvents(vault, id, recordOutcome(caseState(vault.db, id), mended));
    }
    expect(await importDocket(vault, file)).toMatchObject({ imported: 0, known: 3, errors: [] });
  });

  it('knows rows again that were imported before the names of their countries were known', async () => {
    const vault = await temporaryVault();
    const named = ['Svíþjóð', 'Suedia', 'Sweden', 'Svíþjóð'].flatMap((country, index) =>
      ['', `R-${index}`].map((reference) => ({ ...good, reference, country })),
    );
    for (const cells of named) importedKnowing(vault, 'Sweden', cells);
    expect(await importDocket(vault, docketFile(named))).toMatchObject({ imported: 0, known: 8, errors: [] });
    const again = await importDocket(vault, docketFile(named), { correct: true });
    expect(again).toMatchObject({ known: 8, corrected: 0, errors: [] });
    const [first = good, second = good] = named;
    const byCode = docketFile([{ ...second, country: 'SE' }]);
    expect(await importDocket(vault, byCode, { correct: true })).toMatchObject({ corrected: 1, errors: [] });
    const more = docketFile([first, first, first, first, first]);
    // Two of its own spelling are there, and the one by the code.
    expect(await importDocket(vault, more)).toMatchObject({ imported: 2, known: 3 });
  });

  it('takes the order of day and month from the file, or says that it cannot know', async () => {
    const vault = await temporaryVault();
    const header = 'reference,received_on\n';
    expect(await importDocket(vault, text(`${header}A,3/4/2013\nB,13/4/2013\n`))).toMatchObject({
      imported: 2,
      errors: [],
    });
    const unsure = text(`${header}C,3/4/2013\n`);
    expect((await importDocket(vault, unsure)).errors).toMatchObject([{ row: 2, column: 'received_on' }]);
    expect(await importDocket(vault, unsure, { order: 'month-first' })).toMatchObject({ imported: 1 });
    const days = caseIds(vault.db).map(
      (id) => caseState(vault.db, id).request.received?.at.slice(0, 10) ?? '',
    );
    expect(days.toSorted()).toEqual(['2013-03-04', '2013-04-03', '2013-04-13']);
  });

  it('remembers a mapping', async () => {
    const vault = await temporaryVault();
    const mapping = { reference: 'aktenzeichen', country: 'STAAT' };
    expect(await importDocket(vault, foreign('A'), { mapping })).toMatchObject({ imported: 1, ignored: [] });
    expect(await importDocket(await reopened(vault), foreign('B'))).toMatchObject({
      imported: 1,
      ignored: [],
    });
  });

  it('never reads a column under its own name by a mapping that it remembers', async () => {
    const vault = await temporaryVault();
    const mapping = { country: 'process', category: 'Kind' };
    expect(await importDocket(vault, text('process,Kind\nDE,account\n'), { mapping })).toMatchObject({
      imported: 1,
    });
    const canonical = text('reference,country,process,kind,category\nB,FR,search-warrant,account,device\n');
    expect(await importDocket(vault, canonical)).toMatchObject({ imported: 1, ignored: ['kind'] });
    const states = caseIds(vault.db).map((id) => caseState(vault.db, id).request);
    expect(states.find(({ reference }) => reference === 'B')).toMatchObject({
      country: 'FR',
      process: 'search-warrant',
      category: 'device',
    });
  });

  it.each([
    ['an empty file', '', 'file-unreadable'],
    ['a quote that never closes', 'reference,country\n"A,US\n', 'file-unreadable'],
    ['no known column', 'a,b\n1,2\n', 'invalid-input'],
    ['a column twice', 'reference,Reference\nA,B\n', 'invalid-input'],
    [
      'UTF-16 that was cut inside a character',
      Buffer.from('\uFEFFreference\nA\n', 'utf16le').subarray(0, -1),
      'file-unreadable',
    ],
    [
      'a wrong byte behind a UTF-8 byte order mark',
      Buffer.from('\u00EF\u00BB\u00BFreference\nA\u00E9\n', 'latin1'),
      'file-unreadable',
    ],
    ['zero bytes', 'reference\u0000\n', 'file-unreadable'],
  ])('refuses %s as a whole', async (_, content, code) => {
    const vault = await temporaryVault();
    expect(await failureCode(() => importDocket(vault, text(content)))).toBe(code);
    expect(caseIds(vault.db)).toEqual([]);
  });

  it('does not take a row at which the file was cut off', async () => {
    const vault = await temporaryVault();
    const result = await importDocket(
      vault,
      text('reference,received_on,country\nA,2013-01-01,US\nB,2013-01'),
    );
    expect(result).toMatchObject({ imported: 1, errors: [{ row: 3 }] });
  });
});

describe('exporting the docket', () => {
  it('gives a file from which another vault has the same docket, and this one learns nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 8 }), async (docket) => {
        const named = docket.map((row, index) => ({
          ...row,
          reference: row.reference === '' ? '' : `${row.reference}#${index}`,
        }));
        const file = docketFile(
          named.map((row) =>
            Object.fromEntries(docketCells(row).map((cell, index) => [docketColumns[index], cell])),
          ),
        );
        const [first, second] = [await temporaryVault(), await temporaryVault()];
        const { imported, errors } = await importDocket(first, file);
        expect(errors).toEqual([]);
        const exported = [...docketCsv(first.db, { nationalSecurity: true })].join('');
        const again = await importDocket(second, text(exported));
        expect(again).toMatchObject({ imported, errors: [] });
        expect(
          [...docketCsv(second.db, { nationalSecurity: true })].join('').split('\r\n').toSorted(),
        ).toEqual(exported.split('\r\n').toSorted());
        expect(await importDocket(first, text(exported))).toMatchObject({ imported: 0, errors: [] });
        first.close();
        second.close();
      }),
      { numRuns: 15 },
    );
  });

  it('holds no formula', async () => {
    const vault = await temporaryVault();
    await importDocket(
      vault,
      docketFile([
        { ...good, reference: '=HYPERLINK("http://x")' },
        { ...good, reference: '@SUM', country: '+cmd' },
      ]),
    );
    const exported = [...docketCsv(vault.db)].join('');
    expect(exported).toContain('"\'=HYPERLINK(""http://x"")"');
    expect(exported).toContain("'@SUM,2013-01-31,'+cmd,");
  });
});

describe('what reports count', () => {
  it('is the same after a rebuild from the ledger', async () => {
    const vault = await temporaryVault();
    await importDocket(vault, docketFile([good, { ...good, reference: 'A-2', identifiers: '' }]));
    const lines = () =>
      rows(
        vault.db,
        'SELECT c.*, g.alike AS what FROM report_case AS c JOIN report_group AS g ON g.id = c.alike ORDER BY case_id',
      ).map((line) => ({ ...(line as object), alike: 0 }));
    const before = lines();
    rebuildProjections(vault);
    expect(lines()).toEqual(before);
    expect(before).toHaveLength(2);
    expect(await checkVault(vault)).toMatchObject({ ok: true });
    write(vault.db, `UPDATE report_case SET identifiers = 9 WHERE reference = 'A-1'`);
    expect((await checkVault(vault)).problems).toEqual([
      expect.stringContaining('is not what its ledger says'),
    ]);
  });
});
