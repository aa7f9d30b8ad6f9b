import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { lookInBoth } from '../support/looked-over.ts';
import { answerFolderDialog } from '../support/person/folders.ts';
import { makeVault } from '../support/person/door.ts';
import { docketOf2013, docketText, type DocketCells } from '../vault/reports/docket-files.ts';

let app: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-publish-'));
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
  await app.window.keyboard.press('Control+3');
  const letters = Array.from({ length: 7 }, (_, index): DocketCells => ({
    reference: `N-${index}`,
    received_on: '2013-03-01',
    country: 'US',
    category: 'national-security',
    process: 'nsl',
    identifiers: 3,
  }));
  const subpoenas = Array.from({ length: 6 }, (_, index): DocketCells => ({
    reference: `P-${index}`,
    received_on: '2013-03-01',
    country: 'DE',
    category: 'push-token',
    process: index < 4 ? 'subpoena' : 'search-warrant',
    identifiers: 1,
    data_provided: index < 3 ? 'yes' : 'none',
  }));
  await importDocket([...docketOf2013('account'), ...letters, ...subpoenas]);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function importDocket(rows: readonly DocketCells[]): Promise<void> {
  const chooser = app.window.waitForEvent('filechooser');
  await app.window.getByRole('button', { name: 'Import a docket (CSV)' }).first().click();
  await (
    await chooser
  ).setFiles({ name: 'd.csv', mimeType: 'text/csv', buffer: Buffer.from(docketText(rows)) });
  await app.window.getByRole('button', { name: /^Import [\d,]+ requests?$/ }).click();
  await app.window.getByRole('button', { name: 'Done' }).click();
}

const look = (name: string) => lookInBoth(app.window, `publish-${name}`, app.screenshot);

async function publish(why: string | null): Promise<void> {
  const { window } = app;
  await window.getByRole('button', { name: 'Publish the report of 2013 H1…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Publish the report of 2013 H1' });
  await dialog.getByRole('heading', { name: 'Tables' }).waitFor();
  const sign = dialog.getByRole('button', { name: 'Freeze and sign' });
  if (why !== null) {
    expect(await sign.isDisabled()).toBe(true);
    await dialog.getByLabel('Why it is restated').fill(why);
    await dialog.getByText('Rows with a reason of their own').click();
    await dialog.getByLabel('Account, Germany').fill('It had been filed as a civil matter.');
  }
  await look(why === null ? 'dialog' : 'restatement');
  await sign.click();
  await dialog.waitFor({ state: 'detached' });
}

