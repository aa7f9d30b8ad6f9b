import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { outlinedPdf } from '../support/outlined-pdf.ts';
import { openDocument, pageOnScreen, waitForDocument } from '../support/person/documents.ts';
import { lockVault, makeVault, tryPassphrase } from '../support/person/door.ts';
import { dropFiles } from '../support/person/drop.ts';
import { textPdf } from '../vault/documents/made-pdfs.ts';

const passphrase = 'a long enough passphrase 7';
let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', passphrase);
  await dropFiles(app.window, [
    { name: 'order.pdf', bytes: await outlinedPdf(60) },
    {
      name: 'schedule.pdf',
      bytes: await (await textPdf(['The schedule of accounts', 'Its second page'])).save(),
    },
  ]);
  const dialog = app.window.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Reference').fill('ROOM-1');
  await dialog.getByRole('button', { name: /^Open the case/ }).click();
  await waitForDocument(app.window, 'schedule.pdf');
  await openDocument(app.window, 'order.pdf');
  await pageOnScreen(app.window, 1);
});
afterAll(() => app.close());

/** The number of the page that is read. */
async function expectPage(page: number): Promise<void> {
  const field = app.window.getByRole('textbox', { name: 'Page to show' }).first();
  await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toBe(String(page));
}

describe('lists of terms', () => {
  test('stay marked in the text, are counted and stepped through, and make findings', async () => {
    const { window } = app;
    await window.keyboard.press('t');
    const panel = window.getByRole('region', { name: 'Terms', exact: true });
    await panel.getByRole('button', { name: 'New list of terms' }).click();
    await panel.getByLabel('Name').fill('Watch words');
    await panel.getByLabel('Words and phrases, one a line').fill('the órder\nschedul*');
    await panel.getByRole('button', { name: 'Keep the list' }).click();
    const line = panel.getByRole('listitem', { name: 'Watch words' });
    await line.getByText('60', { exact: true }).waitFor();
    await line.getByRole('button', { name: 'Previous of Watch words' }).click();
    await expectPage(60);
    await window.locator('[data-page="60"] .term-mark[data-current=true]').waitFor();
    await app.screenshot('reading-room-terms');
    await panel.getByRole('button', { name: 'Finding of this hit' }).click();
    const form = window.getByRole('form', { name: 'New finding' });
    await form.getByText('the order').waitFor();
    await form.getByRole('button', { name: 'Discard' }).click();
    await panel.getByRole('checkbox', { name: 'Mark Watch words' }).uncheck();
    await expect.poll(() => window.locator('.term-mark').count()).toBe(0);
    await window.keyboard.press('t');
    await panel.waitFor({ state: 'detached' });
    await window.keyboard.press('Alt+ArrowLeft');
    await expectPage(1);
  });
});

describe('moving about', () => {
  test('the outline and links within the document lead to their places; a link out of it only says where to', async () => {
    const { window } = app;
    const page = await pageOnScreen(window, 1);
    expect(
      await page.getByRole('button', { name: 'Link, not opened here: https://example.org/collect' }).count(),
    ).toBe(1);
    await page.getByRole('button', { name: 'Link within this document' }).press('Enter');
    await expectPage(60);
    await window.getByRole('button', { name: 'Outline', exact: true }).click();
    await window.getByRole('list', { name: 'Outline' }).getByRole('button', { name: 'Beginning' }).click();
    await expectPage(1);
  });

  test('back and forward lead over jumps, through several documents', async () => {
    const { window } = app;
    const field = window.getByRole('textbox', { name: 'Page to show' });
    await field.fill('30');
    await field.press('Enter');
    await expectPage(30);
    await openDocument(window, 'schedule.pdf');
    await pageOnScreen(window, 1);
    await window.keyboard.press('Alt+ArrowLeft');
    await window.getByRole('region', { name: 'Document order.pdf' }).waitFor();
    await expectPage(30);
    await window.getByRole('button', { name: 'Back to where you were' }).click();
    await expectPage(1);
    await window.keyboard.press('Alt+ArrowRight');
    await expectPage(30);
  });

  test('documents stay open in tabs and beside each other, and are found so after a lock', async () => {
    const { window } = app;
    const tabs = window.getByRole('list', { name: 'Open documents' });
    expect(await tabs.getByRole('button', { name: /^(order|schedule)\.pdf$/ }).count()).toBe(2);
    await tabs.getByRole('button', { name: 'schedule.pdf', exact: true }).click();
    await window
      .getByRole('combobox', { name: 'Document beside this one' })
      .selectOption({ label: 'order.pdf' });
    const beside = window.getByRole('region', { name: 'Document order.pdf' });
    await beside.getByRole('region', { name: 'Page 30 of 60' }).waitFor();
    await lockVault(window);
    await tryPassphrase(window, passphrase);
    await window.getByRole('region', { name: 'Document schedule.pdf' }).waitFor();
    await beside.getByRole('region', { name: 'Page 30 of 60' }).waitFor();
    await app.screenshot('reading-room-beside');
    await window.getByRole('button', { name: 'Show nothing beside' }).click();
    await tabs.getByRole('button', { name: 'Close schedule.pdf' }).click();
    await beside.waitFor();
    await expectPage(30);
  });
});
