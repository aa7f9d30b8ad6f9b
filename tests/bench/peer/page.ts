import { loadEngine } from '../../../src/renderer/pdf/engine.ts';
import { openFromDisk } from './from-disk.ts';
import { openViewer } from './viewer.ts';

/**
 * Opens a PDF and paints its first page `width` CSS pixels wide, with pdf.js alone. Gives the milliseconds from the
 * call to the painted canvas in the page.
 */
async function firstPage(path: string, width: number): Promise<number> {
  const engine = await loadEngine();
  document.querySelector('#page')?.replaceChildren();
  const began = performance.now();
  const { pdf, close } = await openFromDisk(engine, path);
  const page = await pdf.getPage(1);
  const scale = (width / page.getViewport({ scale: 1 }).width) * devicePixelRatio;
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvas, viewport }).promise;
  document.querySelector('#page')?.append(canvas);
  const took = performance.now() - began;
  await close();
  return took;
}

Object.assign(window, { firstPage, openViewer, ready: loadEngine() });
