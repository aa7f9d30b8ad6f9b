import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { waitForDocument } from '../support/person/documents.ts';
import { makeVault } from '../support/person/door.ts';
import { dropFiles } from '../support/person/drop.ts';
import { textPdf } from '../vault/documents/made-pdfs.ts';

let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
});
afterAll(() => app.close());

test('of bundles and documents dropped together none is forgotten', async () => {
  const { window } = app;
  const noBundle = new TextEncoder().encode('no bundle');
  await dropFiles(window, [
    { name: 'first.redrope', bytes: noBundle },
    { name: 'request.pdf', bytes: await (await textPdf(['The request'])).save() },
    { name: 'second.redrope', bytes: noBundle },
  ]);
  const imports = window.getByRole('dialog', { name: 'Import a bundle' });
  for (const name of ['first.redrope', 'second.redrope']) {
    const dialog = imports.filter({ hasText: name });
    await dialog.getByRole('alert').filter({ hasText: 'Nothing was changed' }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }
  const opening = window.getByRole('dialog', { name: 'New case' });
  await opening.getByRole('button', { name: 'Open the case with 1 file' }).click();
  await waitForDocument(window, 'request.pdf');
  expect(await window.locator('dialog[open]').count()).toBe(0);
});
