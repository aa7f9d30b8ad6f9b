import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import regionList from '../../../resources/reports/regions.json' with { type: 'json' };
import { processes } from '../../../src/core/legal-basis.ts';
import type { TableCategory } from '../../../src/core/reports/columns.ts';
import type { Period } from '../../../src/core/reports/period.ts';

/**
 * A reckoning of the tables that shares nothing with the app's: SQL over the canonical CSV, in another engine. Why it is
 * here and not in the app: docs/decisions/duckdb-for-tests.md.
 */
export interface DuckTable {
  readonly name: string;
  readonly cells: readonly (number | null)[];
}

const count = (test: string) => `CASE WHEN count(${test}) = 0 THEN NULL ELSE count(*) FILTER (${test}) END`;
const sum = (column: string) => `sum(${column})`;
const percent = (...parts: readonly string[]) => {
  const known = parts.map((part) => `coalesce(${count(part)}, 0)`).join(' + ');
  const unknown = parts.map((part) => `count(${part}) < count(*)`).join(' OR ');
  return `CASE WHEN ${unknown} THEN NULL ELSE (200 * (${known}) + count(*)) // (2 * count(*)) END`;
};

const identifiers = ['count(*)', sum('identifiers'), count('provided'), percent('provided')];
const removals = [
  'count(*)',
  sum('identifiers'),
  count('objected'),
  count('apps_removed > 0'),
  sum('apps_removed'),
  sum('appeals_received'),
  sum('appeals_granted'),
  sum('apps_reinstated'),
];
const columns: Readonly<Record<TableCategory, readonly string[]>> = {
  device: identifiers,
  'financial-identifier': identifiers,
  'push-token': identifiers,
  account: [
    'count(*)',
    sum('identifiers'),
    count('objected'),
    count('only_non_content'),
    count('content'),
    percent('only_non_content', 'content'),
  ],
  'account-preservation': ['count(*)', sum('identifiers'), sum('accounts_preserved')],
  'account-restriction-deletion': [
    'count(*)',
    sum('identifiers'),
    count('refused'),
    count(`action = 'restricted'`),
    count(`action = 'deleted'`),
  ],
  emergency: [
    'count(*)',
    count(`ended = 'rejected'`),
    count(`ended = 'no-data'`),
    count(`ended = 'data'`),
    percent(`ended = 'data'`),
  ],
  'digital-content-provider': ['count(*)', count('objected'), count('provided'), percent('provided')],
  'app-removal-legal': removals,
  'app-removal-policy': removals,
  'private-party': ['count(*)', count('provided'), percent('provided')],
};

const docket = `
CREATE TABLE docket AS
WITH read AS (
  SELECT category, process, challenged, action, emergency_outcome, received_on::DATE AS received_on,
    coalesce(region.name, country) AS place,
    identifiers::BIGINT AS identifiers, accounts_preserved::BIGINT AS accounts_preserved,
    apps_removed::BIGINT AS apps_removed, appeals_received::BIGINT AS appeals_received,
    appeals_granted::BIGINT AS appeals_granted, apps_reinstated::BIGINT AS apps_reinstated,
    challenged <> 'no' AS objected,
    nullif(data_provided, 'unknown') <> 'none' AS provided,
    CASE WHEN data_provided NOT IN ('unknown', 'yes') THEN data_provided = 'non-content' END AS only_non_content,
    CASE WHEN data_provided NOT IN ('unknown', 'yes') THEN data_provided = 'content' END AS content
  FROM read_csv($file, header = true, all_varchar = true, nullstr = '', delim = ',', quote = '"', escape = '"', strict_mode = true, auto_detect = false, columns = $columns)
  LEFT JOIN region ON region.code = country
)
SELECT *,
  CASE WHEN action = 'none' THEN objected WHEN action IS NOT NULL THEN false END AS refused,
  CASE WHEN emergency_outcome = 'unknown' THEN NULL
    WHEN emergency_outcome IS NOT NULL THEN emergency_outcome
    WHEN provided THEN 'data'
    WHEN NOT provided AND objected THEN 'rejected'
    WHEN NOT provided AND NOT objected THEN 'no-data' END AS ended
FROM read
WHERE process IS DISTINCT FROM 'nsl'`;

const header =
  'reference,received_on,country,category,process,identifiers,challenged,data_provided,accounts_preserved,action,apps_removed,appeals_received,appeals_granted,apps_reinstated,emergency_outcome'.split(
    ',',
  );

/** The tables of a period out of a docket's CSV. Nothing but that file is read, and nothing is written. */
export async function tablesByDuckDb(
  file: string,
  { from, to }: Period,
): Promise<ReadonlyMap<TableCategory | 'by-process', readonly DuckTable[]>> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`SET temp_directory = ''`);
    await connection.run(`SET autoinstall_known_extensions = false; SET autoload_known_extensions = false`);
    await connection.run(`SET allowed_paths = ['${quoted(file)}']; SET enable_external_access = false`);
    await connection.run('CREATE TABLE region (code VARCHAR, name VARCHAR)');
    const values = regionList.regions.map(({ code, name }) => `('${code}', '${quoted(name)}')`);
    await connection.run(`INSERT INTO region VALUES ${values.join(', ')}`);
    const types = header.map((column) => `'${column}': 'VARCHAR'`).join(', ');
    await connection.run(docket.replace('$file', `'${quoted(file)}'`).replace('$columns', `{${types}}`));
    const tables = new Map<TableCategory | 'by-process', readonly DuckTable[]>();
    for (const category of Object.keys(columns) as TableCategory[]) {
      tables.set(category, await tableOf(connection, category, from, to));
    }
    tables.set('by-process', await processTable(connection, from, to));
    return tables;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function quoted(text: string): string {
  return text.replaceAll("'", "''");
}

async function tableOf(
  connection: DuckDBConnection,
  category: TableCategory,
  from: string,
  to: string,
): Promise<readonly DuckTable[]> {
  const whole = category === 'private-party';
  const reader = await connection.runAndReadAll(
    `SELECT ${whole ? `'Total'` : 'place'} AS place, ${columns[category].join(', ')} FROM docket
     WHERE category = '${category}' AND received_on BETWEEN '${from}' AND '${to}' ${whole ? '' : 'AND place IS NOT NULL GROUP BY place'}`,
  );
  return reader.getRows().map(([name, ...cells]) => ({
    name: String(name),
    cells: cells.map((cell) => (cell === null ? null : Number(cell))),
  }));
}

/** Nothing in a docket's CSV says who was told, or must not be. */
async function processTable(
  connection: DuckDBConnection,
  from: string,
  to: string,
): Promise<readonly DuckTable[]> {
  const reader = await connection.runAndReadAll(
    `SELECT process, count(*), ${count('disclosed')}, sum(identifiers), NULL, NULL
     FROM (SELECT *, CASE WHEN category = 'emergency' AND emergency_outcome IS NOT NULL THEN ended = 'data' ELSE provided END AS disclosed FROM docket)
     WHERE category <> 'national-security' AND (place IS NOT NULL OR category = 'private-party')
       AND received_on BETWEEN '${from}' AND '${to}' GROUP BY process`,
  );
  const labels: Readonly<Record<string, string>> = processes.labels;
  return reader.getRows().map(([process, ...cells]) => ({
    name: process === null ? 'Not recorded' : (labels[String(process)] ?? String(process)),
    cells: cells.map((cell) => (cell === null ? null : Number(cell))),
  }));
}
