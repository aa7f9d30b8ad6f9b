import type * as PdfJs from 'pdfjs-dist';

/** pdf.js as this runtime can run it, and workers for it. The only file that knows there are two builds. */
export interface Engine {
  readonly pdfjs: typeof PdfJs;
  readonly build: 'modern' | 'legacy';
  /** A worker that nobody uses yet. Whoever takes it ends it with `terminate`. */
  takeWorker(): Worker;
}

/** Where pdf.js finds its own files (see copyPdfAssets in the build), to whose folders it appends names. */
export const pdfAssets = {
  cMapUrl: new URL('pdfjs/cmaps/', document.baseURI).href,
  // What a file does not bring itself is drawn with the fonts that come along: the same picture on every machine, also on
  // one without Times or Helvetica, where others would be squeezed into their widths.
  useSystemFonts: false,
  standardFontDataUrl: new URL('pdfjs/standard_fonts/', document.baseURI).href,
  wasmUrl: new URL('pdfjs/wasm/', document.baseURI).href,
  iccUrl: new URL('pdfjs/iccs/', document.baseURI).href,
} as const;

let engine: Promise<Engine> | null = null;

/** Loads pdf.js once; the first call also starts a worker, so that it is ready when a document comes. */
export function loadEngine(): Promise<Engine> {
  engine ??= runsModernBuild() ? modernEngine() : legacyEngine();
  return engine;
}

/** What pdf.js 6.5 calls in page and worker and the oldest runtime of this app does not have. */
function runsModernBuild(): boolean {
  return (
    'withResolvers' in Promise &&
    'try' in Promise &&
    'parse' in URL &&
    'any' in AbortSignal &&
    'Iterator' in globalThis &&
    'sumPrecise' in Math &&
    'getOrInsertComputed' in Map.prototype &&
    'fromBase64' in Uint8Array &&
    'toHex' in Uint8Array.prototype &&
    'transferToFixedLength' in ArrayBuffer.prototype
  );
}

async function modernEngine(): Promise<Engine> {
  const takeWorker = withSpare(
    () => new Worker(new URL('modern-worker.ts', import.meta.url), { type: 'module', name: 'pdf' }),
  );
  const pdfjs = await import('pdfjs-dist/build/pdf.min.mjs');
  return { pdfjs, build: 'modern', takeWorker };
}

async function legacyEngine(): Promise<Engine> {
  const takeWorker = withSpare(
    () => new Worker(new URL('legacy-worker.ts', import.meta.url), { type: 'module', name: 'pdf' }),
  );
  await import('core-js/actual');
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.min.mjs');
  return { pdfjs, build: 'legacy', takeWorker };
}

/** Keeps one worker started ahead: reading its script takes longer than opening most documents. */
function withSpare(start: () => Worker): () => Worker {
  let spare: Worker | null = start();
  return () => {
    const worker = spare ?? start();
    spare = null;
    setTimeout(() => (spare ??= start()), 3000);
    return worker;
  };
}
