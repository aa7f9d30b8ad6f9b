import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { outlinedPdf } from '../support/outlined-pdf.ts';
import { goToPage, openDocument, pageOnScreen, waitForDocument } from '../support/person/documents.ts';
import { lockVault, makeVault, tryPassphrase } from '../support/person/door.ts';
import { markSelection, recordFinding, selectWords } from '../support/person/findings.ts';
import { dropFiles } from '../support/person/drop.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';
import { textPdf } from '../vault/documents/made-pdfs.ts';

const run = promisify(execFile);
const passphrase = 'a long enough passphrase 7';
let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'A. Reviewer', passphrase);
  await dropFiles(app.window, [
    { name: 'order.pdf', bytes: await outlinedPdf(60) },
    {
      name: 'schedule.pdf',
      bytes: await (await textPdf(['The schedule of accounts', 'Its second page'])).save(),
    },
  ]);
  const dialog = app.window.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Reference').fill('ROOM-1');
  await dialog.getByRole('button', { name: /^Open the case/ }).click();
  await waitForDocument(app.window, 'schedule.pdf');
  await openDocument(app.window, 'order.pdf');
  await pageOnScreen(app.window, 1);
});
afterAll(() => app.close());

/** The number of the page that is read. */
async function expectPage(page: number): Promise<void> {
  const field = app.window.getByRole('textbox', { name: 'Page to show' }).first();
  await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toBe(String(page));
}

/** Runs an act by its name in the palette. */
async function runCommand(name: string): Promise<void> {
  const { window } = app;
  await window.keyboard.press('Control+k');
  const palette = window.getByRole('dialog', { name: 'Find a command or a case' });
  await palette.getByRole('combobox').fill(name);
  await palette.getByRole('option', { name, exact: true, selected: true }).waitFor();
  await window.keyboard.press('Enter');
  await palette.waitFor({ state: 'detached' });
}

