import type { Locator, Page } from 'playwright-core';
import { showTab } from './request-record.ts';

/** How a button is pressed: by a click, or by going to it with Tab. */
export type Push = (button: Locator) => Promise<unknown>;

const click: Push = (button) => button.click();

/**
 * Says of every element that still rests on nothing that it was searched for in all pages and not found, until the
 * evidence gate is open; pages that were never shown are chosen expressly. Begins in the Legal basis tab. `look` runs on the first question. Gives how many there were.
 */
export async function recordSearches(
  window: Page,
  push: Push = click,
  look: () => Promise<unknown> = async () => undefined,
): Promise<number> {
  const gate = window.getByLabel('Evidence gate');
  const open = gate.getByText('Every required element rests on something.');
  const next = gate.getByRole('button', { name: /^Show the (open element|next one)$/ });
  const question = window.getByRole('dialog', { name: /^Not found: / });
  for (let count = 0; ; count++) {
    await open.or(next).first().waitFor();
    if (await open.isVisible()) return count;
    const before = await gate.innerText();
    await push(next);
    await push(window.getByRole('button', { name: 'Not found…' }));
    await question.waitFor();
    const every = question.getByRole('button', { name: 'Choose every page' });
    if (await every.isVisible()) await push(every);
    if (count === 0) await look();
    await push(question.getByRole('button', { name: 'Record that it was not found' }));
    await question.waitFor({ state: 'detached' });
    await gate.filter({ hasNotText: before.split('\n')[0] ?? '' }).waitFor();
  }
}

/** The same from wherever one is in the case, by mouse. */
export async function passGate(window: Page, look?: () => Promise<unknown>): Promise<number> {
  await showTab(window, 'Legal basis');
  return recordSearches(window, click, look);
}
