import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { openDocument, pageOnScreen, waitForDocument } from '../support/person/documents.ts';
import { makeVault } from '../support/person/door.ts';
import { dropFiles } from '../support/person/drop.ts';
import { recordFinding } from '../support/person/findings.ts';
import { scannedPages } from '../support/scanned-pages.ts';

let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
  await dropFiles(app.window, [{ name: 'scan.pdf', bytes: await scannedPages([0, 0]) }]);
  const dialog = app.window.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Reference').fill('SCAN-1');
  await dialog.getByRole('button', { name: /^Open the case/ }).click();
  await waitForDocument(app.window, 'scan.pdf');
});
afterAll(() => app.close());

describe('a scan', () => {
  test('is recognised while it is read, says so, and its words make a finding', async () => {
    await openDocument(app.window, 'scan.pdf');
    const page = await pageOnScreen(app.window, 1);
    await page.getByText(/^Recognised text, \d+ % sure$/).waitFor();
    await app.screenshot('recognised-page');
    // Nothing lies over the picture, where the court's stamp may stand.
    const [badge, picture] = await Promise.all(
      ['.page-recognition', '.page-picture'].map((part) => page.locator(part).boundingBox()),
    );
    expect((badge?.y ?? Infinity) + (badge?.height ?? 0)).toBeLessThanOrEqual(picture?.y ?? 0);
    const words = page.locator('.text-layer > span');
    const long = words.filter({ hasText: /^[A-Za-z]{6,} ?$/ }).first();
    const word = (await long.innerText()).trim();
    await app.window.keyboard.press('Control+f');
    const find = app.window.getByRole('search', { name: 'Find in this document' });
    await find.getByLabel('Words to find').fill(word);
    await find.getByText(/picture/).waitFor();
    await find.getByRole('button', { name: /Finding of this hit/ }).click();
    const form = app.window.getByRole('form', { name: 'New finding' });
    expect(await form.innerText()).toContain(word);
    await recordFinding(form, { element: 'written', verdict: 'supports', note: '' });
    expect(await page.locator('.text-layer').innerText()).toContain(word);
  });

  test('is recognised as a whole when that is asked for, and found from the docket as recognised', async () => {
    const column = app.window.getByRole('region', { name: 'Documents and pages' });
    await column.getByText('2 pages are pictures: text of 1 recognised').waitFor();
    await column.getByRole('button', { name: 'Recognise all' }).waitFor();
    await app.window.keyboard.press('Control+k');
    await app.window.keyboard.type('Recognise the text of all');
    await app.window.keyboard.press('Enter');
    await column.getByText('2 pages are pictures: text recognised').waitFor();
    const page = await pageOnScreen(app.window, 1);
    const word = (
      await page
        .locator('.text-layer > span')
        .filter({ hasText: /^[A-Za-z]{6,} ?$/ })
        .first()
        .innerText()
    ).trim();
    await app.window.keyboard.press('Control+1');
    await app.window.getByRole('searchbox').fill(word);
    await app.window.getByText('scan.pdf, p 2 (recognised text)').waitFor();
    await app.screenshot('recognised-search');
  });

  test('languages stand in the settings', async () => {
    await app.window.keyboard.press('Control+,');
    const section = app.window.getByRole('region', { name: 'Text recognition' });
    await section.scrollIntoViewIfNeeded();
    expect(await section.getByRole('checkbox', { name: 'English' }).isChecked()).toBe(true);
    await app.screenshot('recognition-settings');
  });

  test('is offered to be recognised again where other languages were chosen since', async () => {
    const english = createRequire(import.meta.url).resolve(
      '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
    );
    const chooser = app.window.waitForEvent('filechooser');
    await app.window.getByRole('button', { name: 'Add a language…' }).click();
    await (
      await chooser
    ).setFiles({
      name: 'deu.traineddata.gz',
      mimeType: 'application/gzip',
      buffer: await readFile(english),
    });
    await app.window.getByRole('checkbox', { name: 'German', checked: true }).waitFor();
    await app.window.keyboard.press('Control+2');
    const column = app.window.getByRole('region', { name: 'Documents and pages' });
    await column
      .getByText(
        'All 2 pages were recognised with other languages than those chosen now, or with the same in another order.',
      )
      .waitFor();
    await column.getByRole('button', { name: 'Recognise again' }).waitFor();
    await app.screenshot('recognise-again');
    const palette = app.window.getByRole('dialog', { name: 'Find a command or a case' });
    // It lists what is offered when it opens.
    await expect
      .poll(async () => {
        await app.window.keyboard.press('Escape');
        await app.window.keyboard.press('Control+k');
        await palette.getByRole('combobox').fill('Recognise');
        return palette.getByRole('option', { name: /^Recognise the text again/ }).count();
      })
      .toBe(1);
  });
});
