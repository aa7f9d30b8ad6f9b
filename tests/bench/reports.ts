import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { readPeriod } from '../../src/core/reports/period.ts';
import { inTransaction, write, type WritableDb } from '../../src/vault/database.ts';
import { importDocket } from '../../src/vault/reports/import-docket.ts';
import { makeReport } from '../../src/vault/reports/make-report.ts';
import { openVault } from '../../src/vault/vault.ts';
import { docketText, type DocketCells } from '../vault/reports/docket-files.ts';
import { tablesByDuckDb } from '../vault/reports/tables-by-duckdb.ts';
import { timed, type Figure } from './figure.ts';
import { benchPassphrase, makeBenchVault } from './sample-vault.ts';

const requests = 1_000_000;
const imported = 2000;
const regions = ['US', 'DE', 'FR', 'GB', 'KR', 'JP', 'BR', 'IN', 'AU', 'IT'];
const categories = ['device', 'account', 'emergency', 'push-token'];
const period = readPeriod('2013 H1');
const asked = { period, rule: 'received', smallNumbers: { mode: 'show' }, bands: null } as const;

function docket(from: number, count: number): DocketCells[] {
  return Array.from({ length: count }, (_, offset) => {
    const index = from + offset;
    return {
      reference: `R-${index}`,
      received_on: `2013-0${1 + (index % 6)}-${10 + (index % 18)}`,
      country: regions[index % regions.length] ?? 'US',
      category: categories[index % categories.length] ?? 'device',
      identifiers: index % 5,
      challenged: ['no', 'part', 'full'][index % 3] ?? 'no',
      data_provided: ['none', 'non-content', 'content'][Math.floor(index / 3) % 3] ?? 'none',
    };
  });
}

/** Lines as reports count them, of the kinds that were imported, without cases behind them. */
function addSyntheticLines(db: WritableDb, count: number): void {
  inTransaction(db, () => {
    write(
      db,
      `INSERT INTO report_case (case_id, alike, reference, content, received_on, identifiers)
       SELECT 'synthetic-' || value, 1 + value % (SELECT count(*) FROM report_group), 'S-' || value, x'00',
         15706 + value % 181, value % 7
       FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT ${count}) SELECT value FROM n)`,
    );
    write(
      db,
      `INSERT INTO case_view (case_id, entries, summary, state)
       SELECT case_id, 1, '{}', 'null' FROM report_case WHERE case_id LIKE 'synthetic-%'`,
    );
  });
}

async function writeDocket(file: string): Promise<void> {
  const stream = createWriteStream(file);
  for (let from = 0; from < requests; from += 10_000) {
    const [header = '', ...lines] = docketText(docket(from, 10_000)).split('\r\n');
    stream.write(`${from === 0 ? `${header}\r\n` : ''}${lines.join('\r\n')}`);
  }
  stream.end();
  await finished(stream);
}

/** A vault with so many requests in a half-year, closed. */
async function vaultOf(folder: string, count: number): Promise<string> {
  const vault = join(folder, `vault-${count}`);
  const filled = await makeBenchVault(vault);
  const bytes = Buffer.from(docketText(docket(0, imported)));
  await importDocket(filled, { name: 'docket.csv', bytes });
  addSyntheticLines(filled.db, count - imported);
  filled.close();
  return vault;
}

/** Every table of its half-year, from a vault that is opened first; the opening is not timed. */
async function reported(vault: string): Promise<number> {
  const open = await openVault(vault, benchPassphrase);
  const taken = await timed(() => makeReport(open, asked));
  open.close();
  return taken;
}

/** Every table of a half-year of a million requests, from a vault that was just opened; the peer reads them as CSV. */
export async function reportFigure(folder: string): Promise<Figure> {
  const vault = await vaultOf(folder, requests);
  const csv = join(folder, 'docket.csv');
  await writeDocket(csv);
  return {
    name: 'report of 1,000,000 requests',
    peer: 'DuckDB from CSV',
    rounds: 3,
    ours: () => reported(vault),
    theirs: () => timed(() => tablesByDuckDb(csv, period)),
  };
}

/** The same of twice as many: linear is a ratio of 2. */
export async function largerReportFigure(folder: string): Promise<Figure> {
  const [twice, once] = [await vaultOf(folder, 2 * requests), await vaultOf(folder, requests)];
  return {
    name: 'report of 2,000,000 requests',
    peer: 'of 1,000,000',
    rounds: 3,
    ours: () => reported(twice),
    theirs: () => reported(once),
  };
}
