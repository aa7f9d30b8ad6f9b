import type { Word } from './words.ts';

/** Lines at the head and at the foot of a page, by the order of its text, in which its number may stand. */
const LINES = 3;
/** A longer line is no head and no foot. */
const LONGEST = 200;

/** As their keys are: without accents, in small letters. */
const pageWord =
  /^[^\p{L}]*(page|pg|p|pagina|pag|seite|blatt|sheet|folio|bladzijde|blz|side|sida|sivu|strona|stranka|oldal)[.:]?$/iu;
const ofWord = /^(of|von|sur|de|di|van|af|av|z|\/|\|)$/iu;

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
 * far they are from the page that they stand on, and counts of all pages. A number is one of those if it is written as
 * one (after a word for page, or alone in the outermost line), goes with its page, or is that count, in the same line of
 * two pages or more, at their head or foot, and so in both documents. A number in a sentence is none, whatever it is.
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
  return lines.flatMap(({ 0: line, index }, at) => {
    if ((at >= LINES && at < lines.length - LINES) || line.length > LONGEST) return [];
    const inLine = words.filter(({ start }) => start >= index && start < index + line.length);
    const isOutermost = at === 0 || at === lines.length - 1;
    const isAlone =
      isOutermost && inLine.length <= 3 && inLine.every(({ key }) => isBare(key) || ofWord.test(key));
    const skeleton = inLine.map(({ key }) => key.replaceAll(/\d+/g, '#')).join(' ');
    return inLine.flatMap((word, place) => {
      const [, before, number, after] = /^(\D*)(\d{1,5})(\D*)$/.exec(word.key) ?? [];
      if (before === undefined || number === undefined || after === undefined) return [];
      if (!isAlone && !isCalledPage(inLine, place)) return [];
      return [
        { word, place: `${skeleton} ${String(place)}`, number: Number(number), parts: [before, after] },
      ];
    });
  });
}

/** A number that is no more, in brackets at the most: with a full stop it numbers a section. */
function isBare(key: string): boolean {
  return /^[([|]?\d{1,5}[)\]|]?$/.test(key);
}

/** Whether a word for page stands before the number, or before the one that it is the count to (“page 3 of 9”). */
function isCalledPage(words: readonly Word[], at: number): boolean {
  const [glued] = /^\D*/.exec(words[at]?.key ?? '') ?? [];
  const before = words[at - 1]?.key ?? '';
  if (pageWord.test(glued ?? '') || pageWord.test(before)) return true;
  return at > 2 && ofWord.test(before) && pageWord.test(words[at - 3]?.key ?? '');
}
