import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { openDocument, waitForDocument } from '../support/person/documents.ts';
import { makeVault } from '../support/person/door.ts';
import { dropFiles } from '../support/person/drop.ts';
import { markSelection, recordFinding, selectWords } from '../support/person/findings.ts';
import { showTab } from '../support/person/request-record.ts';
import { textPdf } from '../vault/documents/made-pdfs.ts';

const filler = Array.from({ length: 24 }, (_, line) => `Line ${line + 1} of the schedule stays.`).join('\n');
const order = [
  'The Court orders the production of\nall contents of the account.',
  `${filler}\nSigned on 1 June.`,
];
const amended = [
  'A new first page comes before it.',
  order[0]?.replace('all contents', 'the headers') ?? '',
  order[1]?.replace('\nSigned on 1 June.', '') ?? '',
];
let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', 'a long enough passphrase 7');
  await dropFiles(app.window, [
    { name: 'order.pdf', bytes: await (await textPdf(order)).save() },
    { name: 'amended.pdf', bytes: await (await textPdf(amended)).save() },
  ]);
  const dialog = app.window.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Reference').fill('AMEND-1');
  await dialog.getByRole('button', { name: /^Open the case/ }).click();
  await waitForDocument(app.window, 'amended.pdf');
  await openDocument(app.window, 'order.pdf');
  for (const [words, element] of [
    ['The Court orders', 'judge-and-court'],
    ['all contents', 'particularity-categories'],
  ] as const) {
    await selectWords(app.window, 1, words);
    await recordFinding(await markSelection(app.window), { element, verdict: 'supports', note: '' });
  }
});
afterAll(() => app.close());

describe('an amended order', () => {
  test('is compared word for word beside the one before it, both scrolling together', async () => {
    const { window } = app;
    await window.getByRole('button', { name: 'Compare amended.pdf with an earlier version' }).click();
    await window.getByRole('button', { name: 'Compare', exact: true }).click();
    const changes = window.getByRole('list', { name: 'Changes' });
    await changes.getByText('the headers').waitFor();
    const pages = await changes.locator('.page-number').allTextContents();
    expect(pages).toEqual(['Later p 1', 'Later p 2', 'Earlier p 2']);
    await window.keyboard.press('x');
    await window.keyboard.press('x');
    await expect.poll(() => changes.getByRole('button').nth(1).getAttribute('aria-current')).toBe('true');
    const later = window.getByRole('region', { name: 'Later document' });
    const earlier = window.getByRole('region', { name: 'Earlier document' });
    await later.locator('.change-mark[data-current=true]').first().waitFor();
    await earlier.locator('.change-mark[data-current=true]').first().waitFor();
    await app.screenshot('compare');
    await later.getByRole('document', { name: 'Pages' }).hover();
    await window.mouse.wheel(0, 5000);
    // Until nothing moves any more: a wheel that still turns would lead again after the keys.
    await window.evaluate(async () => {
      for (let [rested, before] = [0, '']; rested < 30;) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const panes = document.querySelectorAll('.compare-pane .page-scroller');
        const tops = Array.from(panes, ({ scrollTop }) => scrollTop);
        rested = tops.every((top) => top > 100) && tops.join(' ') === before ? rested + 1 : 0;
        before = tops.join(' ');
      }
    });
    const page = earlier.getByRole('textbox', { name: 'Page to show' });
    await expect.poll(() => page.inputValue(), { timeout: 30_000 }).toBe('2');

    // By keys, by a link or by a screen reader, too, while the pointer rests on the other side.
    const tops = () =>
      window.locator('.compare-pane .page-scroller').evaluateAll((all) => all.map((one) => one.scrollTop));
    const scroller = earlier.getByRole('document', { name: 'Pages' });
    await scroller.focus();
    for (const key of ['Home', 'End', 'Home']) {
      const isThere = ([left = 0, right = 0]: number[]) =>
        key === 'Home' ? left === 0 && right < 1000 : left > 100 && right > 1000;
      await window.keyboard.press(key);
      await expect.poll(async () => isThere(await tops()), { timeout: 30_000 }).toBe(true);
    }
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect.poll(async () => (await tops())[1], { timeout: 30_000 }).toBeGreaterThan(1000);
  });

  test('takes findings along where their words are the same; the others are stale', async () => {
    const { window } = app;
    await window.getByText('Their words changed: stale').waitFor();
    await window.getByRole('button', { name: 'Record as the amended version' }).click();
    await showTab(window, 'Findings');
    const findings = window.getByRole('list', { name: 'Findings' }).getByRole('listitem');
    expect(await findings.count()).toBe(3);
    expect(
      await findings.filter({ hasText: 'Its words changed in amended.pdf: it does not count.' }).count(),
    ).toBe(1);
    await app.screenshot('compare-stale');
    await findings
      .filter({ hasText: 'p 2' })
      .getByRole('button', { name: /Judge and court/ })
      .first()
      .click();
    await window.locator('.viewer[aria-label="Document amended.pdf"] .highlight').first().waitFor();
  });

  test('leaves the element of a stale finding to be examined again, until it is said to hold', async () => {
    const { window } = app;
    const element = window.locator('.element[data-element=particularity-categories]');
    await showTab(window, 'Legal basis');
    await element.getByRole('img', { name: 'To be examined again' }).waitFor();
    await app.screenshot('compare-examine-again');
    await showTab(window, 'Findings');
    await window.getByRole('button', { name: /^It holds all the same/ }).click();
    await showTab(window, 'Legal basis');
    await element.getByRole('img', { name: 'Supports' }).first().waitFor();
  });
});
