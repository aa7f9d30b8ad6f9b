import type { Page } from 'playwright-core';
import { goToDocket, lockVault, openCase, tryPassphrase, waitForDocket } from './person/door.ts';
import { showTab } from './person/request-record.ts';

/** Goes through every screen of the window and calls `look` on each, by name. Begins and ends on the docket. */
export async function visitScreens(
  window: Page,
  reference: string,
  passphrase: string,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  await goToDocket(window);
  await look('docket');
  await lockVault(window);
  await look('unlock');
  await tryPassphrase(window, passphrase);
  await window.getByRole('heading', { name: /./, level: 1 }).waitFor();
  await goToDocket(window);
  await window.getByRole('searchbox').fill('insulin');
  await window.locator('mark').first().waitFor();
  await look('search');
  await window.getByRole('searchbox').fill('');
  await window.getByRole('button', { name: 'Settings', exact: true }).click();
  await window.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await look('settings');
  for (const section of ['Guidelines', 'Letters']) {
    await window.getByRole('heading', { name: section, level: 2, exact: true }).scrollIntoViewIfNeeded();
    await look(`settings, ${section}`);
  }
  await window.getByRole('button', { name: 'Reports', exact: true }).click();
  await window.locator('.report-main').waitFor();
  await look('reports');
  await window.getByRole('button', { name: 'People', exact: true }).click();
  await window.getByRole('list', { name: 'Words of the key' }).waitFor();
  await look('people');
  await goToDocket(window);
  await openCase(window, reference);
  await window.locator('[data-painted=true]').first().waitFor();
  for (const tab of ['Legal basis', 'Findings', 'Decision', 'Emergency', 'Letters', 'Request', 'History']) {
    await showReview(window);
    await showTab(window, tab);
    await look(`case, ${tab}`);
  }
  await goToDocket(window);
  await waitForDocket(window);
}

/** In a narrow window the three columns of a case are shown one at a time. */
async function showReview(window: Page): Promise<void> {
  const column = window.getByRole('group', { name: 'Columns' }).getByRole('button', { name: 'Review' });
  if (await column.isVisible()) await column.click();
}

/** Opens each dialog, calls `look` on it, and closes it again. Begins and ends on the docket. */
export async function visitDialogs(
  window: Page,
  reference: string,
  look: (dialog: string) => Promise<void>,
): Promise<void> {
  await goToDocket(window);
  for (const [keys, name] of [
    ['Control+n', 'New case'],
    ['?', 'Keys'],
    ['Control+k', 'Find a command or a case'],
  ] as const) {
    await window.keyboard.press(keys);
    await window.getByRole('dialog', { name }).waitFor();
    await look(name);
    await window.keyboard.press('Escape');
    await window.getByRole('dialog', { name }).waitFor({ state: 'detached' });
  }
  await openCase(window, reference);
  await window.keyboard.press('Control+e');
  await window.getByRole('dialog', { name: `Export ${reference}` }).waitFor();
  await look('Export');
  await window.keyboard.press('Escape');
  await showReview(window);
  await showTab(window, 'Decision');
  await window.getByRole('button', { name: 'Ask for a second review…' }).click();
  await window.getByRole('dialog', { name: 'Ask for a second review?' }).waitFor();
  await look('Ask for a second review');
  await window.keyboard.press('Escape');
  await goToDocket(window);
}
