import type { Page } from 'playwright-core';
import type { TestApp } from '../app.ts';
import { dropFiles, type DroppedFile } from './drop.ts';

/** The system's own dialog is not part of the page: from now on it answers with this file. The only stub there is. */
export async function answerSaveDialog(app: TestApp, file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
}

/**
 * Exports the case that is open, encrypted to recipients and to the exporter, to where the save dialog answers.
 * Gives the SHA-256 that the receipt shows. `look` runs on the filled form and again on the receipt.
 */
export async function exportCase(
  window: Page,
  recipients: readonly string[],
  look: (what: 'export' | 'receipt') => Promise<unknown> = async () => undefined,
): Promise<string> {
  await window.getByRole('button', { name: 'Export', exact: true }).click();
  const form = window.getByRole('dialog', { name: /^Export / });
  await form.getByLabel('Recipients', { exact: true }).fill(recipients.join('\n'));
  await form.getByRole('button', { name: 'Add my own' }).click();
  // Samples are under nondisclosure: whoever lets them leave says why.
  await form.getByRole('heading', { name: 'What leaves' }).waitFor();
  for (const reason of await form.getByLabel('Reason to let it leave').all()) {
    await reason.fill('They review the sample with us.');
  }
  await look('export');
  await form.getByRole('button', { name: 'Export', exact: true }).click();
  const receipt = window.getByRole('dialog', { name: 'Exported' });
  await receipt.waitFor();
  await look('receipt');
  const sha256 = await receipt
    .locator('code')
    .filter({ hasText: /^[0-9a-f]{64}$/ })
    .innerText();
  await receipt.getByRole('button', { name: 'Done' }).click();
  return sha256;
}

/** Drops a bundle on the window and imports it. `look` runs on the preview, before anything is in the vault. */
export async function importBundle(
  window: Page,
  bundle: DroppedFile,
  look: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  await dropFiles(window, [bundle]);
  const preview = window.getByRole('dialog', { name: 'Import a bundle' });
  await preview.getByText('Signed by', { exact: true }).waitFor();
  await look();
  for (const unknown of await preview.getByLabel(/^Count what /).all()) await unknown.check();
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  const done = window.getByRole('dialog', { name: 'Imported' });
  await done.waitFor();
  await done.getByRole('button', { name: 'Done' }).click();
}

/** The age recipient of the vault's owner, as the settings show it to be copied. */
export async function ownRecipient(window: Page): Promise<string> {
  await window.getByRole('button', { name: 'Settings', exact: true }).click();
  const code = window.getByRole('region', { name: 'You' }).locator('code').filter({ hasText: /^age1/ });
  return code.innerText();
}
