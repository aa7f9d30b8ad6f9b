import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { violations } from '../support/looked-over.ts';
import { visitDialogs, visitScreens } from '../support/main-screens.ts';
import { reviewInNewVault } from '../support/reviewed-vault.ts';

const passphrase = 'a long enough passphrase 7';
let app: TestApp;
let reference: string;

beforeAll(async () => {
  app = await launchApp();
  reference = await reviewInNewVault(app, passphrase);
});
afterAll(() => app.close());

test('axe-core would find a fault', async () => {
  await app.window.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
  expect((await violations(app.window)).join()).toContain('image-alt');
  await app.window.evaluate(() => document.querySelector('main > img')?.remove());
});

describe.each(['light', 'dark'] as const)('axe-core finds nothing wrong in %s', (colorScheme) => {
  const wrong: Record<string, string[]> = {};
  const look = async (where: string): Promise<void> => {
    const found = await violations(app.window, colorScheme);
    if (found.length > 0) wrong[where] = found;
  };

  test('on every screen', async () => {
    await app.window.emulateMedia({ colorScheme });
    await visitScreens(app.window, reference, passphrase, look);
    expect(wrong).toEqual({});
  });

  test('in every dialog', async () => {
    await visitDialogs(app.window, reference, look);
    expect(wrong).toEqual({});
  });
});
