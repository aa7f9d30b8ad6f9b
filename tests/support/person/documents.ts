import type { Locator, Page } from 'playwright-core';

function documentButton(window: Page, name: string): Locator {
  const column = window.getByRole('region', { name: 'Documents and pages' });
  return column.getByRole('button', { name: new RegExp(`^${escaped(name)}`) });
}

/** Waits until a document is in the case; with `read`, until its pages were read too. */
export async function waitForDocument(window: Page, name: string, read = true): Promise<void> {
  const button = documentButton(window, name);
  await (read ? button.filter({ hasText: /\d+ p$/ }) : button).waitFor();
}

/** Shows a document by a click on its name, and waits for its first painted page. */
export async function openDocument(window: Page, name: string): Promise<void> {
  await documentButton(window, name).click();
  const viewer = window.getByRole('region', { name: `Document ${name}` });
  await viewer.locator('[data-painted=true]').first().waitFor();
}

/** Goes to a page by its number and gives the page once it is painted; with `text`, once its text can be selected. */
export async function goToPage(window: Page, page: number, text = true): Promise<Locator> {
  const field = window.getByRole('textbox', { name: 'Page to show' });
  await field.click();
  await field.fill(String(page));
  await field.press('Enter');
  return pageOnScreen(window, page, text);
}

export async function pageOnScreen(window: Page, page: number, text = true): Promise<Locator> {
  const region = window.getByRole('region', { name: new RegExp(`^Page ${String(page)} of `) });
  await region.and(window.locator(text ? '[data-text=true]' : '[data-painted=true]')).waitFor();
  return region;
}

function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
