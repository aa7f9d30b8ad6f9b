import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { openCase, lockVault, makeVault, tryPassphrase, waitForDocket } from '../support/person/door.ts';
import { openDocument, waitForDocument } from '../support/person/documents.ts';
import { dropFiles } from '../support/person/drop.ts';
import { markSelection, selectWords } from '../support/person/findings.ts';
import { sampleFolder } from '../support/sample-case.ts';

const passphrase = 'a long enough passphrase 7';
const file = 'SUB-7731-subpoena.pdf';
let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', passphrase);
});
afterAll(() => app.close());

describe('the door', () => {
  test('a wrong passphrase opens nothing and says so', async () => {
    await lockVault(app.window);
    await tryPassphrase(app.window, 'not the passphrase');
    const alert = app.window.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('That passphrase does not open this vault');
    expect(
      await app.window.getByLabel('Passphrase').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await tryPassphrase(app.window, passphrase);
    await waitForDocket(app.window);
  });

  test('a lock in the middle of a note loses nothing', async () => {
    await dropFiles(app.window, [join(sampleFolder, file)]);
    const dialog = app.window.getByRole('dialog', { name: 'New case' });
    await dialog.getByLabel('Reference').fill('LOCK-1');
    await dialog.getByRole('button', { name: /^Open the case/ }).click();
    await waitForDocument(app.window, file);
    await openDocument(app.window, file);
    await selectWords(app.window, 1, 'SUBPOENA DUCES TECUM FOR TRIAL');
    const form = await markSelection(app.window);
    await form.getByLabel('Element').selectOption('subpoena-type');
    await form.getByLabel('Note').click();
    await app.window.keyboard.type('It names the trial, but the da');
    // In the middle of a word: the key for it, at once.
    await app.window.keyboard.press('Control+l');
    await app.window.getByRole('heading', { name: 'Unlock Redrope' }).waitFor();
    expect(await app.window.getByText('It names the trial').count()).toBe(0);

    await tryPassphrase(app.window, passphrase);
    await app.window.getByRole('heading', { name: 'LOCK-1', level: 1 }).waitFor();
    expect(await form.getByLabel('Note').inputValue()).toBe('It names the trial, but the da');
    expect(await form.getByLabel('Element').inputValue()).toBe('subpoena-type');
    expect(await form.getByRole('blockquote').innerText()).toBe('SUBPOENA DUCES TECUM FOR TRIAL');
    await app.window.locator('.pending-mark').waitFor({ state: 'attached' });
    await form.locator('label').filter({ hasText: 'Supports' }).click();
    await form.getByRole('button', { name: /^Record/ }).click();
    await form.waitFor({ state: 'detached' });
    await app.window.getByRole('tab', { name: 'Findings 1' }).waitFor();
    expect(await app.window.locator('.pending-mark').count()).toBe(0);
  });

  test('files that it keeps from coming in are named afterwards, until that is dismissed', async () => {
    // Two go in at a time, so the last of many is still waiting.
    const many = Array.from({ length: 40 }, (_, index) => ({
      name: `annex ${String(index + 1)}.pdf`,
      bytes: new Uint8Array(200_000).fill(index),
    }));
    await dropFiles(app.window, many);
    await app.window.keyboard.press('Control+l');
    await app.window.getByRole('heading', { name: 'Unlock Redrope' }).waitFor();
    expect(await app.window.getByText('annex 40.pdf').count()).toBe(0);
    await tryPassphrase(app.window, passphrase);
    const goingOn = app.window.getByRole('complementary', { name: 'Going on' });
    const told = goingOn.filter({ hasText: /The lock came before .+ taken in\. Drop (it|them) again:/ });
    await told.getByText('annex 40.pdf', { exact: true }).waitFor();
    await told.getByRole('button', { name: 'Dismiss' }).click();
    await told.waitFor({ state: 'detached' });
  });

  test('what was typed survives quitting too', async () => {
    const field = app.window.getByRole('button', { name: 'Add a demand' });
    await app.window.getByRole('tab', { name: 'Request' }).click();
    await field.click();
    await app.window.getByLabel('Identifiers').fill('half@exam');
    const vault = app.vault;
    await app.electron.close();
    const again = await launchApp({ vault });
    try {
      await tryPassphrase(again.window, passphrase);
      await again.window.getByRole('heading', { name: /^(LOCK-1|Docket)$/, level: 1 }).waitFor();
      if ((await again.window.getByRole('heading', { name: 'Docket', level: 1 }).count()) > 0) {
        await openCase(again.window, 'LOCK-1');
      }
      await again.window.getByRole('tab', { name: 'Request' }).click();
      expect(await again.window.getByLabel('Identifiers').inputValue()).toBe('half@exam');
    } finally {
      await again.close();
    }
  });
});
