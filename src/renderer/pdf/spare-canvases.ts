import { freeCanvas, MOST_PIXELS, newCanvas } from './paint-page.ts';

/** How many canvases wait for a page, each of no more than a quarter of the pixels that one may have. */
const MOST = 4;

/**
 * Canvases of pages that left the window, for pages of the same size that come. The memory of a new canvas has to be got
 * and cleared, which takes as long as drawing a page of text.
 */
export class SpareCanvases {
  readonly #spare: HTMLCanvasElement[] = [];
  #ended = false;

  /** A canvas of that size in pixels, to be kept or freed when its picture is not needed any more. */
  take(width: number, height: number): HTMLCanvasElement {
    const at = this.#spare.findIndex((each) => each.width === width && each.height === height);
    const [spare] = at === -1 ? [] : this.#spare.splice(at, 1);
    // Not sooner: as long as the window shows its picture, wiping it would copy it first.
    spare?.getContext('2d')?.reset();
    return spare ?? newCanvas(width, height);
  }

  /** Takes a canvas out of the window. */
  keep(canvas: HTMLCanvasElement): void {
    canvas.remove();
    if (this.#ended || canvas.width * canvas.height > MOST_PIXELS / MOST) return freeCanvas(canvas);
    this.#spare.push(canvas);
    if (this.#spare.length > MOST) this.#spare.splice(0, 1).forEach(freeCanvas);
  }

  /** Frees those that wait. */
  clear(): void {
    this.#spare.splice(0).forEach(freeCanvas);
  }

  /** Frees those that wait, and from now on each that comes. */
  end(): void {
    this.#ended = true;
    this.clear();
  }
}
