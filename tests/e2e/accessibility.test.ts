import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { visitDialogs, visitScreens } from '../support/main-screens.ts';
import { reviewInNewVault } from '../support/reviewed-vault.ts';

const passphrase = 'a long enough passphrase 7';
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let app: TestApp;
let reference: string;

beforeAll(async () => {
  app = await launchApp();
  reference = await reviewInNewVault(app, passphrase);
});
afterAll(() => app.close());

/** What axe-core finds wrong in the page as it is: rule, then the elements. */
async function violations(): Promise<string[]> {
  await app.window.evaluate(`${axeSource}; undefined`);
  const { violations: found } = await app.window.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test('axe-core would find a fault', async () => {
  await app.window.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
  expect((await violations()).join()).toContain('image-alt');
  await app.window.evaluate(() => document.querySelector('main > img')?.remove());
});

describe.each(['light', 'dark'] as const)('axe-core finds nothing wrong in %s', (colorScheme) => {
  const wrong: Record<string, string[]> = {};
  const look = async (where: string): Promise<void> => {
    const found = await violations();
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
