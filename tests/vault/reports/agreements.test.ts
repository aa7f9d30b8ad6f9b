import { expect, it } from 'vitest';
import { changeRequest } from '../../../src/core/requests/commands.ts';
import { readPeriod } from '../../../src/core/reports/period.ts';
import {
  approveDecisions,
  askSecondReview,
  returnDecisions,
} from '../../../src/core/second-review/commands.ts';
import { casesBehind } from '../../../src/vault/reports/cases-behind.ts';
import { makeReport } from '../../../src/vault/reports/make-report.ts';
import { reportContent, withTable } from '../../../src/vault/reports/report-files.ts';
import { rows } from '../../../src/vault/database.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { acquaint } from '../../support/acquaint.ts';
import { act, blindCase, commit, decide, find, pass } from '../../support/blind-cast.ts';
import { judgedCase, demand } from '../../support/judged-case.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';

const query = { period: readPeriod('2026 H2'), rule: 'received' } as const;
const received = { at: '2026-11-20T10:00:00.000Z', zone: 'UTC' };
const record = { received, category: 'account', country: 'US' } as const;

/** One blind case: of two elements one is read alike, of two decisions one is the same. */
function blind(ada: Vault, bob: Vault): string {
  const id = blindCase(ada);
  act(ada, id, (state) => changeRequest(state, record));
  pass(ada, bob, id);
  find(ada, id, 'nexus', 'breaks', '');
  find(bob, id, 'nexus', 'breaks', '');
  find(ada, id, 'dated', 'breaks', '');
  find(bob, id, 'dated', 'supports', '');
  for (const vault of [ada, bob]) decide(vault, id, 0);
  decide(ada, id, 1);
  decide(bob, id, 1, { reasons: ['unclear'] });
  commit(ada, id);
  pass(ada, bob, id);
  commit(bob, id);
  return id;
}

/** One open case: of two decisions one is approved, one returned. */
function open(ada: Vault, bob: Vault): string {
  const request = { ...record, reference: 'open' };
  const demands = [demand(), demand({ data: 'basic-subscriber' })];
  const { id } = judgedCase(ada, request, demands, { disposition: 'reject', reasons: ['unclear'] });
  act(ada, id, (state, me) => askSecondReview(state, { mode: 'open', by: null, note: '' }, me));
  pass(ada, bob, id);
  act(bob, id, (state, me) => {
    const [first, second] = state.decisions.map(({ entry }) => entry);
    return [
      ...approveDecisions(state, [first ?? ''], '', me),
      ...returnDecisions(state, [second ?? ''], 'look again', me),
    ];
  });
  pass(bob, ada, id);
  return id;
}

it('the report says how often two reviewers agreed, on each element and on decisions, with the cases behind it', async () => {
  const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
  acquaint(ada, bob);
  const published = () =>
    makeReport(ada, { ...query, smallNumbers: { mode: 'show' }, bands: null }).published;
  const tables = () => published().tables;
  const id = blind(ada, bob);
  expect(tables()['second-review']).toBeUndefined();
  pass(bob, ada, id);
  const other = open(ada, bob);
  expect(tables()['second-review']).toMatchObject({
    rows: [
      { name: 'Dated', cells: [1, 0, 0] },
      { name: 'Nexus between account and offence', cells: [1, 1, 100] },
      { name: 'Decision: Reject', cells: [4, 2, 50] },
    ],
    total: { cells: [6, 3, 50] },
  });
  const alone = withTable(published(), 'second-review');
  const form = { format: 'csv', totals: false, createdAt: '2026-12-01T00:00:00.000Z' } as const;
  expect(await reportContent(alone, null, form)).toMatch(/^Period,What was judged,/);
  const behind = (row: string, column: string) =>
    casesBehind(
      ada.db,
      query,
      { table: 'second-review', row, column, bands: null, smallNumbers: { mode: 'show' } },
      10,
    );
  expect(behind('Nexus between account and offence', 'agreed')).toEqual([id]);
  expect(behind('Dated', 'agreed')).toEqual([]);
  expect(behind('Decision: Reject', 'compared')).toEqual([id, other].toSorted());
});

it('finds cases under second review without looking at all others', async () => {
  const vault = await temporaryVault();
  const plan = rows<{ detail: string }>(
    vault.db,
    `EXPLAIN QUERY PLAN SELECT v.case_id FROM case_view AS v CROSS JOIN report_case AS c ON c.case_id = v.case_id
     WHERE json_extract(summary, '$.secondReview') IS NOT NULL AND c.received_on BETWEEN 1 AND 2 ORDER BY v.case_id`,
  );
  expect(plan.map(({ detail }) => detail).join(' ')).toContain('case_view_under_second_review');
});
