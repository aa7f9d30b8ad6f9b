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

interface Text {
  readonly pages: readonly string[];
  readonly words: readonly Word[];
}

/** A number that is in the same line of two pages or more: where and how, and by what it is compared. */
interface Running {
  readonly way: string;
  readonly key: string;
}

/**
 * By what the words of two documents are compared: themselves, but for the numbers of pages, which are compared by how
 * far they are from the page that they stand on, and counts of all pages. A number is one of those if it goes with its
 * page, or is that count, in the same line of two pages or more, at their head or foot, and so in both documents.
 */
export function comparedKeys(before: Text, after: Text): readonly [before: string[], after: string[]] {
  const [one, other] = [runningNumbers(before), runningNumbers(after)];
  return [keysOf(before, one, other), keysOf(after, other, one)];
}

function keysOf(
  { words }: Text,
  running: ReadonlyMap<Word, Running>,
  inOther: ReadonlyMap<Word, Running>,
): string[] {
  const ways = new Set([...inOther.values()].map(({ way }) => way));
  return words.map((word) => {
    const number = running.get(word);
    return number !== undefined && ways.has(number.way) ? number.key : word.key;
  });
}

function runningNumbers({ words, pages }: Text): ReadonlyMap<Word, Running> {
  const byPage = Map.groupBy(words, ({ page }) => page);
  const numbered = pages.flatMap((text, index) => numbersAtEdges(byPage.get(index + 1) ?? [], text));
  const found = new Map<Word, Running>();
  for (const wayOf of [
    ({ number, word }: Numbered) => `page ${String(number - word.page)}`,
    ({ number }: Numbered) => (number === pages.length ? 'pages' : null),
  ]) {
    const left = numbered.filter((one) => !found.has(one.word) && wayOf(one) !== null);
    const alike = Map.groupBy(left, (one) => `${one.place} ${wayOf(one) ?? ''}`);
    for (const [way, group] of alike) {
      if (new Set(group.map(({ word }) => word.page)).size < 2) continue;
      for (const one of group) found.set(one.word, { way, key: one.parts.join(`\0${wayOf(one) ?? ''}\0`) });
    }
  }
  return found;
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
