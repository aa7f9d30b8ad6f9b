import type { Anchor } from './events.ts';

/**
 * The text of a page without its white space and soft hyphens, and where each of its characters stood. Two engines
 * that read the same page differ mostly in white space, so anchors count in this text.
 */
export interface Condensed {
  readonly text: string;
  /** For each UTF-16 unit of `text`, its index in the page's own text. */
  readonly origin: readonly number[];
}

const dropped = /[\s\u00AD\u200B-\u200D\u2060\uFEFF]/u;

export function condense(pageText: string): Condensed {
  const origin: number[] = [];
  let text = '';
  for (let index = 0; index < pageText.length; index++) {
    const unit = pageText.charAt(index);
    if (dropped.test(unit)) continue;
    const folded = unit.normalize('NFKC');
    for (let part = 0; part < folded.length; part++) origin.push(index);
    text += folded;
  }
  return { text, origin };
}

const contextLength = 32;

/** The quote and position of the stretch `start` to `end` (end excluded) of a page's own text; null if it is blank. */
export function describeStretch(
  pageText: string,
  start: number,
  end: number,
): Pick<Anchor, 'quote' | 'position'> | null {
  const condensed = condense(pageText);
  const from = condensed.origin.findIndex((index) => index >= start);
  const after = condensed.origin.findIndex((index) => index >= end);
  const to = after === -1 ? condensed.text.length : after;
  const exact = pageText.slice(start, end).replaceAll(/\s+/g, ' ').trim();
  if (from === -1 || to <= from || exact === '') return null;
  return {
    quote: {
      exact: exact.toWellFormed(),
      prefix: condensed.text.slice(Math.max(0, from - contextLength), from).toWellFormed(),
      suffix: condensed.text.slice(to, to + contextLength).toWellFormed(),
    },
    position: { start: from, end: to },
  };
}

/** Where an anchor lies in a page's own text, and how sure that is. */
export interface Placement {
  readonly start: number;
  readonly end: number;
  readonly certainty: 'exact' | 'moved';
}

/**
 * Finds an anchor's words in a page's text as it is now: the same words where they were, or else the occurrence whose
 * surroundings and place agree best. Null when the words are not there: the finding is then shown by its boxes.
 */
export function placeAnchor(anchor: Pick<Anchor, 'quote' | 'position'>, pageText: string): Placement | null {
  if (anchor.quote === null) return null;
  const page = condense(pageText);
  const words = condense(anchor.quote.exact).text;
  if (words === '') return null;
  const expected = anchor.position?.start ?? 0;
  let best: { at: number; score: number } | null = null;
  for (let at = page.text.indexOf(words); at !== -1; at = page.text.indexOf(words, at + 1)) {
    const score =
      agreementBefore(page.text, at, anchor.quote.prefix) +
      agreementAfter(page.text, at + words.length, anchor.quote.suffix) -
      Math.abs(at - expected) / (page.text.length + 1);
    if (best === null || score > best.score) best = { at, score };
  }
  if (best === null) return null;
  const start = page.origin[best.at] ?? 0;
  const end = (page.origin[best.at + words.length - 1] ?? 0) + 1;
  return { start, end, certainty: best.at === expected ? 'exact' : 'moved' };
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
