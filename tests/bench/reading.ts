import type { JSHandle, Locator, Page } from 'playwright-core';
import { launchApp } from '../support/app.ts';
import { openDocument, waitForDocument } from '../support/person/documents.ts';
import { openCase, tryPassphrase } from '../support/person/door.ts';
import { median, type Figure } from './figure.ts';
import { mustShowInk, timeToFirstPage } from './first-page.ts';
import { droppedFrames, pageThrough } from './peer/scrolling.ts';
import { launchPeer, makePeer } from './peer/peer-app.ts';
import type { StockViewer } from './peer/viewer.ts';
import { memoryOfTree } from './process-memory.ts';
import { benchPassphrase, makeVaultToRead } from './sample-vault.ts';
import { prepareWindow } from './window.ts';

const pages = 1000;
const peer = 'the stock viewer';
/** Both sides start a worker ahead some seconds after the last one was taken. */
const REST_MS = 4000;
/** Between the last digit of a number and Return. */
const AS_TYPED_MS = 300;
/** Until both sides have drawn what lies around the page before. */
const AT_REST_MS = 1000;
/** Stands once on each page. */
const onEachPage = 'line 39:';

/** The same document of 1,000 pages in both windows: ours out of the vault, the peer's in pdf.js's own viewer from disk. */
interface Both {
  readonly window: Page;
  readonly scroller: Locator;
  readonly viewer: JSHandle<StockViewer>;
  readonly memory: { readonly ours: () => number; readonly theirs: () => number };
  readonly openOurs: () => Promise<number>;
  readonly openTheirs: () => Promise<number>;
  readonly close: () => Promise<void>;
}

async function openBoth(folder: string): Promise<Both> {
  const { long, vault } = await makeVaultToRead(folder, pages);
  const display = await prepareWindow();
  const [app, bare] = [await launchApp({ vault }), await launchPeer(await makePeer())];
  const { window } = app;
  await tryPassphrase(window, benchPassphrase);
  await openCase(window, 'BENCH-0001');
  await waitForDocument(window, 'long.pdf');
  const page = await bare.firstWindow();
  const viewer = await page.evaluateHandle(() =>
    (globalThis as unknown as { openViewer: () => Promise<StockViewer> }).openViewer(),
  );
  return {
    window,
    viewer,
    scroller: window.getByRole('document', { name: 'Pages' }),
    memory: {
      ours: () => memoryOfTree(app.electron.process().pid ?? 0),
      theirs: () => memoryOfTree(bare.process().pid ?? 0),
    },
    async openOurs() {
      await openDocument(window, 'short.pdf');
      await window.waitForTimeout(REST_MS);
      const painted = timeToFirstPage(window, 'long.pdf');
      await openDocument(window, 'long.pdf');
      return painted;
    },
    async openTheirs() {
      await page.waitForTimeout(REST_MS);
      const first = window.getByRole('region', { name: `Page 1 of ${pages}` });
      const width = (await first.boundingBox())?.width ?? 0;
      return viewer.evaluate((stock, [file, wide]) => stock.open(file, wide), [long, width] as const);
    },
    async close() {
      await Promise.all([app.close(), bare.close()]);
      await display.stop();
    },
  };
}

export async function openingFigure(folder: string): Promise<Figure> {
  const { openOurs, openTheirs, close } = await openBoth(folder);
  return { name: `opening ${pages} pages`, peer, rounds: 5, ours: openOurs, theirs: openTheirs, close };
}

/** From the input of a number into the page field, with Return right behind it, or the call, to the painted page. Each round goes to a page that was not shown. */
export async function farPageFigure(folder: string): Promise<Figure> {
  const { window, viewer, openOurs, openTheirs, close } = await openBoth(folder);
  const [ownPages, otherPages] = [farPages(), farPages()];
  await openOurs();
  await openTheirs();
  return {
    name: 'going to page 500',
    peer,
    rounds: 25,
    async ours() {
      await window.waitForTimeout(AT_REST_MS);
      const page = ownPages();
      const took = await timeToPage(window, page);
      await mustShowInk(window, page);
      return took;
    },
    async theirs() {
      await window.waitForTimeout(AT_REST_MS);
      return viewer.evaluate((stock, page) => stock.goTo(page), otherPages());
    },
    async note() {
      const times: number[] = [];
      for (let page = 20; page <= 100; page += 20) times.push(await timeToPage(window, page, AS_TYPED_MS));
      return `from a Return that comes ${AS_TYPED_MS} ms after the number: ${median(times).toFixed(1)} ms`;
    },
    close,
  };
}

