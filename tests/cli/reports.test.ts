import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableOrder } from '../../src/core/reports/table-titles.ts';
import { write } from '../../src/vault/database.ts';
import { bandChoiceView } from '../../src/vault/reports/band-choice-store.ts';
import { openVault } from '../../src/vault/vault.ts';
import { testPassphrase } from '../support/temporary-vault.ts';
import { devices, docketOf2013, docketText, published2013 } from '../vault/reports/docket-files.ts';
import { folderWithVault } from './folder-with-vault.ts';
import { json, run, runUnlocked } from './redrope-here.ts';
import { runUnlocked as runInProcess } from './redrope-process.ts';

interface Imported {
  readonly imported: number;
  readonly known: number;
  readonly errors: readonly { readonly row: number; readonly column: string; readonly message: string }[];
}

function reportOf(period: string, ...choice: string[]): string[] {
  return ['report', 'vault', '--period', period, ...choice];
}

const noLetters = 'All National Security Process=0,0';

/** Which national security figures the window begins with. */
async function choicesInWindow(folder: string, periods: readonly string[]) {
  const open = await openVault(join(folder, 'vault'), testPassphrase);
  const choices = periods.map((period) => bandChoiceView(open, period, 'received').choice);
  open.close();
  return choices;
}

describe('reports on the command line', () => {
  it('give the published tables of 2013 H1 from a docket in CSV, byte for byte', async () => {
    const folder = await folderWithVault();
    const account = docketOf2013('account');
    const device = docketOf2013('device');
    const take = (file: string) => json<Imported>(folder, 'import-docket', 'vault', file);
    writeFileSync(join(folder, 'account.csv'), docketText(account, ';'));
    writeFileSync(join(folder, 'device.csv'), docketText(device));
    expect(await take('account.csv')).toMatchObject({ imported: account.length, errors: [] });
    const exported = await runUnlocked(folder, 'export-docket', 'vault', '--to', 'again.csv');
    expect(exported.code).toBe(0);
    expect(await take('again.csv')).toMatchObject({ imported: 0, known: account.length, errors: [] });
    expect(await take('device.csv')).toMatchObject({ imported: device.length, errors: [] });
    for (const category of ['account', 'device'] as const) {
      const asked = ['--period', '2013 H1', '--category', category, '--format', 'csv'];
      // What a process of its own prints is what is printed here: once for both is enough.
      const started = category === 'account' ? runInProcess : runUnlocked;
      const report = await started(folder, 'report', 'vault', ...asked);
      expect(report).toMatchObject({ code: 0, stdout: published2013(category), stderr: '' });
    }
  }, 600_000);

  it('list rows in error, write them to a file, and import the good ones', async () => {
    const folder = await folderWithVault();
    const good = { reference: 'A', received_on: '2013-01-01', country: 'DE', category: 'account' };
    writeFileSync(join(folder, 'd.csv'), docketText([good, { ...good, reference: 'B', category: 'fax' }]));
    const result = await json<Imported>(folder, 'import-docket', 'vault', 'd.csv', '--errors', 'bad.csv');
    expect(result).toMatchObject({ imported: 1, errors: [{ row: 3, column: 'category' }] });
    expect(readFileSync(join(folder, 'bad.csv'), 'utf8')).toMatch(
      /^\uFEFFrow,error,reference,[^]*\r\n3,"?category: /,
    );
    const errors = ['--errors', 'no/such/folder.csv'];
    writeFileSync(join(folder, 'c.csv'), docketText([{ ...good, reference: 'C' }, { category: 'fax' }]));
    const nowhere = await runUnlocked(folder, 'import-docket', 'vault', 'c.csv', ...errors, '--json');
    expect([nowhere.code, nowhere.stdout]).toEqual([1, expect.stringContaining('file-unreadable')]);
    expect(await json<Imported>(folder, 'import-docket', 'vault', 'c.csv')).toMatchObject({ imported: 1 });
    await json(folder, 'import-docket', 'vault', 'd.csv', '--errors', 'worse.csv');
    expect(existsSync(join(folder, 'worse.csv'))).toBe(true);
    const problems = await json<{ incomplete: object[] }>(
      folder,
      'report',
      'vault',
      '--period',
      '2013 H1',
      '--problems',
    );
    expect(problems.incomplete).toMatchObject([{ requests: 2 }]);
    const listed = await runUnlocked(folder, 'report', 'vault', '--period', '2013 H1', '--problems');
    expect(listed.stdout).toMatch(
      /2 requests, account: .*“.*”\.\n {2}[AC] {2}account {2}2013-01-01 {2}[0-9a-f-]{36}\n/,
    );
    expect(listed.stdout).toContain('import-docket --correct');
    writeFileSync(
      join(folder, 'n.csv'),
      docketText([{ ...good, reference: 'N', category: 'national-security' }]),
    );
    const summary = await runUnlocked(folder, 'import-docket', 'vault', 'n.csv', '--correct');
    expect(summary.stdout).toContain('1 row: 1 imported, 0 known already, 0 refused.');
    const fisa = await runUnlocked(folder, 'report', 'vault', '--period', '2013 H1', '--problems');
    expect(fisa.stderr).toContain('with --bands');
    const strict = await runUnlocked(folder, 'import-docket', 'vault', 'c.csv', '--strict');
    expect([strict.code, strict.stderr]).toEqual([1, expect.stringContaining('1 row is in error')]);
    writeFileSync(join(folder, 'less.csv'), docketText([{ ...good, country: '' }]));
    const less = await runUnlocked(folder, 'import-docket', 'vault', 'less.csv', '--correct');
    expect([less.code, less.stdout]).toEqual([
      0,
      expect.stringMatching(/0 known already, 1 left as recorded, 0 refused\.\nRow 2, country: blank here/),
    ]);
    const missing = await runUnlocked(folder, 'import-docket', 'vault', 'absent.csv', '--json');
    expect([missing.code, missing.stdout]).toEqual([1, expect.stringContaining('file-unreadable')]);
  });

  it('write all tables into a folder, and never over a file', async () => {
    const folder = await folderWithVault();
    const rows = [
      {
        reference: 'A',
        received_on: '2013-01-01',
        country: '=cmd',
        category: 'device',
        data_provided: 'yes',
      },
      {
        reference: 'B',
        received_on: '2013-01-01',
        country: 'US',
        category: 'national-security',
        process: 'nsl',
        identifiers: 1,
      },
    ];
    writeFileSync(join(folder, 'd.csv'), docketText(rows));
    await json(folder, 'import-docket', 'vault', 'd.csv');
    const args = ['report', 'vault', '--period', '2013 H1', '--all', '--bands', 'a3', '--to', 'out'];
    expect(await json(folder, ...args)).toMatchObject({ files: expect.any(Array) as unknown });
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual([
      '2013-H1-by-process.csv',
      '2013-H1-device.csv',
      '2013-H1-national-security.csv',
      '2013-H1.html',
      '2013-H1.json',
      '2013-H1.pdf',
    ]);
    expect(readFileSync(join(folder, 'out/2013-H1-device.csv'), 'utf8')).toContain(
      "2013 H1,'=cmd,1,,1,100%\r\n",
    );
    expect(readFileSync(join(folder, 'out/2013-H1-national-security.csv'), 'utf8').split('\r\n')[1]).toBe(
      '2013 H1,All National Security Process,0,249,0,249',
    );
    expect((await runUnlocked(folder, ...args)).code).toBe(1);
    const refused = await runUnlocked(
      folder,
      'report',
      'vault',
      '--period',
      '2013 H1',
      '--category',
      'national-security',
    );
    expect(refused.code).toBe(2);
  });

  it('freeze a report with a signature that stock tools check, and give it later as it was published', async () => {
    const folder = await folderWithVault();
    const row = { reference: 'A', received_on: '2013-01-01', country: 'DE', category: 'device' };
    writeFileSync(join(folder, 'd.csv'), docketText([{ ...row, identifiers: 2, data_provided: 'yes' }]));
    await json(folder, 'import-docket', 'vault', 'd.csv');
    const report = ['report', 'vault', '--period', '2013 H1'];
    await json(folder, ...report, '--all', '--to', 'first', '--publish');
    const record = readFileSync(join(folder, 'first/2013-H1-record.json'));
    const signers = join(folder, 'first/allowed_signers');
    const [key = ''] = readFileSync(signers, 'utf8').split(' ');
    const verify = (input: Buffer) =>
      spawnSync(
        'ssh-keygen',
        [
          '-Y',
          'verify',
          '-f',
          signers,
          '-I',
          key,
          '-n',
          'redrope-report',
          '-s',
          join(folder, 'first/2013-H1-record.json.sig'),
        ],
        { input },
      ).status;
    expect(verify(record)).toBe(0);
    expect(verify(Buffer.from(record.toString().replace('Germany', 'France')))).not.toBe(0);

    writeFileSync(
      join(folder, 'e.csv'),
      docketText([{ ...row, reference: 'B', identifiers: 1, data_provided: 'none' }]),
    );
    await json(folder, 'import-docket', 'vault', 'e.csv');
    const silent = await runUnlocked(folder, ...report, '--all', '--to', 'second', '--publish');
    expect([silent.code, existsSync(join(folder, 'second'))]).toEqual([1, false]);
    const device = [...report, '--category', 'device'];
    const asPublished = await runUnlocked(folder, ...device, '--as-published');
    expect(asPublished.stdout).toContain('2013 H1,Germany,1,2,1,100%\r\n');
    await json(folder, ...report, '--all', '--to', 'again', '--as-published');
    const bytesIn = (name: string) =>
      readdirSync(join(folder, name)).map((file) => [file, readFileSync(join(folder, name, file), 'latin1')]);
    expect(bytesIn('again')).toEqual(bytesIn('first'));
    const why = [
      '--publish',
      '--why',
      'A request was found late.',
      '--why-row',
      'device/Germany=In the post.',
    ];
    const beside = await runUnlocked(folder, ...report, '--all', '--to', 'first', ...why);
    expect([beside.code, beside.stderr]).toEqual([
      1,
      expect.stringContaining('allowed_signers exists already'),
    ]);
    await json(folder, ...report, '--all', '--to', 'second', ...why);
    const names = readdirSync(join(folder, 'second')).filter((name) => name !== 'allowed_signers');
    expect(names.map((name) => name.replace(/-\d{4}-\d\d-\d\d/, ''))).toContain(
      '2013-H1-restated-device.csv',
    );
    const restated = (end: RegExp) =>
      readFileSync(join(folder, 'second', names.find((name) => end.test(name)) ?? ''), 'utf8');
    expect(restated(/\.html$/)).toMatch(
      /<strong>Restated:[^]*<nav[^]*A request was found late\.[^]*Device, Germany: In the post\.[^]*<th scope="row">Germany<\/th><td>Percentage of[^<]*<\/td><td>100%<\/td><td>50%/,
    );
    expect(JSON.parse(restated(/\d\.json$/))).toMatchObject({
      restates: { why: 'A request was found late.' },
    });
    const same = await runUnlocked(
      folder,
      ...report,
      '--all',
      '--to',
      'same',
      '--publish',
      '--why',
      'Again.',
    );
    expect([same.code, same.stderr]).toEqual([1, expect.stringContaining('nothing to restate')]);
    const all = await json<{ id: string; restates: { changes: object[] } | null }[]>(
      folder,
      'report',
      'vault',
      '--published',
    );
    expect(all.map(({ restates }) => restates?.changes.length ?? null)).toEqual([null, 10]);
    const byId = (id = '') =>
      runUnlocked(folder, 'report', 'vault', '--as-published', id, '--category', 'device');
    expect((await byId(all[0]?.id)).stdout).toBe(asPublished.stdout);
    expect([(await byId(all[1]?.id)).code, (await byId('no such id')).code]).toEqual([0, 1]);

    const open = await openVault(join(folder, 'vault'), testPassphrase);
    write(open.db, `UPDATE published_report SET body = replace(body, 'found late', 'found soon')`);
    open.close();
    const falsified = await runUnlocked(folder, ...report, '--all', '--to', 'third', '--as-published');
    expect([falsified.code, existsSync(join(folder, 'third'))]).toEqual([1, false]);
    expect(falsified.stderr).toContain('not what was signed');
  }, 60_000);

  it('publish a correction that nothing could hide without its table once that is said, and not before', async () => {
    const folder = await folderWithVault();
    const french = devices('FR', 3, 6, 1);
    const others = [...devices('DE', 8, 16, 5), ...devices('NO', 2, 3, 0), ...devices('SE', 7, 12, 6)];
    writeFileSync(join(folder, 'd.csv'), docketText([...french, ...others]));
    writeFileSync(join(folder, 'e.csv'), docketText(french.map((row) => ({ ...row, country: 'DE' }))));
    await json(folder, 'import-docket', 'vault', 'd.csv');
    const all = reportOf('2013 H1', '--suppress-below', '5', '--all', '--publish');
    const needless = await runUnlocked(folder, ...all, '--to', 'first', '--leave-out', 'device');
    expect(needless.stderr).toContain('Publish without --leave-out device');
    await json(folder, ...all, '--to', 'first');
    await json(folder, 'import-docket', 'vault', 'e.csv', '--correct');
    const again = [...all, '--to', 'second', '--why', 'France had none.'];
    const unsaid = await runUnlocked(folder, ...again);
    expect([unsaid.code, existsSync(join(folder, 'second'))]).toEqual([1, false]);
    expect(unsaid.stderr).toContain('--publish --leave-out device');
    // Another category alone publishes the whole report, so the table is asked about there too.
    const account = ['--category', 'account', '--to', 'a.csv', '--publish', '--why', 'France had none.'];
    const beside = await runUnlocked(folder, ...reportOf('2013 H1', '--suppress-below', '5', ...account));
    expect(beside.stderr).toContain('--publish --leave-out device');
    expect(await json<object[]>(folder, 'report', 'vault', '--published')).toHaveLength(1);
    expect(existsSync(join(folder, 'a.csv'))).toBe(false);
    await json(folder, ...again, '--leave-out', 'device');
    expect(readdirSync(join(folder, 'second')).filter((name) => name.endsWith('.csv'))).toEqual([]);
    const alone = await runUnlocked(folder, ...reportOf('2013 H1', '--category', 'device', '--as-published'));
    expect(alone.stderr).toContain('published without this table');
  }, 60_000);

  it('give a suppressed and a banded report later byte for byte as they were published, and say beforehand what leaves', async () => {
    const folder = await folderWithVault();
    const row = { received_on: '2013-01-01', country: 'DE', category: 'account', identifiers: 1 };
    const small = { ...row, reference: 'A', challenged: 'no', data_provided: 'none' };
    const letter = { ...small, country: 'US', category: 'national-security', process: 'nsl' };
    const inHalf = (received_on: string, name: string) => [
      { ...small, received_on, reference: `A ${name}` },
      { ...letter, received_on, reference: `N ${name}` },
    ];
    writeFileSync(
      join(folder, 'd.csv'),
      docketText([...inHalf('2013-01-01', '1'), ...inHalf('2013-08-01', '2')]),
    );
    await json(folder, 'import-docket', 'vault', 'd.csv');
    const reports = [
      { name: 'suppressed', asked: reportOf('2013 H1', '--suppress-below', '5') },
      { name: 'banded', asked: reportOf('2013 H2', '--bands', 'a3', '--disclosed', noLetters) },
    ];
    const device = [...(reports[0]?.asked ?? []), '--category', 'device'];
    for (const publish of [['--publish'], ['--publish', '--dry-run']]) {
      const told = await runUnlocked(folder, ...device, ...publish);
      expect([told.code, told.stderr]).toEqual([1, expect.stringContaining('without the table device')]);
    }
    const unpublished = await runUnlocked(folder, ...device, '--leave-out', 'device');
    expect(unpublished.stderr).toContain('--leave-out goes with --publish');
    expect(await json(folder, 'report', 'vault', '--published')).toEqual([]);
    for (const { name, asked } of reports) await json(folder, ...asked, '--all', '--to', name, '--publish');
    const [suppressed, inBands] = await choicesInWindow(folder, ['2013 H1', '2013 H2']);
    expect(suppressed).toMatchObject({ bands: null, disclosed: [] });
    const nothing = { type: 'All National Security Process', requests: 0, accounts: 0 };
    expect(inBands).toMatchObject({ bands: 'a3', disclosed: [nothing] });
    writeFileSync(
      join(folder, 'e.csv'),
      docketText([
        ...inHalf('2013-01-01', '3'),
        ...inHalf('2013-08-01', '4'),
        { ...letter, reference: 'blank', identifiers: '' },
      ]),
    );
    await json(folder, 'import-docket', 'vault', 'e.csv');
    const bytesIn = (name: string) =>
      readdirSync(join(folder, name)).map((file) => [file, readFileSync(join(folder, name, file), 'latin1')]);
    for (const { name, asked } of reports) {
      await json(folder, ...asked, '--all', '--to', `${name} again`, '--as-published');
      expect(bytesIn(`${name} again`)).toEqual(bytesIn(name));
    }
    const csv = (file: string) => readFileSync(join(folder, file), 'utf8').split('\r\n')[1];
    expect(csv('suppressed/2013-H1-account.csv')).toContain('2013 H1,Germany,suppressed,');
    expect(csv('banded/2013-H2-national-security.csv')).toBe(
      '2013 H2,All National Security Process,0,249,0,249',
    );

    const dry = async (...args: string[]) => {
      const { code, stdout, stderr } = await runUnlocked(folder, ...args, '--dry-run');
      return { code, told: stdout + stderr };
    };
    const banded = reportOf('2013 H1', '--bands', 'a3');
    const table = ['--category', 'national-security'];
    const bands = await dry(...banded, ...table);
    expect([bands.code, bands.told.replaceAll(/2013 H1|1874\(a\)\(3\)|50 USC/g, '')]).toEqual([
      0,
      expect.not.stringMatching(/\d/),
    ]);
    expect(await dry(...banded, ...table, '--to', 'd.csv')).toMatchObject({ code: 1 });
    expect((await dry(...(reports[1]?.asked ?? []), '--all', '--to', 'x', '--publish')).told).toContain(
      'Say why',
    );
    const exact = await dry(...reportOf('2014 H1', '--category', 'account'));
    expect(exact.told).toContain('refuses the style of 2013 for the same requests.');
    const unwritten = await runUnlocked(folder, ...banded, ...table, '--to', 'no/such/folder/x.csv');
    expect([unwritten.code, unwritten.stderr]).toEqual([1, expect.stringContaining('cannot be written')]);
    expect(await dry(...reportOf('2013 H1', '--bands', 'a1'), ...table)).toMatchObject({ code: 0 });
    const other = await runUnlocked(folder, ...banded, ...table);
    expect(other.stderr).toContain('Some in national-security: It is not recorded');
    const docket = ['export-docket', 'vault', '--to', 'docket.csv'];
    expect((await dry(...docket)).told).toMatch(
      /counts as having left: The docket of 2013-01-01 to 2013-08-01[^]*holds small counts back/,
    );
    expect(existsSync(join(folder, 'docket.csv'))).toBe(false);
    const exported = await json(folder, ...docket, '--period', '2013 H2');
    expect(exported).toMatchObject({ requests: 2, leftOut: true, leaves: [{ docket: 'account' }] });
  }, 60_000);

  it('ask what may be national security before they leave, and warn of the table asked for alone', async () => {
    const folder = await folderWithVault();
    const row = { received_on: '2013-01-01', country: 'US', identifiers: 1 };
    const doubtful = { ...row, reference: 'A', category: 'device', process: 'FAA order' };
    const odd = { ...row, reference: 'B', category: 'account', process: 'Paper' };
    writeFileSync(join(folder, 'd.csv'), docketText([doubtful, odd]));
    expect((await runUnlocked(folder, 'import-docket', 'vault', 'd.csv', '--preview')).stdout).toContain(
      '“FAA order” (1 row) may be national security process',
    );
    await json(folder, 'import-docket', 'vault', 'd.csv');
    const account = await runUnlocked(folder, ...reportOf('2013 H1', '--category', 'account'));
    expect([account.code, account.stderr]).toEqual([0, expect.stringContaining('“Paper”')]);
    const all = reportOf('2013 H1', '--all', '--publish', '--to', 'out');
    const refused = await runUnlocked(folder, ...all);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/“FAA order”[^]*--not-national-security/),
    ]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
    const docket = ['export-docket', 'vault', '--to', 'docket.csv'];
    for (const more of [[], ['--dry-run']])
      expect((await runUnlocked(folder, ...docket, ...more)).stderr).toMatch(
        /“FAA order”[^]*Nothing was written[^]*--not-national-security/,
      );
    expect(existsSync(join(folder, 'docket.csv'))).toBe(false);
    await json(folder, ...docket, '--dry-run', '--not-national-security', 'FAA order');
    expect((await runUnlocked(folder, ...docket)).code).toBe(1);
    await json(folder, ...all, '--not-national-security', 'FAA order');
    expect(await json(folder, ...docket)).toMatchObject({ requests: 2 });
    const device = await runUnlocked(folder, ...reportOf('2013 H1', '--category', 'device'));
    expect([device.code, device.stderr.includes('“Paper”')]).toEqual([0, false]);
    writeFileSync(
      join(folder, 'e.csv'),
      docketText([{ ...row, reference: 'C', category: 'push-token', received_on: '2014-01-01' }]),
    );
    await json(folder, 'import-docket', 'vault', 'e.csv');
    const token = reportOf('2014 H1', '--category', 'push-token');
    await json(folder, ...token, '--suppress-below', '5', '--to', 'small.csv');
    const printed = await runUnlocked(folder, ...token);
    expect([printed.code, printed.stderr]).toEqual([0, expect.stringContaining('Not to be handed out: ')]);
    const saved = [...token, '--to', 'exact.csv'];
    expect((await runUnlocked(folder, ...saved)).stderr).toContain('--forget-saved');
    for (const looking of ['--dry-run', '--problems'])
      expect((await runUnlocked(folder, ...saved, '--forget-saved', looking)).stderr).toContain(
        `--forget-saved does not go with ${looking}`,
      );
    writeFileSync(join(folder, 'taken.csv'), '');
    const taken = await runUnlocked(folder, ...token, '--to', 'taken.csv', '--forget-saved');
    expect([taken.code, taken.stderr]).toEqual([1, expect.stringContaining('exists already')]);
    expect((await runUnlocked(folder, ...saved)).code).toBe(1);
    expect((await runUnlocked(folder, ...saved, '--forget-saved')).code).toBe(0);
  });

  it('write one table as a web page or a PDF, also into a pipe', async () => {
    const folder = await folderWithVault();
    const row = {
      reference: 'A',
      received_on: '2013-01-01',
      country: '<b>DE</b>',
      category: 'private-party',
    };
    writeFileSync(join(folder, 'd.csv'), docketText([{ ...row, data_provided: 'yes' }]));
    await json(folder, 'import-docket', 'vault', 'd.csv');
    const asked = ['report', 'vault', '--period', '2013 H1', '--category', 'private-party', '--format'];
    const page = await runUnlocked(folder, ...asked, 'html');
    expect(page.stdout).toMatch(
      /^<!doctype html>[^]*<th scope="row">2013 H1<\/th><td>1<\/td><td>1<\/td><td>100%/,
    );
    await json(folder, ...asked, 'pdf', '--to', 'report.pdf');
    expect(statSync(join(folder, 'report.pdf')).mode & 0o777).toBe(0o600);
    const text = spawnSync('pdftotext', ['-layout', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' });
    expect(text.stdout).toMatch(/Transparency report\s+1 January to 30 June 2013/);
    expect((await runInProcess(folder, ...asked, 'pdf')).stdout.slice(0, 5)).toBe('%PDF-');
    // Exact account figures that went into a pipe count as having left; those that were refused do not.
    const period = ['report', 'vault', '--period', '2013 H1'];
    const taken = await runUnlocked(folder, ...period, '--category', 'account', '--to', 'report.pdf');
    expect([taken.code, taken.stderr]).toEqual([1, expect.stringContaining('exists already')]);
    const banded = ['--category', 'national-security', '--bands', '2013'];
    expect((await runUnlocked(folder, ...period, ...banded, '--problems')).code).toBe(0);
    const dry = await runUnlocked(
      folder,
      ...period,
      '--all',
      '--bands',
      '2013',
      '--to',
      'style',
      '--dry-run',
    );
    expect([dry.code, existsSync(join(folder, 'style'))]).toEqual([0, false]);
    expect(dry.stdout).toMatch(
      /Written would be: account.*\nThen this counts as having left: National security/,
    );
    await runUnlocked(folder, ...period, '--category', 'by-process');
    const refused = await runUnlocked(folder, ...period, '--all', '--bands', '2013', '--to', 'style');
    expect([refused.code, existsSync(join(folder, 'style'))]).toEqual([1, false]);
    expect(refused.stderr).toContain('left this vault before, published or in a file');
    expect(
      (await runUnlocked(folder, ...period, '--category', 'national-security', '--bands', 'a3')).stderr,
    ).toContain('counts as having left');
    const { stdout: help } = await run(folder, 'report', '--help');
    for (const id of tableOrder) expect(help).toContain(id);
  });

  it('band a number, and check a published table, without a vault', async () => {
    const folder = await folderWithVault();
    const band = await run(folder, 'bands', '--option', 'a3', '1234', '--json');
    expect(JSON.parse(band.stdout)).toMatchObject({ low: 1000, high: 1249, band: '1000-1249' });
    expect((await run(folder, 'bands', '--option', 'a9', '1')).code).toBe(2);
    writeFileSync(
      join(folder, 'p.csv'),
      published2013('device').replace('1178,1929,695,59%', '1178,1929,1695,59%'),
    );
    const checked = await run(folder, 'report', 'check', 'p.csv', '--category', 'device', '--json');
    expect([checked.code, checked.stdout]).toEqual([1, expect.stringContaining('"failure"')]);
    const found = JSON.parse(checked.stdout) as {
      errors: { rule: string }[];
      warnings: object[];
      rows: number;
      figures: object[];
    };
    expect(found.errors.map(({ rule }) => rule)).toEqual(['data-at-most-received', 'percentage']);
    expect([found.warnings.length, found.rows, found.figures.length]).toEqual([0, 41, 41]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe('what was published before, on the command line', () => {
  it('is imported with its defects, listed, shown over time, compared, and removed', async () => {
    const folder = await folderWithVault();
    const header = published2013('account').split('\r\n')[0] ?? '';
    const later = `${header}\r\n2013 H2,Germany,100,120,9,6,1,7%\r\n2013 H2,Utopia,2,2,0,3,0,150%\r\n`;
    writeFileSync(join(folder, 'h1.csv'), published2013('account'));
    writeFileSync(join(folder, 'h2.csv'), later);
    const asked = ['--category', 'account', '--publisher', 'A company'];
    const take = (file: string) =>
      json<{ known: boolean; rows: number; errors: { rule: string; region: string }[] }>(
        folder,
        'report',
        'history',
        'vault',
        'import',
        file,
        ...asked,
      );
    expect(await take('h1.csv')).toMatchObject({ known: false, rows: 31, errors: [] });
    const defective = await runUnlocked(
      folder,
      'report',
      'history',
      'vault',
      'import',
      'h2.csv',
      ...asked,
      '--json',
    );
    const { errors } = JSON.parse(defective.stdout) as Awaited<ReturnType<typeof take>>;
    expect([defective.code, defective.stderr]).toEqual([
      1,
      expect.stringContaining('kept as it was published'),
    ]);
    expect(errors).toMatchObject([{ rule: 'data-at-most-received', region: 'Utopia' }]);
    expect(await take('h1.csv')).toMatchObject({ known: true });
    const compared = await json<{ rows: { name: string; differences: { requests: object } }[] }>(
      folder,
      'report',
      'compare',
      'vault',
      ...asked,
      '--period',
      '2013 H2',
      '--with',
      '2013 H1',
    );
    // Before is the earlier one, whichever is named first.
    expect(compared.rows.find(({ name }) => name === 'Germany')?.differences.requests).toMatchObject({
      before: 93,
      after: 100,
      change: 7,
      percent: 8,
    });
    const nobody = await runUnlocked(
      folder,
      'report',
      'compare',
      'vault',
      ...asked.slice(0, 2),
      '--period',
      '2013 H1',
      '--with',
      '2013 H2',
    );
    expect(nobody.stderr).toContain('with --publisher: A company');
    // The vault may come first, as with every other command.
    const listed = await json<{ id: string; name: string }[]>(folder, 'report', 'vault', 'history', 'list');
    expect(listed.map(({ name }) => name)).toEqual(['h1.csv', 'h2.csv']);
    await json(folder, 'report', 'history', 'vault', 'remove', listed[1]?.id ?? '');
    const shown = await json<{ periods: { name: string }[]; total: { figures: { received: number }[] } }>(
      folder,
      'report',
      'history',
      'vault',
      'show',
      ...asked,
    );
    expect(shown.periods.map(({ name }) => name)).toEqual(['2013 H1']);
    expect(shown.total.figures[0]?.received).toBe(1646);
    const unknown = await runUnlocked(folder, 'report', 'history', 'vault', 'import', 'absent.csv', ...asked);
    expect(unknown.code).toBe(1);
  }, 600_000);
});
