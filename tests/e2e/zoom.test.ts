import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cacheFolder } from '../../scripts/project.ts';
import { launchApp, type TestApp } from '../support/app.ts';
import { whatDoesNotFit, zoom } from '../support/looked-over.ts';
import { visitDialogs, visitScreens } from '../support/main-screens.ts';
import { reviewInNewVault } from '../support/reviewed-vault.ts';

const pictures = join(cacheFolder, 'screenshots');
const passphrase = 'a long enough passphrase 7';
let app: TestApp;
let reference: string;

beforeAll(async () => {
  app = await launchApp();
  reference = await reviewInNewVault(app, passphrase);
  await zoom(app, 2);
});
afterAll(() => app.close());

/** Keeps a picture of the whole window; the driver's own screenshots do not know of zoom. */
async function picture(name: string): Promise<void> {
  const png = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  await mkdir(pictures, { recursive: true });
  await writeFile(join(pictures, `${name}.png`), Buffer.from(png, 'base64'));
}

test('at 200 % nothing is cut off at the side, on any screen and in any dialog', async () => {
  expect(await app.window.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(720);
  const wrong: Record<string, string[]> = {};
  const look = async (where: string): Promise<void> => {
    const found = await whatDoesNotFit(app.window);
    await picture(`zoom-200-${where.replaceAll(/\W+/g, '-')}`);
    if (found.length > 0) wrong[where] = found;
  };
  await visitScreens(app.window, reference, passphrase, look);
  await visitDialogs(app.window, reference, look);
  expect(wrong).toEqual({});
});