/** 500, 530, 470, 560, ... : away from what is shown each time. */
function farPages(): () => number {
  let round = 0;
  return () => {
    const away = Math.ceil(round / 2) * 30;
    return 500 + (round++ % 2 === 1 ? away : -away);
  };
}

/**
 * Milliseconds to the canvas of a page, seen in the page: from the input of its number, with Return in the next turn, or
 * from a Return that comes so many milliseconds after it.
 */
function timeToPage(window: Page, page: number, typedBefore: number | null = null): Promise<number> {
  return window.getByRole('textbox', { name: 'Page to show' }).evaluate(
    (field, [wanted, before]) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          const canvas = `[data-page="${wanted}"][data-painted="true"] canvas`;
          if (document.querySelector(canvas) === null) return;
          observer.disconnect();
          resolve(performance.now() - began);
        });
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          attributeFilter: ['data-painted'],
        });
        let began = performance.now();
        (field as HTMLInputElement).focus();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
          field,
          String(wanted),
        );
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        setTimeout(() => {
          if (before !== null) began = performance.now();
          field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        }, before ?? 0);
      }),
    [page, typedBefore] as const,
  );
}

/** The whole app, with all its processes, after a screenful at a time from the first page to the last. */
export async function memoryFigure(folder: string): Promise<Figure> {
  const { scroller, viewer, memory, openOurs, openTheirs, close } = await openBoth(folder);
  await openOurs();
  await openTheirs();
  return {
    name: `memory after paging through ${pages} pages`,
    peer,
    rounds: 1,
    unit: 'MiB',
    async ours() {
      await scroller.evaluate(pageThrough);
      return memory.ours();
    },
    async theirs() {
      await viewer.evaluate((stock) => stock.pageThrough());
      return memory.theirs();
    },
    close,
  };
}

/** Half a page a second would be reading; this is leafing: 30,000 pixels in ten seconds. */
export async function scrollingFigure(folder: string): Promise<Figure> {
  const { scroller, viewer, openOurs, openTheirs, close } = await openBoth(folder);
  await openOurs();
  await openTheirs();
  const pixels = 30_000;
  return {
    name: 'frames dropped in ten seconds of scrolling',
    peer,
    rounds: 5,
    unit: 'frames',
    ours: () => scroller.evaluate(droppedFrames, pixels),
    theirs: () => viewer.evaluate((stock, by) => stock.scroll(by), pixels),
    close,
  };
}

/** The first search in a document that was just opened, until every page was looked through. */
export async function findingFigure(folder: string): Promise<Figure> {
  const { window, viewer, openOurs, openTheirs, close } = await openBoth(folder);
  return {
    name: `finding a word on ${pages} pages`,
    peer,
    rounds: 3,
    async ours() {
      await openOurs();
      await window.keyboard.press('Control+F');
      const field = window.getByRole('searchbox', { name: 'Words to find' });
      const found = timeToHits(window, pages);
      await field.fill(onEachPage);
      const took = await found;
      await field.press('Escape');
      return took;
    },
    async theirs() {
      await openTheirs();
      return viewer.evaluate((stock, [words, hits]) => stock.find(words, hits), [onEachPage, pages] as const);
    },
    close,
  };
}

/** Milliseconds from the next input to the line that says how many hits there are in all. */
function timeToHits(window: Page, hits: number): Promise<number> {
  return window.evaluate(
    (all) =>
      new Promise<number>((resolve) => {
        let began = 0;
        addEventListener('input', () => (began = performance.now()), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (document.querySelector('.find-count')?.textContent.endsWith(all) !== true) return;
          observer.disconnect();
          resolve(performance.now() - began);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    `${hits.toLocaleString('en')} hits`,
  );
}
