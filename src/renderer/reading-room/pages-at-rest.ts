/** Milliseconds that pages must not move before anything is done that only looks well. */
export const REST_MS = 400;

/** When the pages have come to rest: whoever leafs on needs the pages themselves, and the frames in which they move. */
export class PagesAtRest {
  #moved = 0;

  move(): void {
    this.#moved = performance.now();
  }

  /** Acts once the pages rest, `least` milliseconds from now at the soonest; gives what calls it off. */
  when(act: () => void, least = 0): () => void {
    const look = (): void => {
      const left = this.#moved + REST_MS - performance.now();
      if (left <= 0) return act();
      timer = setTimeout(look, left);
    };
    let timer = setTimeout(look, least);
    return () => clearTimeout(timer);
  }
}
