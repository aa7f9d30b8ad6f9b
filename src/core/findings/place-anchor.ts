import { condense, type Condensed } from './condense.ts';
import type { Anchor } from './events.ts';

const contextLength = 32;
const contextRoom = 200;

/**
 * The quote and position of the stretch `start` to `end` (end excluded, UTF-16 units) of a page's own text; null if
 * nothing of it can be found again: white space or punctuation that folds away. White space in the quote is single.
 */
export function describeStretch(
  pageText: string,
  start: number,
  end: number,
): Pick<Anchor, 'quote' | 'position'> | null {
  const page = condense(pageText);
  const from = lowerBound(page.ends, start + 1);
  const to = lowerBound(page.starts, end);
  const exact = spaced(pageText.slice(start, end));
  if (to <= from || exact === '') return null;
  const before = pageText.slice(page.starts[Math.max(0, from - contextLength)], start);
  const after = pageText.slice(end, page.ends[to + contextLength - 1] ?? pageText.length);
  return {
    quote: {
      exact,
      prefix: spaced(before.slice(-contextRoom)),
      suffix: spaced(after.slice(0, contextRoom)),
    },
    position: { start: from, end: to },
  };
}

/** The first index at which `sorted` holds `value` or more. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toWellFormed();
}

/** Where an anchor lies in a page's own text (UTF-16 units, end excluded), and how sure that is. */
export interface Placement {
  readonly start: number;
  readonly end: number;
  /** `exact`: where it was, counted in the folded text. `moved`: the same words elsewhere. */
  readonly certainty: 'exact' | 'moved';
}

/** A page that repeats the same words more often than this is no text that a place can be told in. */
const occurrencesTried = 10_000;

/**
 * Finds an anchor's words in a page's text as it is now: the occurrence whose surroundings agree best and, among
 * equals, the one nearest to where it was. Null when the words are not there: the finding is then shown by its boxes.
 */
export function placeAnchor(anchor: Pick<Anchor, 'quote' | 'position'>, pageText: string): Placement | null {
  const { quote, position } = anchor;
  if (quote === null) return null;
  const page = condense(pageText);
  const words = condense(quote.exact).text;
  if (words === '') return null;
  const at = bestOccurrence(page, words, {
    before: condense(quote.prefix).text,
    after: condense(quote.suffix).text,
    expected: position?.start ?? 0,
  });
  const start = page.starts[at];
  const end = page.ends[at + words.length - 1];
  if (start === undefined || end === undefined) return null;
  return { start, end, certainty: at === position?.start ? 'exact' : 'moved' };
}

/** Whether a page's text has these words more than once. */
export function isRepeated(pageText: string, exact: string): boolean {
  const [page, words] = [condense(pageText).text, condense(exact).text];
  const at = words === '' ? -1 : page.indexOf(words);
  return at !== -1 && page.indexOf(words, at + 1) !== -1;
}

/** The index in the folded page of the best occurrence of `words`; -1 if there is none. */
function bestOccurrence(
  page: Condensed,
  words: string,
  hint: { readonly before: string; readonly after: string; readonly expected: number },
): number {
  let best = -1;
  let bestScore = -Infinity;
  let at = page.text.indexOf(words);
  for (let tried = 0; at !== -1 && tried < occurrencesTried; tried++) {
    const score =
      agreementBefore(page.text, at, hint.before) +
      agreementAfter(page.text, at + words.length, hint.after) -
      Math.abs(at - hint.expected) / (page.text.length + hint.expected + 1);
    if (score > bestScore) [best, bestScore] = [at, score];
    at = page.text.indexOf(words, at + 1);
  }
  return best;
}

function agreementBefore(text: string, at: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && prefix.at(-1 - count) === text.charAt(at - 1 - count)) count++;
  return count;
}

function agreementAfter(text: string, at: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && suffix.charAt(count) === text.charAt(at + count)) count++;
  return count;
}
