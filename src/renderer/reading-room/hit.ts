import { describeStretch, placeAnchor } from '../../core/findings/place-anchor.ts';
import { contextOf, type HitContext, type Stretch } from './find-in-text.ts';

/** A place where words stand: the `index`-th of its page, from 0, in the text that was looked through. */
export interface Hit {
  readonly page: number;
  readonly index: number;
  readonly context: HitContext;
  /** The text of the page as it was looked through, and where the words stand in it. */
  readonly source: { readonly text: string; readonly stretch: Stretch };
}

/** Stretches of a page's text as hits. */
export function hitsOf(stretches: readonly Stretch[], text: string, page: number): Hit[] {
  return stretches.map((stretch, index) => ({
    page,
    index,
    context: contextOf(text, stretch),
    source: { text, stretch },
  }));
}

/**
 * Where a hit stands in its page's text as it is on the screen. That need not be the text in which it was found, and
 * may have its words more often or less: its surroundings tell. Null where they are not there.
 */
export function placeHit({ source }: Hit, pageText: string): Stretch | null {
  if (source.text === pageText) return source.stretch;
  const described = describeStretch(source.text, source.stretch.start, source.stretch.end);
  return described === null ? null : placeAnchor(described, pageText);
}

/** Which of the stretches that are marked on a page is the hit; -1 where none is. */
export function markOfHit(hit: Hit, marked: readonly Stretch[], pageText: string): number {
  const placed = placeHit(hit, pageText);
  if (placed === null) return -1;
  return marked.findIndex(({ start, end }) => start < placed.end && placed.start < end);
}
