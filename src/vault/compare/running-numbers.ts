import type { Word } from './words.ts';

/** Lines at the head and at the foot of a page, by the order of its text, in which its number may stand. */
const LINES = 3;
/** A longer line is no head and no foot. */
const LONGEST = 200;

/** A word with one number in it, and the line that it is in with all numbers left out. */
interface Numbered {
  readonly word: Word;
  readonly place: string;
  readonly number: number;
  readonly parts: readonly [before: string, after: string];
}

/**
 * By what words are compared: themselves, but for the numbers of pages, which are compared by how far they are from the
 * page that they stand on, and counts of all pages. A number is one of those if it goes with its page, or is that count,
 * in the same line of two pages or more, at their head or foot.
 */
export function comparedKeys(words: readonly Word[], pages: readonly string[]): string[] {
  const byPage = Map.groupBy(words, ({ page }) => page);
  const numbered = pages.flatMap((text, index) => numbersAtEdges(byPage.get(index + 1) ?? [], text));
  const ways = [
    ({ number, word }: Numbered) => `page ${String(number - word.page)}`,
    ({ number }: Numbered) => (number === pages.length ? 'pages' : null),
  ];
  const keys = new Map<Word, string>();
  for (const wayOf of ways) {
    const alike = Map.groupBy(numbered, (one) => {
      const way = keys.has(one.word) ? null : wayOf(one);
      return way === null ? null : `${one.place} ${way}`;
    });
    for (const [place, group] of alike) {
      if (place === null || new Set(group.map(({ word }) => word.page)).size < 2) continue;
      for (const one of group) keys.set(one.word, one.parts.join(`\0${wayOf(one) ?? ''}\0`));
    }
  }
  return words.map((word) => keys.get(word) ?? word.key);
}

function numbersAtEdges(words: readonly Word[], text: string): Numbered[] {
  const lines = [...text.matchAll(/[^\n]*\S[^\n]*/g)];
  const edges = lines.filter(
    ({ 0: line }, at) => (at < LINES || at >= lines.length - LINES) && line.length <= LONGEST,
  );
  return edges.flatMap(({ 0: line, index }) => {
    const inLine = words.filter(({ start }) => start >= index && start < index + line.length);
    const skeleton = inLine.map(({ key }) => key.replaceAll(/\d+/g, '#')).join(' ');
    return inLine.flatMap((word, at) => {
      const [, before, number, after] = /^(\D*)(\d{1,5})(\D*)$/.exec(word.key) ?? [];
      if (before === undefined || number === undefined || after === undefined) return [];
      return [{ word, place: `${skeleton} ${String(at)}`, number: Number(number), parts: [before, after] }];
    });
  });
}
