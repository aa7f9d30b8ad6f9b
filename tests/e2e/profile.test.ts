import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { launchApp } from '../support/app.ts';

test('the profile that Chromium insists on is gone after quitting', async () => {
  const app = await launchApp();
  const folders = await app.electron.evaluate(({ app: shell }) =>
    (['userData', 'sessionData', 'crashDumps', 'logs'] as const).map((name) => shell.getPath(name)),
  );
  const [profile = ''] = folders;
  expect(existsSync(profile)).toBe(true);
  for (const folder of folders) expect(folder.startsWith(profile)).toBe(true);
  await app.close();
  expect(existsSync(profile)).toBe(false);
});

test('the window keeps nothing from one start to the next', async () => {
  const first = await launchApp();
  const isPersistent = await first.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.session.isPersistent()),
  );
  expect(isPersistent).toEqual([false]);
  await first.close();
});