describe('reading with the ears, and over page ends', () => {
  test('the text of a page is in order behind its heading, and a finding is a mark in it that tells what it is', async () => {
    const { window } = app;
    await selectWords(window, 1, 'the order');
    await recordFinding(await markSelection(window), {
      element: 'judge-and-court',
      verdict: 'breaks',
      note: '',
    });
    const page = await pageOnScreen(window, 1);
    const mark = page.locator('[role=mark]');
    await mark.first().waitFor();
    expect(
      await mark.first().evaluate((element) => {
        const id = element.getAttribute('aria-describedby') ?? '';
        return document.getElementById(id)?.getAttribute('aria-label');
      }),
    ).toBe('Breaks: Judge and court');
    const order = await page.evaluate((element) =>
      (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
    );
    expect(order).toBe('Page 1Page 1 of the order');
  });

  test('words are selected by keys alone, and all text of a page, and nothing else of the window', async () => {
    const { window } = app;
    await goToPage(window, 1);
    const selected = () => window.evaluate(() => (getSelection()?.toString() ?? '').replaceAll(/\s+/g, ' '));
    const note = window.locator('.reader-note');
    await window.keyboard.press('Escape');
    await window.keyboard.press('h');
    await expect.poll(() => note.innerText()).toContain('Select or find some words first');
    await window.keyboard.press('Shift+ArrowRight');
    expect(await selected()).toBe('Page');
    await window.keyboard.press('ArrowRight');
    expect(await selected()).toBe('1');
    await window.keyboard.press('Control+Shift+ArrowRight');
    expect(await selected()).toBe('1 of');
    await window.keyboard.press('Enter');
    const form = window.getByRole('form', { name: 'New finding' });
    await expect.poll(() => form.innerText()).toContain('1 of');
    await form.getByRole('button', { name: /^Discard/ }).click();
    await window.getByRole('document', { name: 'Pages' }).focus();
    await window.keyboard.press('Control+a');
    expect((await selected()).trim()).toBe('Page 1 of the order');
    await expect.poll(() => note.innerText()).toContain('The text of page 1 is selected');
  });

  test('text that is selected over page ends stays selected while one scrolls on, and makes a finding on each page', async () => {
    const { window } = app;
    await goToPage(window, 1);
    await window.evaluate(() => {
      const [from, to] = [1, 2].map(
        (page) => document.querySelector(`[data-page="${String(page)}"] .text-layer span`)?.firstChild,
      );
      if (from === null || from === undefined || to === null || to === undefined)
        throw new Error('The pages have no text.');
      getSelection()?.setBaseAndExtent(from, 0, to, 10);
    });
    await window.getByRole('document', { name: 'Pages' }).hover();
    const page = window.getByRole('textbox', { name: 'Page to show' });
    const further = async () => {
      await window.mouse.wheel(0, 1500);
      return Number(await page.inputValue());
    };
    await expect.poll(further, { timeout: 20_000, interval: 200 }).toBeGreaterThan(4);
    const copied = await window.evaluate(() => getSelection()?.toString() ?? '');
    expect(copied).toContain('Page 1 of the order');
    expect(copied).toContain('Page 2 of');
    await window.keyboard.press('h');
    const rest = window.getByText(/the selection went on over page 2/);
    await rest.waitFor();
    const form = window.getByRole('form', { name: 'New finding' });
    expect(await form.innerText()).toContain('Page 1 of the order');
    await recordFinding(form, { element: 'written', verdict: 'supports', note: '' });
    await window.getByRole('button', { name: 'Make a finding of the words on page 2' }).click();
    await expect.poll(() => form.innerText()).toContain('Page 2 of');
    expect(await rest.count()).toBe(0);
    await recordFinding(form, { element: 'written', verdict: 'unclear', note: '' });
    await goToPage(window, 1);
  });
});

/** Pages of a PDF as poppler draws them: red, green and blue of each pixel. */
async function drawn(pdf: Uint8Array, from: number, to: number): Promise<Buffer[]> {
  const file = join(temporaryFolder(), 'drawn.pdf');
  writeFileSync(file, pdf);
  const pages = Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  return Promise.all(
    pages.map(async (page) => {
      const args = ['-r', '72', '-f', page, '-l', page, '-singlefile', file];
      const { stdout } = await run('pdftoppm', args, { encoding: 'buffer', maxBuffer: 1e8 });
      return stdout.subarray(/^P6\s+\d+\s+\d+\s+255\s/.exec(stdout.toString('latin1', 0, 40))?.[0].length);
    }),
  );
}

function distance(one: Buffer, other: Buffer): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 255)), 0);
}

/** Pixels that are coloured. */
function coloured(page: Buffer): number {
  let count = 0;
  for (let at = 0; at < page.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [page[at], page[at + 1], page[at + 2]];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 40) count += 1;
  }
  return count;
}

