import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { tableCategories } from '../../../src/core/reports/columns.ts';
import { docketColumns } from '../../../src/core/reports/docket-columns.ts';
import { docketCells } from '../../../src/core/reports/docket-row.ts';
import { readPeriod } from '../../../src/core/reports/period.ts';
import { docketCsv } from '../../../src/vault/reports/export-docket.ts';
import { importDocket } from '../../../src/vault/reports/import-docket.ts';
import { makeReport } from '../../../src/vault/reports/make-report.ts';
import { anyRow } from '../../core/reports/docket-cases.ts';
import { temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';
import { docketFile, docketOf2013, type DocketCells } from './docket-files.ts';
import { tablesByDuckDb } from './tables-by-duckdb.ts';

const period = readPeriod('2013 H1');
const asked = { period, rule: 'received', smallNumbers: { mode: 'show' }, bands: null } as const;

function sorted<T extends { readonly name: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Both reckonings of a docket's tables, row by row in the order of names. */
async function bothWays(docket: readonly DocketCells[]) {
  const vault = await temporaryVault();
  const folder = temporaryFolder();
  expect(await importDocket(vault, docketFile(docket))).toMatchObject({ errors: [] });
  const file = join(folder, 'docket.csv');
  writeFileSync(file, [...docketCsv(vault.db, { nationalSecurity: true })].join(''));
  const theirs = await tablesByDuckDb(file, period);
  expect(readdirSync(folder)).toEqual(['docket.csv']);
  const { tables, published } = makeReport(vault, asked);
  const all = { ...tables, 'by-process': published.tables['by-process'] };
  vault.close();
  return [...tableCategories, 'by-process' as const].map((category) => ({
    category,
    ours: sorted((all[category]?.rows ?? []).map(({ name, cells }) => ({ name, cells }))),
    theirs: sorted(theirs.get(category) ?? []).filter(({ cells }) => (cells[0] ?? 0) > 0),
  }));
}

it('the tables from an encrypted vault and from DuckDB over the canonical CSV are equal, cell for cell', async () => {
  const places = ['US', 'DE', 'KR', 'HK', 'CN', 'Atlantis', 'Northern Cyprus', ''];
  const row = fc.tuple(anyRow, fc.constantFrom(...places)).map(([one, country]): DocketCells => {
    const cells = docketCells({ ...one, reference: '' });
    return { ...Object.fromEntries(cells.map((cell, index) => [docketColumns[index], cell])), country };
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 40, maxLength: 120 }), async (docket) => {
      for (const { category, ours, theirs } of await bothWays(docket)) expect(theirs, category).toEqual(ours);
    }),
    { numRuns: 6 },
  );
}, 60_000);

it('both give the account table of 2013 H1', async () => {
  const tables = await bothWays(docketOf2013('account'));
  const account = tables.find(({ category }) => category === 'account');
  expect(account?.theirs).toHaveLength(31);
  expect(account?.theirs).toEqual(account?.ours);
}, 60_000);
