import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeBundle } from '../../src/vault/bundles/write-bundle.ts';
import { writeCard } from '../../src/vault/people/card-file.ts';
import { addPerson } from '../../src/vault/people/person-acts.ts';
import { createVault, type Vault } from '../../src/vault/vault.ts';
import { launchApp, type TestApp } from '../support/app.ts';
import { caseOf } from '../support/folder-pair.ts';
import { goToDocket, openCase, tryPassphrase, waitForDocket } from '../support/person/door.ts';
import { showTab } from '../support/person/request-record.ts';
import { cheapCost, testPassphrase } from '../support/temporary-vault.ts';

const reference = '24-SW-0417';
let folder: string;
let shared: string;
let ada: TestApp;
let ben: TestApp;

/** Vaults of Ada, who has a case, and Ben, who took in each other's cards; and a bundle of Eve's, whom nobody knows. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-e2e-folder-'));
  shared = join(folder, 'Team drive');
  mkdirSync(shared);
  const vaults = await Promise.all(
    ['Ada', 'Ben', 'Eve'].map((name) =>
      createVault(join(folder, name), { name, passphrase: testPassphrase, cost: cheapCost }),
    ),
  );
  const [ofAda, ofBen, ofEve] = vaults as [Vault, Vault, Vault];
  addPerson(ofAda, writeCard(ofBen, 'Counsel'), 'team');
  addPerson(ofBen, writeCard(ofAda, ''), 'team');
  caseOf(ofAda);
  const what = { cases: [caseOf(ofEve)], recipients: [ofBen.identity.recipient], passphrase: null };
  await writeBundle(ofEve, what, join(shared, 'from-eve.redrope'));
  writeFileSync(join(shared, 'holiday.redrope'), 'no bundle at all');
  for (const vault of vaults) vault.close();
  [ada, ben] = (await Promise.all(
    ['Ada', 'Ben'].map((name) => launchApp({ vault: join(folder, name) })),
  )) as [TestApp, TestApp];
  for (const { window } of [ada, ben]) {
    await tryPassphrase(window, testPassphrase);
    await waitForDocket(window);
  }
});
afterAll(async () => {
  await Promise.all([ada.close(), ben.close()]);
  await rm(folder, { recursive: true });
});

async function settings({ window }: TestApp) {
  await window.getByRole('button', { name: 'Settings', exact: true }).click();
  return window.getByRole('region', { name: 'Shared folder' });
}

async function chooseFolder(app: TestApp): Promise<void> {
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, shared);
  const section = await settings(app);
  await section.getByRole('button', { name: 'Choose a folder' }).click();
  await section.getByText('Team drive', { exact: true }).waitFor();
}

async function turnOn(app: TestApp): Promise<void> {
  const section = await settings(app);
  await section.getByLabel(/^Exchange by itself/).click();
  await section.getByRole('checkbox', { name: /^Exchange by itself/, checked: true }).waitFor();
}

async function changeAgency(window: Page, agency: string): Promise<void> {
  await goToDocket(window);
  await openCase(window, reference);
  await showTab(window, 'Request');
  const field = window.getByRole('region', { name: 'The request' }).getByLabel('Agency or party');
  await field.fill(agency);
  await field.press('Tab');
}

test('two windows exchange through a folder by themselves, and the window never learns where it is', async () => {
  await chooseFolder(ada);
  await chooseFolder(ben);
  const section = await settings(ada);
  expect(await section.getByLabel(/^Exchange by itself/).isChecked()).toBe(false);
  await turnOn(ben);
  await section.getByRole('button', { name: 'Share cases' }).click();
  const dialog = ada.window.getByRole('dialog');
  await dialog.getByLabel(/^Ben/).check();
  await dialog.getByLabel(new RegExp(`^${reference}`)).check();
  const leaves = dialog.getByRole('region', { name: 'For Ben' });
  await leaves.getByRole('heading', { name: 'What leaves' }).waitFor();
  await leaves.getByText('signed entries').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await ada.window.emulateMedia({ colorScheme });
    await ada.screenshot(`folder-share-${colorScheme}`);
  }
  await dialog.getByRole('button', { name: 'Share 1 case' }).click();
  await dialog.getByText('1 bundle went out, for 1 person.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await turnOn(ada);

  await goToDocket(ben.window);
  await ben.window.getByRole('gridcell', { name: reference, exact: true }).waitFor();
  await changeAgency(ben.window, 'Agency that Ben corrected');
  await goToDocket(ada.window);
  await ada.window.getByText('Agency that Ben corrected').first().waitFor();
  const told = await Promise.all([ada, ben].map(({ window }) => window.locator('body').innerHTML()));
  for (const html of told) expect(html).not.toContain(folder);
});

test('a stranger’s bundle waits for a person, a file that is none is named, the log tells', async () => {
  const section = await settings(ben);
  await section.getByRole('heading', { name: 'Waiting for you' }).waitFor();
  await section.getByText('1 file skipped').click();
  await section.getByText('holiday.redrope', { exact: true }).waitFor();
  await section.getByText('Log', { exact: true }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await ben.window.emulateMedia({ colorScheme });
    await section.scrollIntoViewIfNeeded();
    await ben.screenshot(`folder-settings-${colorScheme}`);
  }
  await section.getByRole('button', { name: 'Take it in although Eve is not known' }).click();
  await section.getByRole('heading', { name: 'Waiting for you' }).waitFor({ state: 'detached' });
  await section.getByText('came in.', { exact: false }).first().waitFor();
  await goToDocket(ben.window);
  expect(await ben.window.getByRole('gridcell', { name: reference, exact: true }).count()).toBe(2);
});

test('a folder that went away is told with what is safe, and goes on when it is back', async () => {
  renameSync(shared, `${shared} away`);
  const section = await settings(ada);
  await section.getByRole('button', { name: 'Exchange now' }).click();
  await section.getByRole('alert').getByText('The shared folder is not there').waitFor();
  await ada.screenshot('folder-gone');
  renameSync(`${shared} away`, shared);
  await section.getByRole('button', { name: 'Exchange now' }).click();
  await section.getByText('Nothing was new, here or there.').waitFor();
});

test('a card is shown as a QR code, and a picture of it is read back', async () => {
  await ben.window.getByRole('button', { name: 'People', exact: true }).click();
  await ben.window.getByLabel('What you do').fill('Counsel for the defence of users');
  await ben.window.getByText('Your card as a QR code').click();
  const code = ben.window.getByRole('img', { name: 'Your card as a QR code' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await ben.window.emulateMedia({ colorScheme });
    await ben.screenshot(`card-code-${colorScheme}`);
  }
  const picture = join(folder, 'photograph.png');
  await code.screenshot({ path: picture });

  await ada.window.getByRole('button', { name: 'People', exact: true }).click();
  await ada.window
    .getByRole('button', { name: /identity card|Take in/ })
    .first()
    .click();
  const dialog = ada.window.getByRole('dialog', { name: 'Take in an identity card' });
  const chooser = ada.window.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a file or a picture' }).click();
  await (await chooser).setFiles(picture);
  await ada.window.getByRole('dialog', { name: 'Ben' }).getByText('was known under this key').waitFor();
  await ada.screenshot('card-code-read');
  await ada.window.getByRole('dialog', { name: 'Ben' }).getByRole('button', { name: 'Later' }).click();

  await ada.window
    .getByRole('button', { name: /identity card|Take in/ })
    .first()
    .click();
  const pasted = readFileSync(picture).toString('base64');
  await dialog.getByLabel('The card as text').evaluate((field, base64) => {
    const clipboardData = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, pasted);
  await ada.window.getByRole('dialog', { name: 'Ben' }).getByText('was known by this very card').waitFor();
});
