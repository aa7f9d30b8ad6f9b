import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { lookOver, violations } from '../support/looked-over.ts';
import { answerSaveDialog } from '../support/person/bundles.ts';
import { goToDocket, makeVault, openCase } from '../support/person/door.ts';
import { showTab } from '../support/person/request-record.ts';
import { beginCase, makeFindings } from '../support/review-as-a-person.ts';
import { sampleReview } from '../support/sample-case.ts';

const whole = await sampleReview('SUB-7731');
/** Two of its findings: the days are broken, and it asks for what no subpoena reaches. */
const review = {
  ...whole,
  findings: ['date-range', 'subpoena-fields-only'].flatMap(
    (element) => whole.findings.find((each) => each.element === element) ?? [],
  ),
};
const [brokenDates] = review.findings;
let app: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-letters-'));
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
  await beginCase(app.window, review);
  await makeFindings(app.window, review);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const look = (name: string) => lookOver(app, `letters-${name}`);

const editor = () => app.window.getByRole('dialog', { name: 'Objection' });

describe('letters in the real window', () => {
  test('say which can be written, and why the others cannot', async () => {
    await showTab(app.window, 'Letters');
    const kinds = app.window.getByRole('region', { name: 'Write a letter' });
    await kinds.getByText(/No demand was narrowed\./).waitFor();
    expect(await kinds.getByText(/demands are undecided/).count()).toBe(2);
    await kinds.getByText(/The evidence gate is closed/).waitFor();
    await look('panel');
    await showTab(app.window, 'Legal basis');
    await app.window
      .getByLabel('Evidence gate')
      .getByRole('button', { name: 'Override with a reason…' })
      .click();
    const override = app.window.getByRole('dialog', { name: 'Override the evidence gate?' });
    await override.getByLabel('Reason').fill('Counsel read the rest on paper.');
    await override.getByRole('button', { name: 'Override, with this reason' }).click();
    await override.waitFor({ state: 'detached' });
    await showTab(app.window, 'Letters');
  });

  test('an objection is composed from findings, gone over, and finished', async () => {
    await app.window.getByRole('button', { name: 'Write: Objection' }).click();
    const body = editor().getByLabel('Text');
    const composed = await body.inputValue();
    expect(composed).toContain(brokenDates?.quote);
    expect(composed).toContain('In SUB-7731-subpoena.pdf, page 2.');
    expect(composed).toContain('A subpoena reaches only what 18 USC 2703(c)(2) lists.');
    for (const { note } of review.findings) expect(composed).not.toContain(note);
    await look('editor');
    await body.fill(`${composed}\n\nPlease call us with any question.`);
    await editor().getByRole('article', { name: 'How it will look' }).getByText('Please call us').waitFor();
    await editor().getByRole('button', { name: 'Finish the letter' }).click();
    await editor().getByRole('button', { name: 'Save as Word' }).waitFor();
  });

  test('it is saved as Word and as PDF, with the words that were finished', async () => {
    const [docx, pdf] = [join(folder, 'letter.docx'), join(folder, 'letter.pdf')];
    await answerSaveDialog(app, docx);
    await editor().getByRole('button', { name: 'Save as Word' }).click();
    await editor().getByText('letter.docx').waitFor();
    await answerSaveDialog(app, pdf);
    await editor().getByRole('button', { name: 'Save as PDF' }).click();
    await editor().getByText('letter.pdf').waitFor();
    const xml = execFileSync('unzip', ['-p', docx, 'word/document.xml'], { encoding: 'utf8' });
    const words = await app.window.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'application/xml');
      return parsed.querySelector('parsererror') === null ? (parsed.documentElement.textContent ?? '') : null;
    }, xml);
    const printed = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
    for (const text of ['Please call us with any question.', 'In SUB-7731-subpoena.pdf, page 2.']) {
      expect(words).toContain(text);
      expect(printed).toContain(text);
    }
    await app.window.keyboard.press('Escape');
  });

  test('once a finding changes it is out of date: in the panel, the header and the docket', async () => {
    await showTab(app.window, 'Findings');
    const card = app.window.locator('li.finding').filter({ hasText: 'Date range' }).first();
    await card.getByRole('button', { name: 'Change the reading: Date range' }).click();
    const form = app.window.getByRole('form', { name: 'Change the finding' });
    await form.locator('label').filter({ hasText: 'Supports' }).click();
    await form.getByRole('button', { name: 'Change the finding' }).click();
    await app.window.getByRole('button', { name: '1 letter out of date' }).click();
    const letters = app.window.getByRole('list', { name: 'Letters', exact: true });
    await letters.getByText('Out of date').waitFor();
    expect(await letters.innerText()).toContain('now supports “Date range”; before, it breaks it.');
    await look('stale');
    await goToDocket(app.window);
    await app.window.getByText('1 letter out of date').waitFor();
    await openCase(app.window, review.request.reference);
  });

  test('a corrected letter puts it right', async () => {
    await showTab(app.window, 'Letters');
    await app.window.getByRole('list', { name: 'Letters', exact: true }).getByRole('button').first().click();
    await editor().getByRole('button', { name: 'Write a corrected letter' }).click();
    await editor().getByRole('button', { name: 'Finish the letter' }).click();
    await editor().getByRole('button', { name: 'Save as Word' }).waitFor();
    await app.window.keyboard.press('Escape');
    await app.window.getByText('Corrected since').waitFor();
    expect(await app.window.getByRole('button', { name: '1 letter out of date' }).count()).toBe(0);
  });
});

test('the settings have the texts, the letterhead and the handbook, which axe-core finds nothing wrong in', async () => {
  await app.window.getByRole('button', { name: 'Settings', exact: true }).click();
  await app.window.getByRole('button', { name: 'Load a letterhead' }).scrollIntoViewIfNeeded();
  await look('settings');
  const html = join(folder, 'handbook.html');
  await answerSaveDialog(app, html);
  await app.window.getByRole('button', { name: 'Save as web page' }).click();
  await app.window.locator('.handbook').getByText('handbook.html').waitFor();
  const page = await readFile(html, 'utf8');
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.window.emulateMedia({ colorScheme });
    await app.window.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'text/html');
      document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement);
    }, page);
    expect(await violations(app.window)).toEqual([]);
  }
});
