import { expect, it } from 'vitest';
import { caseState, caseSummaries } from '../../src/vault/ledger-store.ts';
import { checkVault } from '../../src/vault/check.ts';
import { rows, value, write } from '../../src/vault/database.ts';
import { initial } from '../../src/vault/migrations/0001-initial.ts';
import { migrations } from '../../src/vault/migrations/migrate.ts';
import { docket } from '../../src/vault/review/docket.ts';
import { demand, judgedCase } from '../support/judged-case.ts';
import { reopened, temporaryVault } from '../support/temporary-vault.ts';

/** What version 2 did not have: tables, indexes and columns of those that it had. */
const fresh = migrations.slice(2).flatMap((sql) =>
  Array.from(sql.matchAll(/CREATE (?:UNIQUE )?(INDEX|TABLE) (\w+)/g), ([, kind = '', name = '']) => ({
    kind,
    name,
  })),
);
const freshColumns = migrations
  .slice(2)
  .flatMap((sql) =>
    Array.from(sql.matchAll(/ALTER TABLE (\w+) ADD COLUMN (\w+)/g), ([, table, column]) => [table, column]),
  )
  .filter(([table]) => fresh.every(({ name }) => name !== table));
/** What version 2 had in another shape: the indexes of words, and what keeps them in step. */
const reshaped = Array.from(
  initial.matchAll(
    /CREATE (?:VIRTUAL )?(TABLE|TRIGGER) (\w+_(?:words|added|removed|changed)) [^]*?\n(?:\)|END);/g,
  ),
  ([made, kind = '', name = '']) => ({ made, kind, name }),
);

it('a vault of an older version is brought to the newest schema, and shows all of its cases', async () => {
  const vault = await temporaryVault();
  const request = {
    country: 'US',
    requester: 'government',
    process: 'trial-subpoena',
    due: { at: '2026-12-01T10:00:00.000Z', zone: 'UTC' },
  } as const;
  const received = { at: '2026-11-20T10:00:00.000Z', zone: 'UTC' };
  const { id } = judgedCase(
    vault,
    { ...request, received },
    [demand()],
    { disposition: 'reject', reasons: ['unsigned'] },
    ['signed'],
  );
  const state = caseState(vault.db, id);
  const lines = caseSummaries(vault.db);
  const at = '2026-11-22T09:00:00.000Z';
  const before = docket(vault, at);
  // As version 2 left it: no table of version 3, and a state that knows nothing of searches.
  for (const { kind, name } of [...fresh, ...reshaped]) vault.db.exec(`DROP ${kind} IF EXISTS ${name}`);
  for (const [table, column] of freshColumns.toReversed())
    vault.db.exec(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  for (const { made } of reshaped) vault.db.exec(made);
  write(vault.db, `DELETE FROM setting WHERE key IN ('projections', 'clocks')`);
  write(vault.db, `UPDATE case_view SET state = json_remove(state, '$.searches', '$.overrides', '$.end')`);
  vault.db.pragma('user_version = 2');
  const again = await reopened(vault);
  expect(again.db.pragma('user_version', { simple: true })).toBe(migrations.length);
  expect(caseState(again.db, id)).toEqual(state);
  expect(caseSummaries(again.db)).toEqual(lines);
  expect(docket(again, at)).toEqual(before);
  expect(rows(again.db, 'SELECT element FROM decision_defect')).toEqual([{ element: 'signed' }]);
  expect(value(again.db, 'SELECT count(*) FROM decision_memory')).toBe(1);
  expect(await checkVault(again)).toMatchObject({ ok: true, problems: [] });
});
