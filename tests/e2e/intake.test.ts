import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { launchApp, type TestApp } from '../support/app.ts';
import { openDocument, pageOnScreen, waitForDocument } from '../support/person/documents.ts';
import { goToDocket, makeVault } from '../support/person/door.ts';
import { dropFiles } from '../support/person/drop.ts';
import { encryptedPdf, textPdf } from '../vault/documents/made-pdfs.ts';

const corpus = join(projectRoot, '..', 'shared', 'corpus');
let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
  await dropFiles(app.window, [{ name: 'request.pdf', bytes: await saved(['The request itself']) }]);
  const dialog = app.window.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Reference').fill('INTAKE-1');
  await dialog.getByRole('button', { name: /^Open the case/ }).click();
  await waitForDocument(app.window, 'request.pdf');
});
afterAll(() => app.close());

async function saved(texts: readonly string[]): Promise<Uint8Array> {
  return (await textPdf(texts)).save();
}

/** A paper of the corpus that stands beside the checkout; where there is none, says so and takes another. */
async function paper(
  path: string,
  otherwise: () => Promise<Uint8Array>,
): Promise<{ name: string; bytes: Uint8Array }> {
  const file = join(corpus, path);
  const name = basename(path);
  if (existsSync(file)) return { name, bytes: readFileSync(file) };
  console.log(`The corpus is not here; a made document stands in for ${path}.`);
  return { name, bytes: await otherwise() };
}

function viewer(name: string): Locator {
  return app.window.getByRole('region', { name: `Document ${name}` });
}

async function show(name: string): Promise<void> {
  const column = app.window.getByRole('region', { name: 'Documents and pages' });
  await column.locator('bdi').getByText(name, { exact: true }).click();
  await viewer(name).waitFor();
}

/** Whether nothing of a tab is cut off by its row. */
function isWhole(tab: Locator): Promise<boolean> {
  return tab.evaluate((element) => {
    const inner = element.getBoundingClientRect();
    const outer = element.parentElement?.getBoundingClientRect();
    return outer !== undefined && inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
  });
}

