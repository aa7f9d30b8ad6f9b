import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestApp } from './app.ts';

interface Axe {
  run(part: Document, options: RunOptions): Promise<AxeResults>;
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Those of axe-core's usual rules that look at colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** As which a page is shown. */
export type ColorScheme = 'light' | 'dark';

/**
 * What axe-core finds wrong in the page as it is: rule, then the elements. In dark the rules about colours alone are
 * asked: what the others look at is the same there.
 */
export async function violations(page: Page, scheme: ColorScheme = 'light'): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(`${axeSource}; undefined`);
  const { violations: found } = await page.evaluate(
    (options) => (window as unknown as { axe: Axe }).axe.run(document, options),
    {
      resultTypes: ['violations'],
      ...(scheme === 'dark' && { runOnly: colourRules }),
    } satisfies RunOptions,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** What does not fit: the page itself, or a control or heading that is cut off at the side. */
export function whatDoesNotFit(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    const wide = scrollWidth > window.innerWidth ? [`the page is ${String(scrollWidth)} px wide`] : [];
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

export function zoom({ electron }: TestApp, factor: number): Promise<void> {
  return electron.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted),
    factor,
  );
}

/** Shows a page in light, then in dark, and leaves it in light. */
export async function inBoth(page: Page, look: (scheme: ColorScheme) => Promise<unknown>): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await look(colorScheme);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Looks at a page as it is in light and in dark; `picture` keeps one of each. */
export function lookInBoth(
  page: Page,
  name: string,
  picture: (name: string) => Promise<unknown>,
): Promise<void> {
  return inBoth(page, async (scheme) => {
    await picture(`${name}-${scheme}`);
    expect(await violations(page, scheme), `${name}, ${scheme}`).toEqual([]);
  });
}

/** Looks at the window as it is: in light and dark, with a picture of each, and at 200 %. */
export async function lookOver(app: TestApp, name: string): Promise<void> {
  await lookInBoth(app.window, name, app.screenshot);
  await zoom(app, 2);
  expect(await whatDoesNotFit(app.window), `${name} at 200 %`).toEqual([]);
  await zoom(app, 1);
}
