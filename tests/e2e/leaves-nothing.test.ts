import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { leaksIn } from '../support/canaries.ts';
import { goToDocket, lockVault, makeVault } from '../support/person/door.ts';
import { openDocument, waitForDocument } from '../support/person/documents.ts';
import { dropFiles } from '../support/person/drop.ts';
import { markSelection, recordFinding, selectWords } from '../support/person/findings.ts';
import { textPdf } from '../vault/documents/made-pdfs.ts';

const words = {
  pdf: 'Quillfeather',
  fileName: 'Copperwinkle',
  reference: 'Fernhollowby',
  note: 'Brambleshank',
  search: 'Thistlemarrow',
  draft: 'Marshlantern',
  passphrase: 'Gooseberrymast',
};
const canaries = Object.values(words);
let root: string;
let app: TestApp;
/** Where the app may write at all: the vault, and the folder for temporary files with its profile in it. */
let places: readonly string[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'redrope-e2e-traces-'));
  const [vault, temp, home] = ['vault', 'temp', 'home'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [vault, temp, home]) mkdirSync(folder);
  places = [vault, temp, home];
  const env = { TMPDIR: temp, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
  app = await launchApp({ vault, env });
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true });
});

test('this search would find a leak', () => {
  const file = join(root, 'temp', 'leak');
  writeFileSync(file, Buffer.from(`a${words.note}b`).toString('base64'));
  expect(leaksIn(places, canaries)).toEqual([`${words.note} in ${file}`]);
  rmSync(file);
});

test('nothing of a case is outside the vault or readable in it: while it is open, locked, and after quitting', async () => {
  const { window } = app;
  const name = `${words.fileName}.pdf`;
  await makeVault(window, 'A. Reviewer', `${words.passphrase} and more`);
  const pdf = await (await textPdf([`The word is ${words.pdf} here`])).save({ useObjectStreams: false });
  await dropFiles(window, [{ name, bytes: pdf }]);
  const dialog = window.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Reference').fill(words.reference);
  await dialog.getByRole('button', { name: /^Open the case/ }).click();
  await waitForDocument(window, name);
  await openDocument(window, name);
  await selectWords(window, 1, words.pdf);
  const form = await markSelection(window);
  await recordFinding(form, { element: 'other', verdict: 'unclear', note: words.note });
  await window.getByRole('tab', { name: 'Request' }).click();
  await window.getByRole('button', { name: 'Add a demand' }).click();
  await window.getByLabel('Identifiers').fill(words.draft);
  await window.waitForTimeout(1200);
  await goToDocket(window);
  await window.getByRole('searchbox').fill(words.search);
  await window.waitForTimeout(800);

  expect(leaksIn(places, canaries)).toEqual([]);
  await lockVault(window);
  expect(leaksIn(places, canaries)).toEqual([]);
  const profile = await app.electron.evaluate(({ app: shell }) => shell.getPath('userData'));
  expect(profile.startsWith(join(root, 'temp'))).toBe(true);
  await app.close();
  expect(leaksIn(places, canaries)).toEqual([]);
});
