import { loadEngine } from '../../../src/renderer/pdf/engine.ts';
import { openFromDisk, type OpenedFromDisk } from './from-disk.ts';
import { droppedFrames, pageThrough } from './scrolling.ts';

/** What the bench asks of pdf.js's own viewer in the bare window. Times are in milliseconds. */
export interface StockViewer {
  /** From the call to the painted first page, opening the file anew; pages are `width` CSS pixels wide. */
  readonly open: (path: string, width: number) => Promise<number>;
  readonly goTo: (page: number) => Promise<number>;
  /** From the call until every page was looked through; fails when there are not that many hits. */
  readonly find: (words: string, hits: number) => Promise<number>;
  /** Frames missed. */
  readonly scroll: (pixels: number) => Promise<number>;
  readonly pageThrough: () => Promise<void>;
}

/** What the viewer's events give, as far as it is used here; each gives one of them. */
interface Told {
  readonly pageNumber: number;
  readonly matchesCount: { readonly total: number };
}

/** Lays out the stock viewer in the bare window: its own components, text layer and search. */
export async function openViewer(): Promise<StockViewer> {
  const engine = await loadEngine();
  if (!('any' in AbortSignal)) Object.assign(AbortSignal, { any: anyOf });
  Object.assign(globalThis, { pdfjsLib: engine.pdfjs });
  const { EventBus, PDFFindController, PDFLinkService, PDFViewer } = await (engine.build === 'modern'
    ? import('pdfjs-dist/web/pdf_viewer.mjs')
    : import('pdfjs-dist/legacy/web/pdf_viewer.mjs'));
  const container = document.createElement('div');
  container.style.cssText = 'position:absolute;inset:0;overflow:auto';
  const pages = document.createElement('div');
  pages.className = 'pdfViewer';
  container.append(pages);
  document.body.replaceChildren(container);
  const eventBus = new EventBus();
  const linkService = new PDFLinkService({ eventBus });
  const findController = new PDFFindController({ eventBus, linkService });
  const viewer = new PDFViewer({ container, viewer: pages, eventBus, linkService, findController });
  linkService.setViewer(viewer);
  let opened: OpenedFromDisk | null = null;

  const told = (event: string, isIt: (given: Told) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const hear = (given: Told): void => {
        if (!isIt(given)) return;
        eventBus.off(event, hear);
        resolve();
      };
      eventBus.on(event, hear);
    });
  const painted = (page: number) => told('pagerendered', ({ pageNumber }) => pageNumber === page);

  return {
    async open(path, width) {
      viewer.setDocument(null);
      await opened?.close();
      return since(async () => {
        opened = await openFromDisk(engine, path);
        const first = painted(1);
        const laidOut = told('pagesinit', () => true);
        viewer.setDocument(opened.pdf);
        linkService.setDocument(opened.pdf, null);
        await laidOut;
        const page = await opened.pdf.getPage(1);
        const size = page.getViewport({ scale: engine.pdfjs.PixelsPerInch.PDF_TO_CSS_UNITS });
        if (!CSS.supports('width: round(down, 1px, 1px)'))
          giveSize(width, (width * size.height) / size.width);
        viewer.currentScale = width / size.width;
        await first;
      });
    },
    goTo: (page) =>
      since(async () => {
        const done = painted(page);
        viewer.currentPageNumber = page;
        await done;
      }),
    find: (query, hits) =>
      since(async () => {
        const all = told('updatefindmatchescount', ({ matchesCount }) => matchesCount.total === hits);
        eventBus.dispatch('find', { type: '', query, highlightAll: true, caseSensitive: false });
        await all;
      }),
    scroll: (pixels) => droppedFrames(container, pixels),
    pageThrough: () => pageThrough(container),
  };
}

async function since(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** `AbortSignal.any`, which the oldest runtime lacks and no polyfill of ours brings. */
function anyOf(signals: readonly AbortSignal[]): AbortSignal {
  const control = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) control.abort(signal.reason);
    signal.addEventListener('abort', () => control.abort(signal.reason), { signal: control.signal });
  }
  return control.signal;
}

/** Gives every page its size, all the same, where the runtime does not know the `round()` that the viewer's styles use. */
function giveSize(width: number, height: number): void {
  const style = document.createElement('style');
  style.textContent = `.pdfViewer :is(.page, .textLayer) { width: ${width}px !important; height: ${height}px !important }`;
  document.head.append(style);
}
