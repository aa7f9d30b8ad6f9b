import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cacheFolder } from '../../scripts/project.ts';
import { launchApp, type TestApp } from '../support/app.ts';
import { visitDialogs, visitScreens } from '../support/main-screens.ts';
import { reviewInNewVault } from '../support/reviewed-vault.ts';

const pictures = join(cacheFolder, 'screenshots');
const passphrase = 'a long enough passphrase 7';
let app: TestApp;
let reference: string;

beforeAll(async () => {
  app = await launchApp();
  reference = await reviewInNewVault(app, passphrase);
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2),
  );
});
afterAll(() => app.close());

/** What does not fit: the page itself, or a control or heading that is cut off at the side. */
function whatDoesNotFit(): Promise<string[]> {
  return app.window.evaluate(() => {
    const page = document.documentElement;
    const wide =
      page.scrollWidth > window.innerWidth ? [`the page is ${String(page.scrollWidth)} px wide`] : [];
    const dialog = document.querySelector('dialog[open]');
    const parts = [
      ...(dialog ?? document).querySelectorAll('button, input, select, textarea, h1, h2, h3, label'),
    ];
    const cut = parts.flatMap((part) => {
      const rect = part.getBoundingClientRect();
      const style = getComputedStyle(part);
      if (rect.width < 2 || style.visibility === 'hidden' || part.closest('.page, .visually-hidden') !== null)
        return [];
      const outside = rect.left < -1 || rect.right > window.innerWidth + 1;
      const isButton = part.tagName === 'BUTTON' && style.overflowX !== 'visible';
      const clipped =
        isButton && style.textOverflow !== 'ellipsis' && part.scrollWidth > part.clientWidth + 1;
      return outside || clipped
        ? [`${part.tagName} ${part.textContent || part.getAttribute('aria-label') || part.id}`]
        : [];
    });
    return [...wide, ...cut];
  });
}

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
    const found = await whatDoesNotFit();
    await picture(`zoom-200-${where.replaceAll(/\W+/g, '-')}`);
    if (found.length > 0) wrong[where] = found;
  };
  await visitScreens(app.window, reference, passphrase, look);
  await visitDialogs(app.window, reference, look);
  expect(wrong).toEqual({});
});
