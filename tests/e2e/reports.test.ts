import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { lookInBoth } from '../support/looked-over.ts';
import { answerSaveDialog } from '../support/person/bundles.ts';
import { makeVault } from '../support/person/door.ts';
import { docketOf2013, docketText, published2013, type DocketCells } from '../vault/reports/docket-files.ts';

let app: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-reports-'));
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** Chooses a CSV docket by the button on the screen of reports. Gives the dialog of its import. */
async function chooseDocket(name: string, content: string | Buffer) {
  const chooser = app.window.waitForEvent('filechooser');
  await app.window.getByRole('button', { name: 'Import a docket (CSV)' }).first().click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  return app.window.getByRole('dialog', { name: 'Import a docket' });
}

async function importDocket(content: string, requests: string): Promise<void> {
  const preview = await chooseDocket('docket.csv', content);
  await preview.getByRole('button', { name: `Import ${requests}` }).click();
  const done = app.window.getByRole('dialog', { name: 'Docket imported' });
  await done.waitFor();
  await done.getByRole('button', { name: 'Done' }).click();
}

const look = (name: string) => lookInBoth(app.window, `reports-${name}`, app.screenshot);

describe('reports in the real window', () => {
  test('begin with what they are for, while there is no case', async () => {
    await app.window.keyboard.press('Control+3');
    await app.window.getByText(/there are none yet/).waitFor();
    await look('empty');
  });

  test('show what of a docket cannot be imported, row by row, and save those rows', async () => {
    const bad: DocketCells = {
      reference: 'B-1',
      received_on: '2013-02-30',
      country: 'ZQ',
      category: 'account',
    };
    const unplaced: DocketCells = { reference: 'B-2', received_on: '2013-03-01', category: 'device' };
    const unknown = Array.from({ length: 5 }, (_, index): DocketCells => ({
      ...unplaced,
      reference: `B-${index + 3}`,
      category: '',
      country: 'Deutschland',
    }));
    const preview = await chooseDocket('docket.csv', docketText([bad, unplaced, ...unknown]));
    await preview.getByRole('cell', { name: 'country', exact: true }).waitFor();
    await preview.getByText('“Deutschland” (5 rows) is read as Germany (DE).').waitFor();
    await look('import');
    const file = join(folder, 'rows-in-error.csv');
    await answerSaveDialog(app, file);
    await preview.getByRole('button', { name: 'Save the rows in error' }).click();
    await preview.getByText('rows-in-error.csv').waitFor();
    expect(await readFile(file, 'utf8')).toMatch(/^\uFEFFrow,error,reference,.*\r\n2,.*B-1,/);
    await preview.getByRole('button', { name: 'Import 6 requests' }).click();
    await app.window.getByRole('button', { name: 'Done' }).click();
  });

  test('read the headers of another spreadsheet as a person says', async () => {
    const preview = await chooseDocket('other.csv', 'Aktenzeichen;Eingang;Land\r\nX-1;2014-01-02;DE\r\n');
    await preview.getByText(/names none of the columns/).waitFor();
    await preview.getByLabel('Reference').selectOption('Aktenzeichen');
    await preview.getByRole('button', { name: 'Import 1 request' }).waitFor();
    await preview.getByLabel('Received on').selectOption('Eingang');
    await preview.getByText('2 of 15 are in the file').waitFor();
    await look('mapping');
    await app.window.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
  });

  test('come from a long docket with progress, and not at all where it is stopped', async () => {
    const many = Array.from({ length: 6000 }, (_, index): DocketCells => ({
      reference: `L-${index}`,
      received_on: '2011-05-05',
      country: 'DE',
      category: 'device',
    }));
    const preview = await chooseDocket('long.csv', docketText(many));
    // While it is being read anew another choice is not taken: the preview would not show it.
    const correcting = preview.getByRole('checkbox', { name: /^Let rows correct their cases/ });
    await correcting.evaluate(async (box: HTMLInputElement) => {
      box.click();
      await new Promise(requestAnimationFrame);
      box.click();
    });
    await preview.getByText('Cases that would be corrected').waitFor();
    await preview.getByRole('button', { name: 'Import 6,000 requests' }).click({ trial: true });
    expect(await correcting.isChecked()).toBe(true);
    await preview.getByRole('button', { name: 'Import 6,000 requests' }).click();
    await preview.getByRole('progressbar', { name: 'Importing the docket' }).waitFor();
    await preview.getByText(/Importing: \d+ %/).waitFor();
    await app.screenshot('reports-importing-light');
    await preview.getByRole('button', { name: 'Stop importing' }).click();
    await preview.getByText(/Nothing of it was recorded/).waitFor();
    await look('import-stopped');
    await app.window.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
    await app.window.getByLabel('Period').waitFor();
    expect(await app.window.getByLabel('Period').innerText()).not.toContain('2011');
  });

  test('are the published account table of 2013 H1', async () => {
    await importDocket(docketText(docketOf2013('account')), '1,646 requests');
    await app.window.getByLabel('Period').selectOption('2013 H1');
    const row = app.window.getByRole('row', { name: /^United States of America / });
    await row.waitFor();
    expect(await row.getByRole('button').allInnerTexts()).toEqual([
      '927',
      '2,330',
      '102',
      '601',
      '71',
      '72 %',
    ]);
    const total = app.window.getByRole('row', { name: /^Total / });
    expect((await total.getByRole('button').allInnerTexts())[0]).toBe('1,646');
    await look('table');
  });

  test('list first what cannot be counted, and open it where it is mended', async () => {
    const gaps = app.window.getByRole('region', { name: 'Can’t be counted' });
    await gaps.getByRole('button', { name: 'Show all 5 requests' }).click();
    expect(await app.window.locator('.report-case').count()).toBe(5);
    await gaps.getByRole('button', { name: 'B-2', exact: true }).click();
    await app.window.getByRole('heading', { name: 'B-2', level: 1 }).waitFor();
    const tab = app.window.getByRole('tab', { name: 'Request', exact: true });
    expect(await tab.getAttribute('aria-selected')).toBe('true');
    const country = app.window.getByLabel('Country', { exact: true });
    await country.selectOption('DE');
    // The focus is still in the field: going elsewhere by a command is leaving it.
    await app.window.keyboard.press('Control+3');
    await gaps.waitFor();
    await expect.poll(() => gaps.getByText('It has no country or region.').count()).toBe(0);
  });

  test('open the cases behind a figure by keyboard alone', async () => {
    const { window } = app;
    const first = window
      .getByRole('row', { name: /^United States of America / })
      .getByRole('button')
      .first();
    await first.focus();
    for (const key of ['End', 'ArrowLeft', 'Enter']) await window.keyboard.press(key);
    await window.getByRole('heading', { name: '71 · United States of America' }).waitFor();
    await expect.poll(() => window.locator('.report-case').count()).toBe(71);
    await look('cases');
    await window.keyboard.press('ArrowDown');
    const reference = await window.locator('.report-case bdi').first().innerText();
    await window.keyboard.press('Enter');
    await window.getByRole('heading', { name: reference, level: 1 }).waitFor();
    await window.keyboard.press('Control+3');
    await window.getByRole('heading', { name: '71 · United States of America' }).waitFor();
    await window.keyboard.press('Escape');
    await window
      .getByRole('heading', { name: '71 · United States of America' })
      .waitFor({ state: 'detached' });
  });

  test('open the cases of rows that stand together, where small ones are merged', async () => {
    const { window } = app;
    const small = window.getByLabel('Small counts');
    await small.selectOption('merge 5');
    await window.getByRole('button', { name: 'Other, Account Requests Received: 27', exact: true }).click();
    await window.getByRole('heading', { name: '27 · Other' }).waitFor();
    await expect.poll(() => window.locator('.report-case').count()).toBe(27);
    await look('merged');
    await small.selectOption('');
  });

  test('are saved byte for byte as they were published', async () => {
    const file = join(folder, 'report.csv');
    await answerSaveDialog(app, file);
    await app.window.getByRole('button', { name: 'Save as CSV' }).click();
    await app.window.getByText('Saved as report.csv').waitFor();
    expect(await readFile(file, 'utf8')).toBe(published2013('account'));
  });

  test('are saved as JSON with their definitions', async () => {
    const file = join(folder, 'report.json');
    await answerSaveDialog(app, file);
    await app.window.getByRole('button', { name: 'Save as JSON' }).click();
    await app.window.getByText('Saved as report.json').waitFor();
    const written = JSON.parse(await readFile(file, 'utf8')) as { form: string; tables: object };
    expect([written.form, Object.keys(written.tables)]).toEqual([
      'redrope-transparency-report 1',
      ['account'],
    ]);
  });

  test('export the docket, which brings nothing new where it came from', async () => {
    const file = join(folder, 'docket.csv');
    await answerSaveDialog(app, file);
    await app.window.getByRole('button', { name: 'Export the docket (CSV)' }).click();
    await app.window.getByText('1,652 requests saved as docket.csv; counts as having left').waitFor();
    const preview = await chooseDocket('docket.csv', await readFile(file));
    await preview.getByText('Everything in this file is in the vault already.').waitFor();
    await preview.getByRole('button', { name: 'Close', exact: true }).last().click();
  });
});
