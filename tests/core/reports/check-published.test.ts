import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TableCategory } from '../../../src/core/reports/columns.ts';
import { checkPublishedFile } from '../../../src/vault/reports/check-published-file.ts';

function check(category: TableCategory, ...lines: readonly string[]) {
  return checkPublishedFile(Buffer.from(lines.join('\n')), category);
}

/** A table by process with two columns of these names. */
async function read(...headings: readonly string[]) {
  const lines = [
    ['Period', 'Process', 'Received', ...headings],
    ['2021 H1', 'Subpoena', 9, 1, 2],
  ];
  const found = await checkPublishedFile(Buffer.from(lines.join('\n')), 'by-process');
  const { disclosed, notified, gagged } = found.rows[0]?.figures ?? {};
  return { figures: [disclosed, notified, gagged], words: found.warnings.map(({ message }) => message) };
}

const account =
  'TR Period,Country/Region,Account Requests Received,Accounts Specified in Requests,Requests Challenged in Part or Rejected in Full,Requests where Only Non-Content Data Provided,Requests where Content Provided,Percentage of Requests where Data Provided';
const emergency =
  'TR Period,Country/Region,Emergency Requests Received,Requests Rejected/Challenged and No Data Provided,Requests where No Data Provided,Requests where Data Provided,Percentage of Requests where Data Provided';

