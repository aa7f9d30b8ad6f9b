import type { PageJob } from './pdf-session.ts';

/** The most pixels that a canvas may have; above that it is drawn coarser and stretched. */
export const MOST_PIXELS = 16_777_216;

/** Device pixels for each CSS pixel that a canvas of that CSS size gets. */
export function outputScale(width: number, height: number, devicePixelRatio: number): number {
  return Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}

/**
 * Draws a page into a canvas of the size that it comes to, in pixels. `scale` is CSS pixels for each unit of user space,
 * `rotation` the whole rotation. Rejects with pdf.js's RenderingCancelledException when the job's signal is aborted.
 */
export async function paintPage(
  { page, signal }: PageJob,
  scale: number,
  rotation: number,
  devicePixelRatio: number,
  canvasOf: (width: number, height: number) => HTMLCanvasElement = newCanvas,
): Promise<HTMLCanvasElement> {
  const css = page.getViewport({ scale, rotation });
  const density = outputScale(css.width, css.height, devicePixelRatio);
  const viewport = page.getViewport({ scale: scale * density, rotation });
  const canvas = canvasOf(Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height)));
  const task = page.render({ canvas, viewport });
  const cancel = (): void => task.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await task.promise;
    return canvas;
  } catch (error) {
    freeCanvas(canvas);
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** A canvas of that size in pixels. */
export function newCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** Gives a canvas's memory back at once, not when the garbage collector gets to it. */
export function freeCanvas(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}
