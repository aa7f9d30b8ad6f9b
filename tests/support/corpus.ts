import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../scripts/project.ts';
import { launchApp } from './app.ts';
import { makeVault } from './person/door.ts';
import { dropFiles } from './person/drop.ts';

/** PDFs that nobody here wrote, beside the checkout where they are there; none of them is part of the project. */
const folder = join(projectRoot, '..', 'shared', 'corpus', 'pdfjs');

/** Names of the corpus's files, sorted; empty where it is not there. */
export function corpusFiles(): readonly string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.pdf'))
        .toSorted()
    : [];
}

export interface CorpusOutcome {
  readonly file: string;
  /** `Shown`, or the reason that the window gives. */
  readonly outcome: string;
  /** As the window counts them; null where it shows none. */
  readonly pages: number | null;
}

/**
 * Opens files one after another in the real window, as a person does, and says what came of each. Throws when the window
 * or the app does not last.
 */
export async function openInTurn(files: readonly string[]): Promise<CorpusOutcome[]> {
  const app = await launchApp();
  try {
    const { window } = app;
    await makeVault(window, 'A. Reviewer', 'a long enough passphrase 7');
    const dropped = files.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) }));
    await dropFiles(window, await Promise.all(dropped));
    const dialog = window.getByRole('dialog', { name: 'New case' });
    await dialog.getByLabel('Reference').fill('CORPUS');
    await dialog.getByRole('button', { name: /^Open the case/ }).click();
    const process = () =>
      app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
      );
    const before = await process();
    const outcomes: CorpusOutcome[] = [];
    for (const file of files) outcomes.push(await openOne(window, file));
    if ((await process()) !== before) throw new Error('The window did not last.');
    return outcomes;
  } finally {
    await app.close();
  }
}

async function openOne(window: Page, file: string): Promise<CorpusOutcome> {
  const column = window.getByRole('region', { name: 'Documents and pages' });
  await column.locator('bdi').getByText(file, { exact: true }).click();
  const viewer = window.getByRole('region', { name: `Document ${file}`, exact: true });
  await viewer.locator('[data-painted=true], .page-trouble, .document-failure').first().waitFor();
  const failure = viewer.locator('.document-failure-words h2');
  if ((await failure.count()) > 0) return { file, outcome: await failure.innerText(), pages: null };
  const label = await viewer.locator('.page').first().getAttribute('aria-label');
  const trouble = viewer.locator('.page-trouble strong');
  return {
    file,
    outcome: (await trouble.count()) > 0 ? await trouble.first().innerText() : 'Shown',
    pages: Number(/of (\d+)$/.exec(label ?? '')?.[1] ?? 0),
  };
}
