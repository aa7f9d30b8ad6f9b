import type { Anchor } from '../../core/findings/events.ts';
import { placeHit, type Hit } from './hit.ts';
import { anchorOfStretch, type PageOnScreen } from './select-stretch.ts';

/** The anchor of a hit, so that words can be marked without a mouse. Null while the page's text is not on screen. */
export function anchorOfHit(hit: Hit, page: PageOnScreen | undefined): Anchor | null {
  if (page === undefined) return null;
  const placed = placeHit(hit, page.content.text.text);
  return placed === null ? null : anchorOfStretch(page, placed.start, placed.end);
}
