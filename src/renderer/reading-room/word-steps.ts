import type { Rect } from './page-geometry.ts';

/** A word of a page's text: where it begins, and where it ends (excluded). */
export interface Word {
  readonly start: number;
  readonly end: number;
}

/** The words of a text in order: what white space parts. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
}

/** Of the words that a stretch touches the first and the last; null where it touches none. */
export function wordsOfStretch(
  words: readonly Word[],
  stretch: Word,
): { readonly first: number; readonly last: number } | null {
  const first = words.findIndex(({ end }) => end > stretch.start);
  const last = words.findLastIndex(({ start }) => start < stretch.end);
  return first === -1 || last < first ? null : { first, last };
}

/**
 * The nearest page further on (1) or back (-1) that has words, or whose text is not there yet (`wordsOn` gives null);
 * null where there is none.
 */
export function pageBeyond(
  page: number,
  by: 1 | -1,
  pageCount: number,
  wordsOn: (page: number) => number | null,
): { readonly page: number; readonly words: number | null } | null {
  for (let next = page + by; next >= 1 && next <= pageCount; next += by) {
    const words = wordsOn(next);
    if (words !== 0) return { page: next, words };
  }
  return null;
}

/** What to say of a page whose text is not there, to select of it; null where it is. */
export function textNotThere(page: number, there: ReadonlyMap<number, unknown>): string | null {
  if (there.has(page)) return null;
  return `The text of page ${page} is not there yet. Try again in a moment, or draw a box.`;
}

/** The word of the line below (1) or above (-1) that lies nearest across; null on the last or the first line. */
export function wordAcross(rects: readonly Rect[], at: number, by: 1 | -1): number | null {
  const here = rects[at];
  if (here === undefined) return null;
  const middle = here.top + here.height / 2;
  const beyond = rects.flatMap((rect, index) => {
    const down = (rect.top + rect.height / 2 - middle) * by;
    return rect.height > 0 && down > Math.min(here.height, rect.height) / 2 ? [{ rect, index, down }] : [];
  });
  const nearest = Math.min(...beyond.map(({ down }) => down));
  const line = beyond.filter(({ rect, down }) => down < nearest + rect.height / 2);
  const across = ({ rect }: { readonly rect: Rect }): number =>
    Math.abs(rect.left + rect.width / 2 - here.left - here.width / 2);
  return line.toSorted((a, b) => across(a) - across(b))[0]?.index ?? null;
}
