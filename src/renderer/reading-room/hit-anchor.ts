import type { Anchor } from '../../core/findings/events.ts';
import { findWords } from './find-in-text.ts';
import { anchorOfStretch, type PageOnScreen } from './select-stretch.ts';

/**
 * The anchor of a hit of the search, so that words can be marked without a mouse. `index` counts from 0 among the
 * hits of the page. Null while the page's text is not on screen.
 */
export function anchorOfHit(words: string, index: number, page: PageOnScreen | undefined): Anchor | null {
  if (page === undefined) return null;
  const stretch = findWords(words, page.content.text.text)[index];
  return stretch === undefined ? null : anchorOfStretch(page, stretch.start, stretch.end);
}
