import { createStore } from '../app/store.ts';
import { freeCanvas } from '../pdf/paint-page.ts';

/** Width of a thumbnail's picture in pixels. */
export const THUMBNAIL_PIXELS = 128;
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
    if (this.#pictures.has(page) || painted.width === 0) return;
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

/** By halves: taken in one step, thin strokes would come out broken. */
function shrink(painted: HTMLCanvasElement): HTMLCanvasElement {
  let from = painted;
  for (let width = painted.width; width > THUMBNAIL_PIXELS;) {
    width = Math.max(THUMBNAIL_PIXELS, Math.ceil(width / 2));
    const next = drawn(from, width);
    if (from !== painted) freeCanvas(from);
    from = next;
  }
  return from === painted ? drawn(painted, painted.width) : from;
}

function drawn(from: HTMLCanvasElement, width: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.max(1, Math.round((width * from.height) / from.width));
  canvas.getContext('2d', { alpha: false })?.drawImage(from, 0, 0, canvas.width, canvas.height);
  return canvas;
}
