import type { Anchor } from './events.ts';
import { placeAnchor } from './place-anchor.ts';

const CONTEXT = 32;

/**
 * An anchor's words as W3C selectors give them: quote, surroundings and position from one and the same text, that of
 * the page with single spaces and none at its ends, counted in code points. Null where the words are not there.
 */
export function quoteInText(anchor: Anchor, pageText: string): Pick<Anchor, 'quote' | 'position'> | null {
  const placed = placeAnchor(anchor, pageText);
  if (placed === null) return null;
  const prefix = codePoints(pageText.slice(0, placed.start).trimStart());
  const exact = codePoints(pageText.slice(placed.start, placed.end));
  const suffix = codePoints(pageText.slice(placed.end).trimEnd());
  return {
    quote: {
      exact: exact.join(''),
      prefix: prefix.slice(-CONTEXT).join(''),
      suffix: suffix.slice(0, CONTEXT).join(''),
    },
    position: { start: prefix.length, end: prefix.length + exact.length },
  };
}

function codePoints(text: string): string[] {
  return Array.from(text.replaceAll(/\s+/g, ' '));
}
