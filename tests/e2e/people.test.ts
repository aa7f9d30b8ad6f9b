import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blankRequest } from '../../src/core/requests/commands.ts';
import { launchApp, type TestApp } from '../support/app.ts';
import { answerSaveDialog, importBundle } from '../support/person/bundles.ts';
import { goToDocket, makeVault, openCase } from '../support/person/door.ts';
import { dropFiles } from '../support/person/drop.ts';
import { showTab } from '../support/person/request-record.ts';

const passphrase = 'a long enough passphrase 7';
const reference = '26-NDO-1';
let folder: string;
let ada: TestApp;
let ben: TestApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-e2e-people-'));
  [ada, ben] = await Promise.all([launchApp(), launchApp()]);
  await makeVault(ada.window, 'Ada', passphrase);
  await makeVault(ben.window, 'Ben', passphrase);
});
afterAll(async () => {
  await Promise.all([ada.close(), ben.close()]);
  await rm(folder, { recursive: true });
});

async function goToPeople({ window }: TestApp): Promise<void> {
  await window.getByRole('button', { name: 'People', exact: true }).click();
  await window.getByRole('list', { name: 'Words of the key' }).first().waitFor();
}

/** The words of the key, as one reads them in one's own window. */
async function ownWords(app: TestApp): Promise<readonly string[]> {
  await goToPeople(app);
  const section = app.window.getByRole('region', { name: 'Your identity card' });
  return section.getByRole('list', { name: 'Words of the key' }).getByRole('listitem').allInnerTexts();
}

async function giveCard(from: TestApp, to: TestApp, name: string): Promise<void> {
  const card = join(folder, `${name}.redrope-card`);
  await goToPeople(from);
  await answerSaveDialog(from, card);
  await from.window.getByRole('button', { name: 'Save the card' }).click();
  await from.window.getByText(`Saved as ${name}.redrope-card.`).first().waitFor();
  await dropFiles(to.window, [card]);
  await to.window.getByRole('dialog', { name }).getByText('is known from now on').waitFor();
}

