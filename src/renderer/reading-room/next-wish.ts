import type { Wish } from './reader-state.ts';

/** Milliseconds that going to a page waits for the worker to read it: hardly more than a frame. */
const READ_MS = 25;

/**
 * The place that is gone to when the worker has read its page, so that the window is laid out anew once and one frame
 * shows both. A newer wish takes its place; wishes that keep coming, as while a key is held, do not put it off.
 */
export class NextWish {
  readonly #go: (wish: Wish) => void;
  #wish: Wish | null = null;
  #longEnough: ReturnType<typeof setTimeout> | undefined;

  constructor(go: (wish: Wish) => void) {
    this.#go = go;
  }

  /** `read` is null where there is nothing to wait for. */
  put(wish: Wish, read: Promise<void> | null): void {
    this.#wish = wish;
    if (read === null) return this.#fulfil();
    this.#longEnough ??= setTimeout(() => this.#fulfil(), READ_MS);
    void read.then(() => {
      if (this.#wish === wish) this.#fulfil();
    });
  }

  /** Forgets it: its document is closed. */
  drop(): void {
    clearTimeout(this.#longEnough);
    this.#longEnough = undefined;
    this.#wish = null;
  }

  #fulfil(): void {
    const wish = this.#wish;
    this.drop();
    if (wish !== null) this.#go(wish);
  }
}