describe('what comes in', () => {
  test('a paper of a real court is shown and its text can be found', async () => {
    const given = await paper('legal/ca1_00117684624.pdf', () => saved(['The Court orders it']));
    await dropFiles(app.window, [given]);
    await waitForDocument(app.window, given.name);
    await openDocument(app.window, given.name);
    const page = await pageOnScreen(app.window, 1);
    expect((await page.locator('.text-layer').innerText()).trim().length).toBeGreaterThan(10);
    await app.window.keyboard.press('Control+f');
    await app.window.getByRole('searchbox', { name: 'Words to find' }).fill('court');
    await app.window.getByText(/^\d+ of \d+ hits?/).waitFor();
    await app.window.keyboard.press('Escape');
  });

  test('a damaged file is said to be so, and the rest of the case goes on', async () => {
    const given = await paper('pdfjs/PDFBOX-3148-2-fuzzed.pdf', async () =>
      (await saved(['Cut short', 'very short'])).subarray(0, 300),
    );
    await dropFiles(app.window, [given]);
    await waitForDocument(app.window, given.name, false);
    await show(given.name);
    await viewer(given.name)
      .getByRole('alert')
      .or(viewer(given.name).locator('[data-painted=true]'))
      .first()
      .waitFor();
    await openDocument(app.window, 'request.pdf');
    await pageOnScreen(app.window, 1);
  });

  test('a file cut short is kept, and said to be damaged', async () => {
    const whole = await saved(Array.from({ length: 20 }, (_, page) => `Page ${String(page)}`));
    await dropFiles(app.window, [{ name: 'cut.pdf', bytes: whole.subarray(0, 200) }]);
    await waitForDocument(app.window, 'cut.pdf', false);
    await show('cut.pdf');
    await viewer('cut.pdf').getByRole('alert').filter({ hasText: 'This PDF is damaged' }).waitFor();
  });

  test('a password is asked for, a wrong one refused, the right one kept', async () => {
    await dropFiles(app.window, [
      { name: 'sealed.pdf', bytes: await encryptedPdf('Sealed words', 'open sesame') },
    ]);
    await waitForDocument(app.window, 'sealed.pdf', false);
    await show('sealed.pdf');
    const sealed = viewer('sealed.pdf');
    const password = sealed.getByLabel('Password of the document');
    // Coming back to the case by keys, one can type it.
    await goToDocket(app.window);
    await app.window.getByRole('grid', { name: 'Docket' }).press('Enter');
    await password.waitFor();
    await expect.poll(() => password.evaluate((field) => field === document.activeElement)).toBe(true);
    await app.window.keyboard.type('wrong');
    expect(await password.inputValue()).toBe('wrong');
    await sealed.getByRole('button', { name: 'Open', exact: true }).click();
    await sealed
      .getByRole('alert')
      .filter({ hasText: /password/i })
      .last()
      .waitFor();
    await password.fill('open sesame');
    await sealed.getByRole('button', { name: 'Open', exact: true }).click();
    await pageOnScreen(app.window, 1);
    await show('request.pdf');
    await openDocument(app.window, 'sealed.pdf');
    await waitForDocument(app.window, 'sealed.pdf');
  });

  test('the same file twice is once', async () => {
    const again = readFileSync(join(projectRoot, 'resources', 'sample-case', 'SUB-7731-subpoena.pdf'));
    await dropFiles(app.window, [{ name: 'first name.pdf', bytes: again }]);
    await waitForDocument(app.window, 'first name.pdf');
    await dropFiles(app.window, [{ name: 'other name.pdf', bytes: again }]);
    await app.window.getByText('This case had exactly this file already.').waitFor();
    expect(await app.window.locator('bdi').getByText('other name.pdf').count()).toBe(1);
    await app.window.getByRole('button', { name: 'Dismiss other name.pdf' }).click();
    expect(await app.window.locator('bdi').getByText('other name.pdf').count()).toBe(0);
  });

  test('something else that is called .pdf is kept, and said to be none', async () => {
    const bytes = new TextEncoder().encode('PK\u0003\u0004 a spreadsheet that somebody renamed');
    await dropFiles(app.window, [{ name: 'renamed.pdf', bytes }]);
    await waitForDocument(app.window, 'renamed.pdf', false);
    await show('renamed.pdf');
    await viewer('renamed.pdf').getByRole('alert').filter({ hasText: 'This file is not a PDF' }).waitFor();
  });

  test('an empty file is kept, and said to be empty', async () => {
    await dropFiles(app.window, [{ name: 'empty.pdf', bytes: new Uint8Array() }]);
    await waitForDocument(app.window, 'empty.pdf', false);
    await show('empty.pdf');
    await viewer('empty.pdf').getByRole('alert').filter({ hasText: 'This file is empty' }).waitFor();
  });

  test('of many open documents each tab comes into view whole, by keys and by the wheel', async () => {
    const { window } = app;
    const row = window.getByRole('list', { name: 'Open documents' });
    const tabs = row.getByRole('listitem');
    const count = await tabs.count();
    expect(count).toBeGreaterThan(5);
    await expect.poll(() => isWhole(tabs.last())).toBe(true);
    expect(await isWhole(tabs.first())).toBe(false);
    await tabs.first().getByRole('button').first().focus();
    for (let at = 0; at < count; at++) {
      await expect.poll(() => isWhole(tabs.nth(at))).toBe(true);
      await window.keyboard.press('Tab');
      await window.keyboard.press('Tab');
    }
    expect(await isWhole(tabs.first())).toBe(false);
    await row.hover();
    await window.mouse.wheel(0, -5000);
    await expect.poll(() => isWhole(tabs.first())).toBe(true);
  });
});
