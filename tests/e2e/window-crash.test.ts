import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { makeVault, tryPassphrase, waitForDocket } from '../support/person/door.ts';

const passphrase = 'a long enough passphrase 7';
let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', passphrase);
});
afterAll(() => app.close());

test('a window whose process ended comes back locked, says why, and opens the vault again', async () => {
  const coming = app.electron.waitForEvent('window');
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const window = await coming;
  await window.getByText('The window ended by itself').waitFor();
  await tryPassphrase(window, passphrase);
  await waitForDocket(window);
  await expect
    .poll(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});
