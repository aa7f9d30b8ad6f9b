import type { Page } from 'playwright-core';

/** Makes the vault that the window was started on, and waits for the empty docket. */
export async function makeVault(window: Page, name: string, passphrase: string): Promise<void> {
  await window.getByLabel('Your name').fill(name);
  await window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await window.getByLabel('Passphrase, once more').fill(passphrase);
  await window.getByRole('button', { name: 'Make the vault' }).click();
  await waitForDocket(window);
}

/** Types a passphrase at the door and presses Unlock; does not wait for what comes of it. */
export async function tryPassphrase(window: Page, passphrase: string): Promise<void> {
  await window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
}

export async function lockVault(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Lock', exact: true }).click();
  await window.getByRole('heading', { name: 'Unlock Redrope' }).waitFor();
}

export async function goToDocket(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Docket', exact: true }).click();
  await waitForDocket(window);
}

export async function waitForDocket(window: Page): Promise<void> {
  await window.getByRole('heading', { name: 'Docket', level: 1 }).waitFor();
}

/** Opens a case by a click on its line of the docket. */
export async function openCase(window: Page, reference: string): Promise<void> {
  await window.getByRole('gridcell', { name: reference, exact: true }).click();
  await window.getByRole('heading', { name: reference, level: 1 }).waitFor();
}