describe('the check of a published table', () => {
  it.each(['account', 'device'] as const)('finds nothing in the %s table of 2013 H1', async (category) => {
    const file = new URL(`./published/published-2013H1-${category}.csv`, import.meta.url);
    const { errors, warnings, rows } = await checkPublishedFile(readFileSync(file), category);
    expect([errors, warnings]).toEqual([[], []]);
    expect(rows).toHaveLength(category === 'account' ? 31 : 41);
  });

  it('finds more disclosed than received, and a percentage that does not follow', async () => {
    const { errors, warnings } = await check(
      'account',
      account,
      '2013 H1,Atlantis,10,12,1,8,3,110%',
      '2013 H1,Utopia,8,8,0,1,0,12%',
    );
    expect(errors.map(({ row, region, rule }) => [row, region, rule])).toEqual([
      [2, 'Atlantis', 'data-at-most-received'],
      [3, 'Utopia', 'percentage'],
    ]);
    expect(warnings).toEqual([]);
  });

  it('allows what is challenged in part and answered all the same', async () => {
    expect(await check('account', account, '2013 H1,Atlantis,10,12,8,5,0,50%')).toMatchObject({
      errors: [],
      warnings: [],
    });
  });

  it('warns of outcomes that do not add up, and of fewer identifiers than requests', async () => {
    expect((await check('emergency', emergency, '2013 H1,Atlantis,10,1,2,6,60%')).warnings).toMatchObject([
      { rule: 'emergency-outcomes-add-up', row: 2 },
    ]);
    expect((await check('account', account, '2013 H1,Atlantis,10,9,0,5,0,50%')).warnings).toMatchObject([
      { rule: 'identifiers-at-least-received' },
    ]);
  });

  it('takes bands and what is held back for no fault, as Redrope writes them', async () => {
    const found = await check(
      'account',
      account,
      '2013 H1,Atlantis,suppressed,suppressed,0,suppressed,0,suppressed',
      '2013 H1,United States of America,0-1000,1000-2000,0-1000,0-1000,0-1000,',
      '2013 H1,Utopia,Suppressed?,1,0,0,0,',
    );
    expect(found.errors.map(({ row, rule }) => [row, rule])).toEqual([[4, 'figure']]);
    expect(found.warnings.map(({ row, rule }) => [row, rule])).toEqual([
      ...Array.from({ length: 5 }, () => [3, 'band']),
      [null, 'held-back'],
    ]);
    expect(found.warnings.at(-1)?.message).toMatch(/^4 figures in 1 row are held back/);
    expect(found.rows[0]?.words).toMatchObject({ received: 'suppressed', percentage: 'suppressed' });
  });

  it('finds totals that are no sum, a country in two spellings, cells that are too many or too few, and explains marks', async () => {
    const device = `${account.split(',').slice(0, 2).join(',')},Device Requests Received,Devices Specified in Requests,Requests where Data Provided,Percentage of Requests where Data Provided`;
    const found = await check(
      'device',
      device,
      '2013 H1,Spain,6,8,3,50%',
      '2013 H1,spain,7,9,3,43%,9',
      '2013 H1,US,7,9,3',
      '2013 H1,United States,*,<5,N/A,33.3%',
      '2013 H1,Total,99,,,',
    );
    expect(found.errors.map(({ row, rule }) => [row, rule])).toEqual([
      [3, 'cells'],
      [3, 'row-twice'],
    ]);
    expect(found.warnings.map(({ row, rule }) => [row, rule])).toEqual([
      [4, 'cells'],
      [5, 'not-reported'],
      [5, 'percentage-whole'],
      [5, 'region-twice'],
      [null, 'held-back'],
    ]);
    const total = await check(
      'device',
      device,
      '2013 H1,Spain,6,8,3,50%',
      '2013 H1,Italy,7,8,3,43%',
      '2013 H1,Total,12,16,6,50%',
    );
    expect(total.errors).toMatchObject([
      { row: 4, rule: 'total', message: expect.stringContaining('come to 13') as string },
    ]);
  });

  it('reads tables by types of process by whatever words their headings have', async () => {
    const lines = [
      'Period,Types of Process,Requests received,Requests disclosed,Accounts affected,Users notified,Requests under Gag Order',
    ];
    const found = await checkPublishedFile(
      Buffer.from([...lines, '2021 H1,Subpoena,100,120,30,3,4'].join('\n')),
      'by-process',
    );
    expect(found.errors.map(({ rule }) => rule)).toEqual(['disclosed-at-most-received']);
    expect(found.rows).toMatchObject([
      {
        region: 'Subpoena',
        figures: { received: 100, disclosed: 120, identifiers: 30, notified: 3, gagged: 4 },
      },
    ]);
  });

  it('takes no heading for a column that says it was not done, that two may be, or that another one is', async () => {
    for (const heading of [
      'No data disclosed',
      'Not disclosed',
      'Rejected, nothing produced',
      'Not notified',
    ])
      expect((await read(`"${heading}"`, 'Delayed notification')).figures).toEqual([null, null, null]);
    expect((await read('Disclosed in full', 'Disclosed in part')).figures).toEqual([null, null, null]);
    expect((await read('Data produced', 'Records provided')).figures).toEqual([null, null, null]);
    expect((await read('Information produced', 'Disclosed')).figures).toEqual([2, null, null]);
    const taken = await read('No. of users who were notified', 'Non-disclosure orders');
    expect(taken.figures).toEqual([null, 1, 2]);
    expect(taken.words).toContain(
      'The column “No. of users who were notified” is taken for “Requests where Users Notified”, by its words.',
    );
  });

  it('checks each total of a period, against the rows of that', async () => {
    const totals = ['Total', 'Grand total', 'World total'].map((name) => `2013 H1,${name},9,9,0,0,0,0%`);
    const { errors } = await check(
      'account',
      account,
      '2013 H1,Spain,6,9,0,0,0,0%',
      '2013 H2,Spain,3,3,0,0,0,0%',
      ...totals,
    );
    const differing = errors.filter(({ rule }) => rule === 'total');
    expect(differing.map(({ row, region }) => [row, region])).toEqual([
      [4, 'Total'],
      [5, 'Grand total'],
      [6, 'World total'],
    ]);
    for (const { message } of differing) expect(message).toContain('come to 6');
  });

  it('keeps blank apart from 0, and says what is no figure, no column, or twice', async () => {
    const found = await check(
      'account',
      account,
      '2013 H1,Atlantis,10,,,,,',
      '2013 H1,Atlantis,x,1,1,1,1,1%',
    );
    expect(found.rows[0]?.figures).toMatchObject({ received: 10, identifiers: null, percentage: null });
    expect(found.errors.map(({ rule }) => rule)).toEqual(['figure', 'row-twice']);
    const rows = ['2013 H1,Atlantis,1,1,1,1', '2013 H1,Utopia,1,1,1,1'];
    const wrong = await check('device', account.replace('Country/Region', 'Land'), ...rows);
    expect([...new Set(wrong.errors.map(({ rule }) => rule))]).toEqual(['header']);
    const decided = await check(
      'account',
      account.replace('Received', 'Decided'),
      '2013 H1,Atlantis,10,10,0,0,0,0%',
    );
    expect([decided.errors, decided.warnings.map(({ rule }) => rule)]).toEqual([[], ['counted-by']]);
  });
});
