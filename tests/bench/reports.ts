import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPeriod } from '../../src/core/reports/period.ts';
import { inTransaction, write } from '../../src/vault/database.ts';
import { docketText, type DocketCells } from '../vault/reports/docket-files.ts';
import { importDocket } from '../../src/vault/reports/import-docket.ts';
import { makeReport } from '../../src/vault/reports/make-report.ts';
import { createVault, openVault } from '../../src/vault/vault.ts';

// Import of a docket and a report over many requests, in an encrypted vault: `node tests/bench/reports.ts [imported]
// [synthetic]`. The synthetic rows stand in the table that reports count from alone, without cases behind them.

const imported = Number(process.argv[2] ?? 10_000);
const synthetic = Number(process.argv[3] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'redrope-bench-'));
const passphrase = 'seven lanterns on the quay';
const cost = { m: 19_456, t: 1, p: 1 } as const;
const regions = ['US', 'DE', 'FR', 'GB', 'KR', 'JP', 'BR', 'IN', 'AU', 'IT'];
const categories = ['device', 'account', 'emergency', 'push-token'];

function docket(count: number): DocketCells[] {
  return Array.from({ length: count }, (_, index) => ({
    reference: `R-${index}`,
    received_on: `2013-0${1 + (index % 6)}-${10 + (index % 18)}`,
    country: regions[index % regions.length] ?? 'US',
    category: categories[index % categories.length] ?? 'device',
    identifiers: index % 5,
    challenged: ['no', 'part', 'full'][index % 3] ?? 'no',
    data_provided: ['none', 'non-content', 'content'][Math.floor(index / 3) % 3] ?? 'none',
  }));
}

async function timed<T>(what: string, work: () => Promise<T> | T): Promise<T> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = ((performance.now() - begun) / 1000).toFixed(2);
  console.log(`${what}: ${seconds} s (${((user + system) / 1e6).toFixed(2)} s of CPU)`);
  return result;
}

try {
  const vault = await createVault(join(folder, 'vault'), { name: 'Bench', passphrase, cost });
  const file = { name: 'docket.csv', bytes: Buffer.from(docketText(docket(imported))) };
  await timed(`import of ${imported} rows`, () => importDocket(vault, file));
  await timed('the same file again', () => importDocket(vault, file));
  inTransaction(vault.db, () => {
    const sql = `INSERT INTO report_case SELECT 'synthetic-' || value, 1 + value % (SELECT count(*) FROM report_group), 'S-' || value,
      x'00', NULL, 15706 + value % 181, NULL, NULL, value % 7, NULL, NULL, NULL, NULL, NULL
      FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT ${synthetic}) SELECT value FROM n)`;
    write(vault.db, sql);
    write(
      vault.db,
      `INSERT INTO case_view SELECT case_id, 1, '{}', '{}' FROM report_case WHERE case_id LIKE 'synthetic-%'`,
    );
  });
  vault.close();
  const again = await openVault(join(folder, 'vault'), passphrase);
  const asked = {
    period: readPeriod('2013 H1'),
    rule: 'received',
    smallNumbers: { mode: 'show' },
    bands: null,
  } as const;
  const { published } = await timed('report, cold', () => makeReport(again, asked));
  await timed('report, warm', () => makeReport(again, asked));
  console.log(
    'requests in it:',
    Object.entries(published.tables)
      .filter(([id]) => !id.startsWith('by-'))
      .reduce((sum, [, table]) => sum + Number(table.total.cells[0] ?? 0), 0),
  );
  again.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
