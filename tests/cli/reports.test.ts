import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { docketOf2013, docketText, published2013 } from '../vault/reports/docket-files.ts';
import { folderWithVault } from './folder-with-vault.ts';
import { json, run, runUnlocked } from './redrope-process.ts';

interface Imported {
  readonly imported: number;
  readonly known: number;
  readonly errors: readonly { readonly row: number; readonly column: string; readonly message: string }[];
}

describe('reports on the command line', () => {
  it('give the published tables of 2013 H1 from a docket in CSV, byte for byte', async () => {
    const folder = await folderWithVault();
    const docket = [...docketOf2013('account'), ...docketOf2013('device').slice(0, 3000)];
    writeFileSync(join(folder, 'docket.csv'), docketText(docket, ';'));
    const first = await json<Imported>(folder, 'import-docket', 'vault', 'docket.csv');
    expect(first).toMatchObject({ imported: docket.length, errors: [] });
    const account = await runUnlocked(
      folder,
      'report',
      'vault',
      '--period',
      '2013 H1',
      '--category',
      'account',
      '--format',
      'csv',
    );
    expect(account).toMatchObject({ code: 0, stdout: published2013('account'), stderr: '' });
    const exported = await runUnlocked(folder, 'export-docket', 'vault', '--to', 'again.csv');
    expect(exported.code).toBe(0);
    const again = await json<Imported>(folder, 'import-docket', 'vault', 'again.csv');
    expect(again).toMatchObject({ imported: 0, known: docket.length, errors: [] });
  }, 120_000);

  it('list rows in error, write them to a file, and import the good ones', async () => {
    const folder = await folderWithVault();
    const good = { reference: 'A', received_on: '2013-01-01', country: 'DE', category: 'account' };
    writeFileSync(join(folder, 'd.csv'), docketText([good, { ...good, reference: 'B', category: 'fax' }]));
    const result = await json<Imported>(folder, 'import-docket', 'vault', 'd.csv', '--errors', 'bad.csv');
    expect(result).toMatchObject({ imported: 1, errors: [{ row: 3, column: 'category' }] });
    expect(readFileSync(join(folder, 'bad.csv'), 'utf8')).toMatch(
      /^row,error,reference,[^]*\r\n3,"?category: /,
    );
    const problems = await json<{ incomplete: object[] }>(
      folder,
      'report',
      'vault',
      '--period',
      '2013 H1',
      '--problems',
    );
    expect(problems.incomplete).toHaveLength(1);
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
      '2013-H1.json',
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
    expect(checked.code).toBe(0);
    const found = JSON.parse(checked.stdout) as {
      errors: { rule: string }[];
      warnings: object[];
      rows: object[];
    };
    expect(found.errors.map(({ rule }) => rule)).toEqual(['data-at-most-received', 'percentage']);
    expect([found.warnings.length, found.rows.length]).toEqual([0, 41]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
