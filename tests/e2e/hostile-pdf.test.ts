import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_MEGABYTES } from '../../src/main/memory-mark.ts';
import { launchApp, type TestApp } from '../support/app.ts';
import { openDocument, pageOnScreen, waitForDocument } from '../support/person/documents.ts';
import { makeVault } from '../support/person/door.ts';
import { dropFiles } from '../support/person/drop.ts';
import { contentBombPdf, objectStreamBombPdf, textPdf } from '../vault/documents/made-pdfs.ts';

const UNFOLDED = 2_147_483_648;
let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  // On a busy machine it takes long until the memory has come back.
  app.window.setDefaultTimeout(100_000);
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
  const ordinary = await textPdf(['The request itself']);
  await dropFiles(app.window, [{ name: 'request.pdf', bytes: await ordinary.save() }]);
  const dialog = app.window.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Reference').fill('HOSTILE-1');
  await dialog.getByRole('button', { name: /^Open the case/ }).click();
  await waitForDocument(app.window, 'request.pdf');
});
afterAll(() => app.close());

/** Megabytes that the window's process holds now. */
function windowMemory(): Promise<number> {
  return app.electron.evaluate(({ app: shell, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
    const metric = shell.getAppMetrics().find((each) => each.pid === pid);
    return (metric?.memory.workingSetSize ?? 0) / 1024;
  });
}

test.each([
  ['whose page unfolds to gigabytes', 'content-bomb.pdf', contentBombPdf],
  ['whose directory unfolds to gigabytes', 'object-bomb.pdf', objectStreamBombPdf],
])('a PDF of a few kilobytes %s is stopped, and the rest goes on', async (_, name, make) => {
  const pid = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  await dropFiles(app.window, [{ name, bytes: make(UNFOLDED) }]);
  await waitForDocument(app.window, name, false);
  await app.window
    .getByRole('region', { name: 'Documents and pages' })
    .locator('bdi')
    .getByText(name, { exact: true })
    .click();
  const viewer = app.window.getByRole('region', { name: `Document ${name}` });
  const told = viewer.getByRole('alert').filter({ hasText: /too much memory|was stopped/ });
  await told.waitFor({ timeout: 100_000 });
  // What is known of the file without its pages is told at once, and what the eye misses as far as it can be looked at.
  const more = viewer.getByRole('button', { name: 'What is known of the file' });
  if ((await more.count()) > 0) await more.click();
  await viewer.getByRole('region', { name: 'What the eye misses' }).waitFor();
  await viewer.getByText('SHA-256', { exact: true }).first().waitFor();
  // At once, while the memory has not come back. Where it comes and goes meanwhile, the window may take this document for
  // what needs it, says so, and it is tried again.
  const next = app.window.getByRole('region', { name: 'Document request.pdf' });
  const again = next.getByRole('button', { name: /^Try (this page )?again$/ });
  void again.click().catch(() => undefined);
  await openDocument(app.window, 'request.pdf');
  await pageOnScreen(app.window, 1);
  await expect.poll(windowMemory, { timeout: 60_000 }).toBeLessThan(MOST_MEGABYTES);
  expect(
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    ),
  ).toBe(pid);
});
