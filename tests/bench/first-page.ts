import type { Page } from 'playwright-core';
import { launchApp } from '../support/app.ts';
import { openCase, tryPassphrase } from '../support/person/door.ts';
import { openDocument, waitForDocument } from '../support/person/documents.ts';
import type { Figure } from './figure.ts';
import { launchPeer, makePeer } from './peer/peer-app.ts';
import { benchPassphrase, makeVaultToRead } from './sample-vault.ts';
import { prepareWindow } from './window.ts';

const pages = 1000;
/** Both sides start a worker ahead some seconds after the last one was taken; people don't open two documents sooner. */
const REST_MS = 4000;

/** From the click on a document of the vault to its first page painted, against pdf.js alone reading it from disk. */
export async function firstPageFigure(folder: string): Promise<Figure> {
  const { long, vault } = await makeVaultToRead(folder, pages);

  const display = await prepareWindow();
  const [app, peer] = [await launchApp({ vault }), await launchPeer(await makePeer())];
  const { window } = app;
  const bare = await peer.firstWindow();
  await tryPassphrase(window, benchPassphrase);
  await openCase(window, 'BENCH-0001');
  await waitForDocument(window, 'long.pdf');
  return {
    name: `first page of ${String(pages)} painted`,
    peer: 'pdf.js from disk',
    rounds: 7,
    async ours() {
      await openDocument(window, 'short.pdf');
      await window.waitForTimeout(REST_MS);
      const painted = timeToFirstPage(window, 'long.pdf');
      await openDocument(window, 'long.pdf');
      const took = await painted;
      await mustShowInk(window, 1);
      return took;
    },
    async theirs() {
      await bare.waitForTimeout(REST_MS);
      const width =
        (await window.getByRole('region', { name: 'Page 1 of 1000' }).boundingBox())?.width ?? 700;
      return bare.evaluate(
        ([path, cssWidth]) =>
          (window as unknown as { firstPage: (path: string, width: number) => Promise<number> }).firstPage(
            path,
            cssWidth,
          ),
        [long, width] as const,
      );
    },
    async close() {
      await Promise.all([app.close(), peer.close()]);
      await display.stop();
    },
  };
}

/** Milliseconds from the next click in the window to the canvas of page 1 of that document, both seen in the page. */
export function timeToFirstPage(window: Page, document: string): Promise<number> {
  return window.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        let began = 0;
        addEventListener('click', (event) => (began = event.timeStamp), { capture: true, once: true });
        const wanted = `[aria-label="Document ${name}"] [data-page="1"][data-painted="true"] canvas`;
        const observer = new MutationObserver(() => {
          if (globalThis.document.querySelector(wanted) === null) return;
          observer.disconnect();
          resolve(performance.now() - began);
        });
        const attributeFilter = ['data-painted', 'aria-label'];
        observer.observe(globalThis.document.body, { subtree: true, childList: true, attributeFilter });
      }),
    document,
  );
}

/** Throws when the picture of a page is blank, for then nothing was measured. */
export async function mustShowInk(window: Page, page: number): Promise<void> {
  const inked = await window
    .locator(`[data-page="${page}"] canvas`)
    .first()
    .evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const picture = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height);
      return picture?.data.some((value) => value < 128) === true;
    });
  if (!inked) throw new Error(`Page ${page} was said to be painted, and is blank.`);
}
