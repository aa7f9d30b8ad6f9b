import type { PageText } from './extract-shapes.ts';

/** Hands pages on in their order, once each, whatever the order in which they come. */
export class PageOrder {
  readonly #waiting = new Map<number, PageText>();
  readonly #hand: (page: PageText) => void;
  #handed = 0;

  constructor(hand: (page: PageText) => void) {
    this.#hand = hand;
  }

  /** Pages that came so far. */
  get count(): number {
    return this.#handed + this.#waiting.size;
  }

  has(page: number): boolean {
    return page <= this.#handed || this.#waiting.has(page);
  }

  add(page: PageText): void {
    this.#waiting.set(page.page, page);
    for (;;) {
      const next = this.#waiting.get(this.#handed + 1);
      if (next === undefined) return;
      this.#waiting.delete(next.page);
      this.#handed = next.page;
      this.#hand(next);
    }
  }
}
