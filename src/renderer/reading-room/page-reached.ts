import { createStore, type Store } from '../app/store.ts';

/** Milliseconds that what shows the page being read leaves to the page that is gone to. */
const DRAWN_MS = 80;

/** The page being read, once it had time to be drawn; it keeps up with pages that go by without a rest. */
export class PageReached {
  readonly page: Store<number> = createStore(1);
  #newest = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  follow(page: number): void {
    if (page === this.#newest) return;
    this.#newest = page;
    this.#timer ??= setTimeout(() => this.take(this.#newest), DRAWN_MS);
  }

  /** At once: it is a page of another document. */
  take(page: number): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#newest = page;
    this.page.set(() => page);
  }
}
