import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { inBoth, lookInBoth } from '../support/looked-over.ts';
import { makeVault } from '../support/person/door.ts';
import { published2013 } from '../vault/reports/docket-files.ts';

let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
});
afterAll(() => app.close());

const look = (name: string) => lookInBoth(app.window, `history-${name}`, app.screenshot);

/** Pictures alone. */
const keep = (name: string) => inBoth(app.window, (scheme) => app.screenshot(`history-${name}-${scheme}`));

/** A later half-year, in which every count of 2013 H1 has grown by a quarter or shrunk by a third. */
function later(period: string, round: number): string {
  const [header = '', ...lines] = published2013('account').trimEnd().split('\r\n');
  const grown = lines.map((line, index) => {
    const [, country = '', ...cells] = line.split(',');
    const counts = cells.slice(0, -1).map((cell) => {
      const factor = index % 3 === 0 ? (2 / 3) ** round : (5 / 4) ** round;
      return Math.ceil(Number(cell) * factor);
    });
    const [received = 0, , , nonContent = 0, content = 0] = counts;
    counts[3] = Math.min(nonContent, received);
    counts[4] = Math.min(content, received - (counts[3] ?? 0));
    return [period, country, ...counts, ''].join(',');
  });
  return [header, ...grown, ''].join('\r\n');
}

async function importTable(name: string, content: string, publisher: string): Promise<void> {
  const chooser = app.window.waitForEvent('filechooser');
  await app.window.getByRole('button', { name: 'Import a published table (CSV)' }).first().click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  const dialog = app.window.getByRole('dialog', { name: 'Import a published table' });
  await dialog.getByLabel('Published by').fill(publisher);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await app.window.getByRole('dialog', { name: 'Published table imported' }).waitFor();
}

const done = () => app.window.getByRole('button', { name: 'Done' }).click();

describe('the history of reports in the real window', () => {
  test('begins with what it is for', async () => {
    await app.window.keyboard.press('Control+3');
    await app.window.getByRole('button', { name: 'History' }).click();
    await app.window.getByText('Nothing was published from this vault yet').waitFor();
    await look('empty');
  });

  test('shows what was published as lines, as a map and side by side, with a table for each', async () => {
    for (const [period, round] of [
      ['2012 H1', -2],
      ['2012 H2', -1],
      ['2013 H2', 1],
    ] as const) {
      await importTable(`${period}.csv`, later(period, round), 'A company');
      await done();
    }
    await importTable('2013 H1.csv', published2013('account'), 'A company');
    await done();
    const lines = app.window.getByRole('img', { name: /^Requests, 2012 H1 to 2013 H2, as lines/ });
    await lines.waitFor();
    expect(await lines.getAttribute('aria-label')).toContain('United States of America from');
    const ends = await app.window
      .getByRole('group', { name: 'Requests, as a table' })
      .locator('tr:first-child > :last-child')
      .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().right)));
    // Of the header, the first row and the row of all: each ends where its column does.
    expect(ends).toEqual([ends[0], ends[0], ends[0]]);
    await app.window.getByRole('img', { name: /^Map: Requests, 2013 H2/ }).waitFor();
    await app.window.getByLabel('Period of the map').selectOption('2013 H1');
    const asTable = app.window.getByRole('group', { name: 'The map as a table' });
    expect(await asTable.getByRole('row').nth(1).innerText()).toMatch(/United States of America\s+927/);
    const compared = app.window.getByRole('group', { name: 'What changed' });
    expect(await compared.getByRole('row', { name: /^Germany / }).innerText()).toMatch(
      /93\s+117\s+\+24 \(\+26 %\)/,
    );
    await look('lines');
    await app.window.getByRole('img', { name: /^Map/ }).scrollIntoViewIfNeeded();
    await keep('map');
    await compared.scrollIntoViewIfNeeded();
    await keep('comparison');
    await app.window.getByLabel('What is shown').selectOption('share');
    await app.window.getByRole('img', { name: /^Share with data provided/ }).waitFor();
    await keep('share');
  });

  test('says what was wrong in a table as it was published, and takes it away again by keyboard', async () => {
    const header = published2013('account').split('\r\n')[0] ?? '';
    await importTable('odd.csv', `${header}\r\n2014 H1,Utopia,4,4,0,5,0,125%\r\n`, 'Another');
    await app.window
      .getByRole('dialog')
      .getByText(/More requests were answered with data than received: 5 of 4/)
      .waitFor();
    await look('defects');
    await done();
    await app.window
      .getByRole('heading', { name: 'Share with data provided, 2014 H1', exact: true })
      .waitFor();
    const sources = app.window.getByRole('region', { name: 'What this rests on' });
    await importTable('mended.csv', `${header}\r\n2014 H1,Utopia,4,4,0,4,0,100%\r\n`, 'Another');
    await done();
    const replaced = sources.getByRole('listitem').filter({ hasText: 'replaced by a later table' });
    await replaced.getByText('odd.csv', { exact: true }).waitFor();
    expect(await replaced.count()).toBe(1);
    await replaced.scrollIntoViewIfNeeded();
    await keep('replaced');
    await app.window.getByRole('button', { name: 'Remove mended.csv' }).click();
    await replaced.waitFor({ state: 'detached' });
    await app.window.getByRole('button', { name: 'Remove odd.csv' }).focus();
    await app.window.keyboard.press('Enter');
    await app.window.getByRole('img', { name: /^Map: Share with data provided, 2013 H2/ }).waitFor();
  });
});
