import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { violations } from '../support/looked-over.ts';
import { goToPage, openDocument, pageOnScreen, waitForDocument } from '../support/person/documents.ts';
import { makeVault } from '../support/person/door.ts';
import { dropFiles } from '../support/person/drop.ts';
import { boxed, busyPdf, hiding, revisedPdf, sheets, unicodePdf } from '../vault/inspections/eye-pdfs.ts';

let app: TestApp;

/** In the colour of the page, and below it in letters too small to be read. */
function sealedNameTwice(sheet: Parameters<typeof hiding.tiny>[0]): void {
  hiding['same-colour'](sheet, 'the sealed name');
  sheet.page.drawText('tiny words', { x: 20, y: 200, size: 0.6, font: sheet.font });
}

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
  const order = await sheets([boxed('Jane Roe'), sealedNameTwice]);
  await dropFiles(app.window, [
    { name: 'order.pdf', bytes: order },
    { name: 'busy.pdf', bytes: await busyPdf() },
    { name: 'revised.pdf', bytes: (await revisedPdf()).bytes },
    { name: 'turned.pdf', bytes: unicodePdf('pay \u202Efdp\u202C to p\u0430ypal') },
  ]);
  const dialog = app.window.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Reference').fill('UNSEEN-1');
  await dialog.getByRole('button', { name: /^Open the case/ }).click();
  await waitForDocument(app.window, 'turned.pdf');
});
afterAll(() => app.close());

const panel = () => app.window.getByRole('region', { name: 'What the eye misses' });
const eyeButton = (name: RegExp) =>
  app.window.getByRole('toolbar', { name: 'Document' }).getByRole('button', { name });

test('text under a box and in the colour of the page is told, marked on its page, and said when it is copied', async () => {
  const { window } = app;
  await openDocument(window, 'order.pdf');
  await eyeButton(/^Unseen.* 3 found/).click();
  await panel().getByText('the sealed name').waitFor();
  expect(await violations(window)).toEqual([]);
  await app.screenshot('unseen-panel-light');
  const first = await pageOnScreen(window, 1);
  await first.getByRole('button', { name: /^Text under a black box: Jane Roe/ }).waitFor();
  await panel()
    .getByRole('button', { name: /the sealed name/ })
    .click();
  const second = await pageOnScreen(window, 2);
  await second.getByRole('button', { name: /^Hidden text: the colour of what is behind it/ }).waitFor();
  await second.evaluate((page) => {
    const layer = page.querySelector('.text-layer');
    if (layer !== null) document.getSelection()?.selectAllChildren(layer);
  });
  const copied = await copy();
  expect(copied).toContain('the sealed name');
  expect(copied).toMatch(
    /\[Redrope: this text holds Hidden text: the colour of what is behind it: “the sealed name”; Hidden text: too small to be read: “tiny words”\]$/,
  );
  await window.getByText('There is more than is seen where you copied').waitFor();
  await app.screenshot('unseen-copied');
  await window.getByRole('button', { name: 'Dismiss', exact: true }).click();
});

/** Copies the selection as Ctrl+C does, and gives what is on the clipboard. */
async function copy(): Promise<string> {
  await app.window.keyboard.press('Control+C');
  return app.electron.evaluate(({ clipboard }) => clipboard.readText());
}

test('characters that turn the text, and letters of another alphabet, are said when the text is copied', async () => {
  const { window } = app;
  await openDocument(window, 'turned.pdf');
  await eyeButton(/^Unseen.* 3 found/).waitFor();
  const page = await pageOnScreen(window, 1);
  await page.evaluate((element) => {
    const layer = element.querySelector('.text-layer');
    if (layer !== null) document.getSelection()?.selectAllChildren(layer);
  });
  const copied = await copy();
  expect(/[\u202A-\u202E]/.test(copied)).toBe(false);
  expect(copied).toContain('U+202E right-to-left override');
  expect(copied).toContain('letters of two alphabets in “p\u0430ypal”');
});

test('scripts, forms and links are told with their targets, and nothing is opened', async () => {
  const { window } = app;
  await openDocument(window, 'busy.pdf');
  await eyeButton(/^Unseen/).click();
  await panel().getByText('app.alert("opened")').waitFor();
  await panel().getByText('https://collect.example/in').waitFor();
  await panel().getByText('evidence.csv').waitFor();
  await panel().getByText('https://elsewhere.example/pay').waitFor();
  expect(await panel().getByRole('link').count()).toBe(0);
  await window.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await app.screenshot('unseen-acts-dark');
  await window.evaluate(() => document.documentElement.removeAttribute('data-theme'));
  expect(app.electron.windows()).toHaveLength(1);
});

test('an earlier revision is looked at read-only, and left again', async () => {
  const { window } = app;
  await openDocument(window, 'revised.pdf');
  await pageOnScreen(window, 1);
  await eyeButton(/^Unseen.* 2 found/).click();
  await panel().getByRole('button', { name: 'Look at revision 2' }).click();
  await window.getByText('Revision 2 of 3', { exact: true }).waitFor();
  // The button went with the panel; the pages take the focus.
  const focused = () => window.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(focused).toBe('Pages');
  const page = await goToPage(window, 2);
  expect(await page.getAttribute('aria-label')).toBe('Page 2 of 2');
  await app.screenshot('unseen-revision');
  await window.getByRole('button', { name: 'Back to the document as it is' }).click();
  await window.getByRole('region', { name: 'Page 1 of 3' }).waitFor();
  await expect.poll(focused).toBe('Pages');
  expect(await window.getByText('Revision 2 of 3', { exact: true }).count()).toBe(0);
});