describe('publishing in the real window', () => {
  test('shows the tables by process, and opens what is behind their figures', async () => {
    const { window } = app;
    await window.getByLabel('Period').selectOption('2013 H1');
    await window.getByLabel('Table').selectOption('by-process');
    await window.getByRole('button', { name: 'Subpoena, Requests Received: 4' }).click();
    await window.getByRole('heading', { name: '4 · Subpoena' }).waitFor();
    await expect.poll(() => window.locator('.report-case').count()).toBe(4);
    await look('by-process');
  });

  test('lets an outcome that is not recorded be mended where its case opens', async () => {
    const { window } = app;
    await window
      .getByRole('button', { name: 'Subpoena, Requests where Users Notified: not recorded' })
      .click();
    await window.getByRole('button', { name: 'Search warrant, Requests Received: 2' }).click();
    await window.locator('.report-case').first().click();
    await window.getByRole('tab', { name: 'Request', exact: true }).click();
    const told = window.getByLabel('Users concerned were told');
    await told.selectOption('told');
    await told.press('Tab');
    await told.scrollIntoViewIfNeeded();
    await look('outcome');
    await window.keyboard.press('Control+3');
    await window.getByRole('button', { name: 'Search warrant, Requests where Users Notified: 1' }).waitFor();
  });

  test('gives national security in the bands of one structure, with the floors that disclosed letters raise', async () => {
    const { window } = app;
    await window.getByLabel('Table').selectOption('national-security');
    await window.getByLabel('Structure').selectOption('a4');
    await window.getByText(/is about a year; this period has 181 days/).waitFor();
    await window.getByLabel('Structure').selectOption('a3');
    await window
      .getByRole('button', { name: 'All National Security Process, Requests Received Upper Bound: 249' })
      .waitFor();
    await window.getByText('Letters that were disclosed one by one').click();
    await window.getByLabel('Letters or orders').fill('2');
    await window.getByLabel('Letters or orders').press('Enter');
    await window
      .getByRole('button', { name: 'All National Security Process, Requests Received Lower Bound: 2' })
      .waitFor();
    await look('bands');
  });

  test('freezes and signs, restates with a reason, and keeps both in sight', async () => {
    const { window } = app;
    await publish(null);
    await window.getByRole('article', { name: 'Report of 2013 H1' }).waitFor();
    expect(await window.getByLabel('Small counts').innerText()).toContain('all shown (as published)');
    await importDocket([
      {
        reference: 'LATE',
        received_on: '2013-02-01',
        country: 'DE',
        category: 'account',
        identifiers: 1,
        challenged: 'no',
        data_provided: 'none',
      },
    ]);
    await publish('A request was found in another mailbox.');
    const reports = window.getByRole('article', { name: 'Report of 2013 H1' });
    await expect.poll(() => reports.count()).toBe(2);
    await reports
      .first()
      .getByText(/figures changed/)
      .click();
    await reports.first().getByText('Account, Germany: It had been filed as a civil matter.').waitFor();
    await reports.first().getByRole('rowheader', { name: 'Germany' }).first().waitFor();
    await reports.first().scrollIntoViewIfNeeded();
    await look('published');
  });

  test('saves every file of a report as it was published', async () => {
    const out = join(folder, 'out');
    await mkdir(out);
    await answerFolderDialog(app, out);
    const first = app.window.getByRole('article', { name: 'Report of 2013 H1' }).last();
    await first.getByRole('button', { name: 'Save all files…' }).click();
    await first.getByText('files saved into').waitFor();
    const files = await readdir(out);
    expect(files).toEqual(
      expect.arrayContaining([
        '2013-H1.html',
        '2013-H1.pdf',
        '2013-H1.json',
        '2013-H1-account.csv',
        '2013-H1-record.json',
        '2013-H1-record.json.sig',
      ]),
    );
    expect(await readFile(join(out, '2013-H1-account.csv'), 'utf8')).toContain(
      '2013 H1,Germany,93,93,86,6,0,6%',
    );
    await first.getByRole('button', { name: 'Save all files…' }).click();
    await first.getByText(/has a 2013-H1-.* already. Nothing was written/).waitFor();
  });

  test('gives a web page that stands alone: accessible, light and dark, and fit to print', async () => {
    const file = join(folder, 'out', '2013-H1.html');
    const opened = app.electron.waitForEvent('window');
    await app.electron.evaluate(async ({ BrowserWindow }, path) => {
      const webPreferences = { partition: 'published-page', sandbox: true };
      await new BrowserWindow({ width: 1200, height: 900, webPreferences }).loadFile(path);
    }, file);
    const page = await opened;
    const requested = await page.evaluate(() => performance.getEntriesByType('resource').length);
    expect(requested).toBe(0);
    await lookInBoth(page, 'publish-page', (name) =>
      page.screenshot({ path: `.cache/screenshots/${name}.png` }),
    );
    expect(await page.getByRole('table', { name: 'Account, 2013 H1' }).count()).toBe(1);
    expect(await page.getByRole('rowheader', { name: 'Germany' }).count()).toBeGreaterThan(0);
    expect(
      await page.getByRole('img', { name: /The longest is of United States of America: 927/ }).count(),
    ).toBe(1);
    const printed = await app.electron.evaluate(async ({ BrowserWindow }) => {
      const shown = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().endsWith('2013-H1.html'),
      );
      return (await shown?.webContents.printToPDF({ preferCSSPageSize: true }))?.toString('base64') ?? '';
    });

    await writeFile(join(folder, 'printed.pdf'), Buffer.from(printed, 'base64'));
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'printed.pdf'), '-'], {
      encoding: 'utf8',
    });
    expect(text).toMatch(/United States of America +927 +2,330 +102 +601 +71 +72%/);
    await page.close();
  });
});