describe('people', () => {
  test('take in each other’s cards and compare the words', async () => {
    await giveCard(ben, ada, 'Ben');
    const words = await ownWords(ben);
    const taken = ada.window.getByRole('dialog', { name: 'Ben' });
    expect(await taken.getByRole('radio', { name: /^Outside of our own side/ }).isChecked()).toBe(true);
    await ada.screenshot('people-taken-in');
    await ada.window.getByRole('button', { name: 'Compare the words' }).click();
    const compare = ada.window.getByRole('dialog', { name: 'Compare the key of Ben' });
    expect(await compare.getByRole('listitem').allInnerTexts()).toEqual(words);
    await ada.screenshot('people-compare');
    await compare.getByRole('button', { name: 'The words are the same' }).click();
    await compare.waitFor({ state: 'detached' });
    await goToPeople(ada);
    await ada.window.getByRole('article', { name: 'Ben' }).getByText('Verified', { exact: true }).waitFor();
    await ada.screenshot('people');
  });

  test('keep a case under nondisclosure from somebody outside, until a recorded reason lets it leave', async () => {
    const nondisclosure = { authority: '18 U.S.C. 2705(b)', until: null };
    const request = { ...blankRequest, reference, agency: 'FBI', nondisclosure };
    await ada.window.evaluate(
      (record) => window.redrope.call('cases.open', { request: record, demands: [] }),
      request,
    );
    await goToPeople(ada);
    const card = ada.window.getByRole('article', { name: 'Ben' });
    await card.getByText(/^Key: /).click();
    const side = card.getByRole('radio', { name: /^Reviews on our own side/ });
    await side.click();
    await card.getByText('Own side', { exact: true }).waitFor();
    await card.getByRole('radio', { name: /^Outside of our own side/ }).click();
    await expect.poll(() => side.isChecked()).toBe(false);
    await goToDocket(ada.window);
    await openCase(ada.window, reference);
    await showTab(ada.window, 'Request');
    const notes = ada.window.getByRole('region', { name: 'Internal notes on the case' });
    await notes.getByRole('button', { name: 'Internal note' }).click();
    await notes.getByLabel('Internal note', { exact: true }).fill('The order may be stale.');
    await notes.getByRole('button', { name: 'Keep the note' }).click();
    await notes.getByText('Internal, stays here').waitFor();
    const again = notes.getByRole('button', { name: 'Internal note' });
    expect(await again.evaluate((button) => button === document.activeElement)).toBe(true);
    await ada.screenshot('internal-note');
    await ada.window.getByRole('button', { name: 'Export', exact: true }).click();
    const form = ada.window.getByRole('dialog', { name: `Export ${reference}` });
    await form.getByLabel(/^For Ben/).check();
    await form.getByText('Nondisclosure runs without an end date').waitFor();
    await form.getByText('1 internal note stays here').waitFor();
    const exportNow = form.getByRole('button', { name: 'Export', exact: true });
    expect(await exportNow.isDisabled()).toBe(true);
    await form.getByLabel('Reason to let it leave').fill('Outside counsel is bound by the order too.');
    await form.getByRole('heading', { name: 'What leaves' }).scrollIntoViewIfNeeded();
    await ada.screenshot('export-firewall');
    await answerSaveDialog(ada, join(folder, 'to-ben.redrope'));
    await exportNow.click();
    await ada.window.getByRole('dialog', { name: 'Exported' }).getByRole('button', { name: 'Done' }).click();
    await showTab(ada.window, 'History');
    await ada.window.getByText('in spite of nondisclosure').waitFor();
  });

  test('are asked about when they are unknown: what they signed counts for nothing before', async () => {
    await goToDocket(ben.window);
    await dropFiles(ben.window, [join(folder, 'to-ben.redrope')]);
    const preview = ben.window.getByRole('dialog', { name: 'Import a bundle' });
    await preview.getByLabel(/^Count what Ada signs/).waitFor();
    await ben.screenshot('import-unknown');
    await preview.getByRole('button', { name: 'Import', exact: true }).click();
    await ben.window.getByRole('dialog', { name: 'Imported' }).getByRole('button', { name: 'Done' }).click();
    await openCase(ben.window, reference);
    await ben.window.getByText('Does not count here:').waitFor();
    await showTab(ben.window, 'History');
    await ben.window.getByText('Does not count here', { exact: true }).first().waitFor();
    await ben.screenshot('uncounted');
    await ben.window.getByRole('button', { name: 'Decide…' }).click();
    const compare = ben.window.getByRole('dialog', { name: 'Compare the key of Ada' });
    expect(await compare.getByRole('listitem').allInnerTexts()).toEqual(await ownWords(ada));
    await compare.getByRole('button', { name: 'The words are the same' }).click();
    await ben.window.getByText('Does not count here:').waitFor({ state: 'detached' });
  });

  test('give different values to one field: both stand, until one of them is taken', async () => {
    const change = async ({ window }: TestApp, agency: string): Promise<void> => {
      await goToDocket(window);
      await openCase(window, reference);
      await showTab(window, 'Request');
      const field = window.getByRole('region', { name: 'The request' }).getByLabel('Agency or party');
      await field.fill(agency);
      await field.press('Tab');
      await window.getByText('Saved', { exact: true }).first().waitFor();
    };
    await change(ada, 'FBI, Springfield');
    await ada.window.getByRole('button', { name: 'Release…' }).click();
    await ada.window.getByRole('button', { name: 'Release the note' }).click();
    await ada.window.getByText('Internal, released').waitFor();
    await change(ben, 'FBI, Shelbyville');
    await goToPeople(ben);
    const card = ben.window.getByRole('article', { name: 'Ada' });
    await card.getByText(/^Key: /).click();
    await card.getByRole('radio', { name: /^Reviews on our own side/ }).click();
    await card.getByText('Own side', { exact: true }).waitFor();
    await card.getByText(/^Key: /).click();
    await answerSaveDialog(ben, join(folder, 'to-ada.redrope'));
    await card.getByRole('button', { name: 'Send what changed' }).click();
    const form = ben.window.getByRole('dialog', { name: `Export ${reference}` });
    await form.getByRole('button', { name: 'Export', exact: true }).click();
    await ben.window.getByRole('dialog', { name: 'Exported' }).getByRole('button', { name: 'Done' }).click();
    await ben.window.getByRole('list', { name: 'Bundles that left' }).getByText('to-ada.redrope').waitFor();

    await goToDocket(ada.window);
    await dropFiles(ada.window, [join(folder, 'to-ada.redrope')]);
    const preview = ada.window.getByRole('dialog', { name: 'Import a bundle' });
    await preview.getByText(/changed the agency from .* to “FBI, Shelbyville”/).waitFor();
    await ada.screenshot('import-by-field');
    await preview.getByRole('button', { name: 'Import', exact: true }).click();
    await ada.window.getByRole('dialog', { name: 'Imported' }).getByRole('button', { name: 'Done' }).click();
    await openCase(ada.window, reference);
    await showTab(ada.window, 'Request');
    await ada.window.getByText('Two values for the agency.').waitFor();
    await ada.screenshot('contested');
    await ada.window.getByRole('button', { name: 'Keep it' }).click();
    await ada.window.getByText('Two values for the agency.').waitFor({ state: 'detached' });
  });

  test('confirm by a signed receipt what they have', async () => {
    await goToPeople(ben);
    const card = ben.window.getByRole('article', { name: 'Ada' });
    await card.getByText(/^Key: /).click();
    const receipt = join(folder, 'ben.redrope-receipt');
    await answerSaveDialog(ben, receipt);
    await card.getByRole('button', { name: 'Save a receipt for them' }).click();
    await card.getByText('Saved as ben.redrope-receipt.').waitFor();
    await goToPeople(ada);
    await dropFiles(ada.window, [receipt]);
    const taken = ada.window.getByRole('dialog', { name: 'Receipt of Ben' });
    await taken.getByText('signed what they hold of 1 case').waitFor();
    await taken.getByRole('button', { name: 'Done' }).click();
    const person = ada.window.getByRole('article', { name: 'Ben' });
    await person.getByText(/^Key: /).click();
    await person.getByText('4 entries not sent yet').waitFor();
    await ada.screenshot('people-exchanges');
  });

  test('send what changed: what keeps it here is said beside the button, and leads to the reason', async () => {
    const person = ada.window.getByRole('article', { name: 'Ben' });
    await person.getByRole('button', { name: 'Send what changed' }).click();
    const form = ada.window.getByRole('dialog', { name: `Export ${reference}` });
    const exportNow = form.getByRole('button', { name: 'Export', exact: true });
    await form.getByText('Something keeps it here until you give a reason.').waitFor();
    expect(await exportNow.isDisabled()).toBe(true);
    await ada.screenshot('send-what-changed');
    await form.getByRole('button', { name: 'Give the reason' }).click();
    await ada.window.keyboard.type('Counsel goes on with it.');
    await answerSaveDialog(ada, join(folder, 'changed.redrope'));
    await exportNow.click();
    await ada.window.getByRole('dialog', { name: 'Exported' }).getByRole('button', { name: 'Done' }).click();
    await person.getByText(/^was sent all of it/).waitFor();
    await goToDocket(ben.window);
    await importBundle(ben.window, join(folder, 'changed.redrope'));
    await openCase(ben.window, reference);
    await showTab(ben.window, 'History');
    await ben.window.getByText('Counsel goes on with it.').first().waitFor();
  });
});