describe('printing', () => {
  test('lays out the chosen pages and nothing else, says what it leaves behind, and why nothing was printed', async () => {
    const { window } = app;
    for (const page of [2, 3]) {
      await selectWords(window, page, 'the order');
      const element = page === 2 ? 'particularity-dates' : 'judge-and-court';
      await recordFinding(await markSelection(window), {
        element,
        verdict: 'breaks',
        note: `Remark ${page}`,
      });
    }
    await goToPage(window, 1);
    // In place of the system's dialog: keeps what would be printed, and has no printer.
    await app.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) return;
      contents.print = (_options, done) => {
        void contents.printToPDF({ preferCSSPageSize: true }).then((pdf) => {
          Object.assign(globalThis, { laidOut: pdf.toString('base64') });
          done?.(false, 'No printers available');
        });
      };
    });
    await window.keyboard.press('Control+P');
    const dialog = window.getByRole('dialog', { name: 'Print' });
    await dialog.getByText('may keep a plain copy').waitFor();
    await dialog.getByLabel('From page').fill('2');
    await dialog.getByLabel('To page').fill('4');
    await dialog.getByLabel('Those chosen here').check();
    await dialog.getByLabel(/^Page 2, Breaks: Particularity: dates/).check();
    await dialog.getByLabel('With the notes').check();
    await app.screenshot('reading-room-print');
    await dialog.getByRole('button', { name: 'Print…' }).click();
    await dialog.getByText('No printers available').waitFor();
    const laidOut = await app.electron.evaluate(() => String(Reflect.get(globalThis, 'laidOut')));
    const pdf = Buffer.from(laidOut, 'base64');
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(4);
    const original = await drawn(await outlinedPdf(60), 1, 5);
    const printed = await drawn(pdf, 1, 3);
    const nearest = printed.map((page) => {
      const distances = original.map((other) => distance(page, other));
      return 1 + distances.indexOf(Math.min(...distances));
    });
    expect(nearest).toEqual([2, 3, 4]);
    expect(printed.map((page) => coloured(page) > 100)).toEqual([true, false, false]);
    const file = join(temporaryFolder(), 'laid-out.pdf');
    writeFileSync(file, pdf);
    const { stdout: words } = await run('pdftotext', [file, '-']);
    expect(words).toContain('Page 2: Breaks: Particularity: dates (A. Reviewer)');
    expect(words).toContain('Remark 2');
    expect(words).not.toContain('Judge and court');
    expect(await window.locator('.print-sheet').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  });
});

