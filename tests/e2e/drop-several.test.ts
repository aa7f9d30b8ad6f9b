import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { waitForDocument } from '../support/person/documents.ts';
import { makeVault } from '../support/person/door.ts';
import { dropFiles, type DroppedFile } from '../support/person/drop.ts';
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

async function file(name: string): Promise<DroppedFile> {
  return { name, bytes: await (await textPdf([name])).save() };
}

test('a drop on the dialog of a new case adds to its files; on another dialog it is answered, not lost', async () => {
  const { window } = app;
  await dropFiles(window, [await file('order.pdf')]);
  // In a case a document goes into that case; the dialog of a new one is opened by its key.
  await waitForDocument(window, 'order.pdf');
  await window.keyboard.press('Control+n');
  const opening = window.getByRole('dialog', { name: 'New case' });
  await opening.waitFor();
  await dropFiles(window, [await file('one.pdf'), await file('two.pdf')]);
  await dropFiles(window, [{ name: 'bundle.redrope', bytes: new Uint8Array(1) }]);
  await window.getByText('A bundle is imported by itself').waitFor({ state: 'attached' });
  await opening.getByRole('button', { name: 'Open the case with 2 files' }).waitFor();
  await window.keyboard.press('Escape');
  await opening.waitFor({ state: 'detached' });

  await window.keyboard.press('Control+k');
  await window.getByRole('dialog', { name: 'Find a command or a case' }).waitFor();
  await dropFiles(window, [await file('three.pdf')], () =>
    window.getByText('Close this dialog first', { exact: true }).waitFor(),
  );
  await window.getByText('Close this dialog first, then drop').waitFor({ state: 'attached' });
  await window.keyboard.press('Escape');
  expect(await window.getByText('three.pdf').count()).toBe(0);
});
