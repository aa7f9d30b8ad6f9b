import { condense } from '../../core/findings/condense.ts';
import type { TextPlace } from '../../ipc/compare-calls.ts';

/** A word of a document: where it stands in its page's text (end excluded), and by what it is compared. */
export interface Word {
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** The words of pages, in order; what folds away wholly (dashes) is none. `pages` begins with page 1. */
export function wordsOf(pages: readonly string[]): readonly Word[] {
  return pages.flatMap((text, index) =>
    [...text.matchAll(/\S+/gu)].flatMap((match) => {
      const key = condense(match[0]).text;
      const word = { page: index + 1, start: match.index, end: match.index + match[0].length, key };
      return key === '' ? [] : [word];
    }),
  );
}

/** Where a word lies, for scrolling to it; the beginning where there is none. */
export function placeOf(word: Word | undefined, pages: readonly string[]): TextPlace {
  if (word === undefined) return { page: 1, down: 0 };
  return { page: word.page, down: word.start / Math.max(1, pages[word.page - 1]?.length ?? 1) };
}