describe('bare keys', () => {
  test('are changed in the settings, a taken one is refused, and the list of keys shows them', async () => {
    const { window } = app;
    await window.keyboard.press('Control+,');
    const field = window.getByRole('textbox', { name: 'Show the lists of terms' });
    await field.fill('h');
    await window.getByText('H is taken: Make a finding of the selected text.').waitFor();
    expect(await field.inputValue()).toBe('T');
    await field.fill('y');
    await expect.poll(() => field.inputValue()).toBe('Y');
    await window.keyboard.press('Control+2');
    await pageOnScreen(window, 1);
    await window.keyboard.press('t');
    await window.keyboard.press('y');
    const panel = window.getByRole('region', { name: 'Terms', exact: true });
    await panel.waitFor();
    await window.keyboard.press('y');
    await panel.waitFor({ state: 'detached' });
    await window.keyboard.press('?');
    const keys = window.getByRole('dialog', { name: 'Keys' });
    expect(await keys.getByText('Show the lists of terms').locator('xpath=../..').innerText()).toMatch(/Y/);
    await app.screenshot('reading-room-keys');
    await window.keyboard.press('End');
    const body = keys.getByRole('region', { name: 'Keys' });
    await expect.poll(() => body.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
    await window.keyboard.press('Escape');
    await window.keyboard.press('Control+,');
    await window.getByRole('button', { name: 'Back to the standard keys' }).click();
    await expect.poll(() => field.inputValue()).toBe('T');
    await app.screenshot('reading-room-key-settings');
    await window.keyboard.press('Control+2');
    await pageOnScreen(window, 1);
  });
});

describe('lists of terms', () => {
  test('stay marked in the text, are counted and stepped through, and make findings', async () => {
    const { window } = app;
    await window.keyboard.press('t');
    const panel = window.getByRole('region', { name: 'Terms', exact: true });
    await panel.getByRole('button', { name: 'New list of terms' }).click();
    await panel.getByLabel('Name').fill('Watch words');
    await panel.getByLabel('Words and phrases, one a line').fill('the órder\nschedul*');
    await panel.getByRole('button', { name: 'Keep the list' }).click();
    const line = panel.getByRole('listitem', { name: 'Watch words' });
    await line.getByText('60', { exact: true }).waitFor();
    await line.getByRole('button', { name: 'Previous of Watch words' }).click();
    await expectPage(60);
    await window.locator('[data-page="60"] .term-mark[data-current=true]').waitFor();
    await app.screenshot('reading-room-terms');
    await panel.getByRole('button', { name: 'Finding of this hit' }).click();
    const form = window.getByRole('form', { name: 'New finding' });
    await form.getByText('the order').waitFor();
    await form.getByRole('button', { name: 'Discard' }).click();
    await panel.getByRole('checkbox', { name: 'Mark Watch words' }).click();
    await expect.poll(() => window.locator('.term-mark').count()).toBe(0);
    await window.keyboard.press('t');
    await panel.waitFor({ state: 'detached' });
    await runCommand('Mark the words of Watch words');
    await window.locator('.term-mark').first().waitFor();
    await runCommand('Change the list Watch words');
    expect(await panel.getByLabel('Name').inputValue()).toBe('Watch words');
    await panel.getByRole('button', { name: 'Leave it' }).click();
    await window.keyboard.press('t');
    await panel.waitFor({ state: 'detached' });
    await window.keyboard.press('Alt+ArrowLeft');
    await expectPage(1);
  });
});

/** Runs in the window: each page and thumbnail that has a picture, and of which page the bar in it is (outlinedPdf). */
function pagesByTheirBars(): { page: number; bar: number; most: number }[] {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- only what is within goes to the window
  const barIn = (canvas: HTMLCanvasElement): number => {
    const row = Math.round((canvas.height * (792 - 55)) / 792);
    const pixels = canvas.getContext('2d')?.getImageData(0, row, canvas.width, 1).data ?? [];
    let darkest = 0;
    for (let x = 1; x < canvas.width; x++)
      if ((pixels[4 * x] ?? 255) < (pixels[4 * darkest] ?? 255)) darkest = x;
    return (((darkest + 0.5) / canvas.width) * 612 - 43) / 8 + 1;
  };
  const pictures = (selector: string, pageOf: (holder: HTMLElement) => string | undefined, most: number) =>
    [...document.querySelectorAll<HTMLElement>(selector)].flatMap((holder) => {
      const canvas = holder.querySelector('canvas');
      return canvas === null ? [] : [{ page: Number(pageOf(holder)), bar: barIn(canvas), most }];
    });
  return [
    ...pictures('[data-painted="true"]', (holder) => holder.dataset['page'], 0.5),
    // Where a bar is hardly more than a pixel wide.
    ...pictures('[id^="thumbnail-"]', (holder) => holder.id.split('-')[1], 1.5),
  ];
}

describe('moving about', () => {
  test('the outline and links within the document lead to their places; a link out of it only says where to', async () => {
    const { window } = app;
    const page = await pageOnScreen(window, 1);
    expect(
      await page.getByRole('button', { name: 'Link, not opened here: https://example.org/collect' }).count(),
    ).toBe(1);
    await page.getByRole('button', { name: /^Link, not opened here/ }).press('Enter');
    const note = window.locator('.reader-note');
    await expect.poll(() => note.innerText()).toContain('https://example.org/collect');
    await page.getByRole('button', { name: 'Link within this document' }).press('Enter');
    await expectPage(60);
    const field = window.getByRole('textbox', { name: 'Page to show' });
    await field.fill('99999');
    await field.press('Enter');
    await expect.poll(() => note.innerText()).toBe('There is no page 99999. The last one is page 60.');
    await expectPage(60);
    // What is typed next takes the place of what was refused.
    await window.keyboard.type('41');
    await window.keyboard.press('Enter');
    await expectPage(41);
    await window.getByRole('button', { name: 'Outline', exact: true }).click();
    await window.getByRole('list', { name: 'Outline' }).getByRole('button', { name: 'Beginning' }).click();
    await expectPage(1);
  });

  test('back and forward lead over jumps, through several documents', async () => {
    const { window } = app;
    await goToPage(window, 30);
    await expectPage(30);
    await openDocument(window, 'schedule.pdf');
    await pageOnScreen(window, 1);
    await window.keyboard.press('Alt+ArrowLeft');
    await window.getByRole('region', { name: 'Document order.pdf' }).waitFor();
    await expectPage(30);
    await window.getByRole('button', { name: 'Back to where you were' }).click();
    await expectPage(1);
    await window.keyboard.press('Alt+ArrowRight');
    await expectPage(30);
    // Also while a document still opens.
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft']) await window.keyboard.press(`Alt+${key}`);
    await window.getByRole('region', { name: 'Document order.pdf' }).waitFor();
    await expectPage(1);
    await window.keyboard.press('Alt+ArrowRight');
    await expectPage(30);
  });

  test('going back draws the page that is read there first; Home and End lead to the very ends, and back from there', async () => {
    const { window } = app;
    await goToPage(window, 50, false);
    const firstPainted = window.evaluate(
      () =>
        new Promise<string | undefined>((resolve) => {
          const observer = new MutationObserver((changes) => {
            const painted = changes.map(({ target }) => (target as HTMLElement).dataset);
            // Pages beside the one that was left may still be being drawn.
            const first = painted.find((page) => page['painted'] === 'true' && Number(page['page']) < 40);
            if (first === undefined) return;
            observer.disconnect();
            resolve(first['page']);
          });
          observer.observe(document.body, { subtree: true, attributeFilter: ['data-painted'] });
        }),
    );
    await window.keyboard.press('Alt+ArrowLeft');
    expect(await firstPainted).toBe('30');

    const pages = window.getByRole('document', { name: 'Pages' });
    const fromTheEnds = () =>
      pages.evaluate((all) => [all.scrollTop, all.scrollHeight - all.clientHeight - all.scrollTop]);
    await pages.focus();
    await window.keyboard.press('End');
    expect((await fromTheEnds())[1]).toBeLessThan(1);
    await window.keyboard.press('Home');
    expect((await fromTheEnds())[0]).toBe(0);
    await window.keyboard.press('Alt+ArrowLeft');
    await window.keyboard.press('Alt+ArrowLeft');
    await expectPage(30);
  });

  test('every page and every thumbnail has its own picture, however fast one leafs and jumps', async () => {
    const { window } = app;
    let pictures = 0;
    const look = async (): Promise<void> => {
      const shown = await window.evaluate(pagesByTheirBars);
      pictures += shown.length;
      expect(shown.filter(({ page, bar, most }) => Math.abs(page - bar) > most)).toEqual([]);
    };
    await goToPage(window, 20, false);
    await window.getByRole('document', { name: 'Pages' }).hover();
    for (const by of [900, 1300, -700]) {
      for (let turn = 0; turn < 8; turn++) {
        await window.mouse.wheel(0, by);
        await window.waitForTimeout(turn === 4 ? 900 : 40);
        await look();
      }
    }
    for (const page of [55, 3, 31, 12, 30]) {
      await goToPage(window, page, false);
      await look();
    }
    await window.waitForTimeout(900);
    await look();
    expect(pictures).toBeGreaterThan(60);
  });

  test('documents stay open in tabs and beside each other, and are found so after a lock', async () => {
    const { window } = app;
    const tabs = window.getByRole('list', { name: 'Open documents' });
    expect(await tabs.getByRole('button', { name: /^(order|schedule)\.pdf$/ }).count()).toBe(2);
    await tabs.getByRole('button', { name: 'schedule.pdf', exact: true }).click();
    await window
      .getByRole('combobox', { name: 'Document beside this one' })
      .selectOption({ label: 'order.pdf' });
    const beside = window.getByRole('region', { name: 'Document order.pdf' });
    await beside.getByRole('region', { name: 'Page 30 of 60' }).waitFor();
    await lockVault(window);
    await tryPassphrase(window, passphrase);
    await window.getByRole('region', { name: 'Document schedule.pdf' }).waitFor();
    await beside.getByRole('region', { name: 'Page 30 of 60' }).waitFor();
    await app.screenshot('reading-room-beside');
    await window.getByRole('button', { name: 'Show nothing beside' }).click();
    await beside.waitFor({ state: 'detached' });
    await runCommand('Show beside: order.pdf');
    await beside.waitFor();
    await runCommand('Show nothing beside');
    await tabs.getByRole('button', { name: 'Close schedule.pdf' }).click();
    await beside.waitFor();
    await expectPage(30);
  });
});
