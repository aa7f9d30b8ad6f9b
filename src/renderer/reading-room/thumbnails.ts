import { createStore } from '../app/store.ts';
import { freeCanvas, newCanvas } from '../pdf/paint-page.ts';

/** Width of a thumbnail's picture in pixels, at the most. */
const THUMBNAIL_PIXELS = 128;
/** A thumbnail's height by the width of its cell, at the most. */
export const THUMBNAIL_TALLEST = 1.6;
const KEPT = 240;

/** Small pictures of pages: taken from pages that were painted anyway, or painted for themselves. */
export class Thumbnails {
  readonly #pictures = new Map<number, HTMLCanvasElement>();
  /** Goes up with every picture that comes or goes. */
  readonly version = createStore(0);

  get(page: number): HTMLCanvasElement | null {
    return this.#pictures.get(page) ?? null;
  }

  /** Keeps a smaller copy of a painted page; the oldest picture goes when there are too many. */
  take(page: number, painted: HTMLCanvasElement): void {
    if (this.#pictures.has(page)) return;
    const picture = shrink(painted);
    this.#pictures.set(page, picture);
    for (const oldest of this.#pictures.keys()) {
      if (this.#pictures.size <= KEPT) break;
      this.#drop(oldest);
    }
    this.version.set((version) => version + 1);
  }

  clear(): void {
    for (const page of this.#pictures.keys()) this.#drop(page);
    this.version.set((version) => version + 1);
  }

  #drop(page: number): void {
    const picture = this.#pictures.get(page);
    if (picture !== undefined) freeCanvas(picture);
    this.#pictures.delete(page);
  }
}

/** By how much a page of that size is drawn smaller or larger for its thumbnail. */
export function scaleToThumbnail(width: number, height: number): number {
  return Math.min(THUMBNAIL_PIXELS / width, (THUMBNAIL_PIXELS * THUMBNAIL_TALLEST) / height);
}

function shrink(painted: HTMLCanvasElement): HTMLCanvasElement {
  const scale = Math.min(1, scaleToThumbnail(painted.width, painted.height));
  const side = (pixels: number): number => Math.max(1, Math.round(scale * pixels));
  const canvas = newCanvas(side(painted.width), side(painted.height));
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return canvas;
  // By halves inside (mipmaps): in one step, thin strokes would come out broken.
  context.imageSmoothingQuality = 'medium';
  context.drawImage(painted, 0, 0, canvas.width, canvas.height);
  return canvas;
}
