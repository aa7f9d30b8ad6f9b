import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { openDocument, waitForDocument } from '../support/person/documents.ts';
import { makeVault } from '../support/person/door.ts';
import { dropFiles } from '../support/person/drop.ts';
import { markSelection, recordFinding, selectWords } from '../support/person/findings.ts';
import { textPdf } from '../vault/documents/made-pdfs.ts';

let app: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-annotated-'));
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
  const order = await (await textPdf(['You shall disclose all contents', 'Page two'])).save();
  await dropFiles(app.window, [{ name: 'order.pdf', bytes: order }]);
  const dialog = app.window.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Reference').fill('OUT-1');
  await dialog.getByRole('button', { name: /^Open the case/ }).click();
  await waitForDocument(app.window, 'order.pdf');
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the person answers the system's dialog with. */
async function saveTo(file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}

test('a document is saved with its findings as annotations, notes only where they are ticked', async () => {
  const { window } = app;
  await openDocument(window, 'order.pdf');
  await selectWords(window, 1, 'all contents');
  const reading = { element: 'particularity-dates', verdict: 'breaks', note: 'Internal remark' } as const;
  await recordFinding(await markSelection(window), reading);
  const file = join(folder, 'copy.pdf');
  await saveTo(file);
  await window.keyboard.press('Control+Shift+S');
  const dialog = window.getByRole('dialog', { name: 'Save with findings' });
  await dialog.getByText('All 1 that stand in this document').waitFor();
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await dialog.getByText('Saved copy.pdf with 1 finding.').waitFor();
  await app.screenshot('save-with-findings');
  const bytes = await readFile(file);
  const saved = await PDFDocument.load(bytes);
  const annotations = saved.getPage(0).node.lookup(PDFName.of('Annots'), PDFArray);
  expect(annotations.size()).toBe(1);
  expect(bytes.includes(Buffer.from('Internal remark', 'utf16le').swap16())).toBe(false);

  await dialog.getByLabel('W3C Web Annotations').check();
  await dialog.getByLabel('With the notes').check();
  const linked = join(folder, 'findings.jsonld');
  await saveTo(linked);
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await dialog.getByText('Saved findings.jsonld with 1 finding.').waitFor();
  expect(await readFile(linked, 'utf8')).toContain('Internal remark');
  await window.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await dialog.getByLabel('Those chosen here').check();
  await app.screenshot('save-with-findings-dark');
  await window.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});
