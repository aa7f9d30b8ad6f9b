import type { Finding } from '../../core/cases/case-state.ts';
import type { Anchor, Box } from '../../core/findings/events.ts';
import { placeAnchor } from '../../core/findings/place-anchor.ts';
import { boxesOfStretch, type PageOnScreen } from './select-stretch.ts';

/** A finding with where it lies on its page. `how` says by what it was placed; with `none`, `boxes` is empty. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly boxes: readonly Box[];
  readonly how: 'words' | 'moved-words' | 'boxes' | 'none';
  /** Its stretch of the page's text, where it was placed by words. */
  readonly stretch: { readonly start: number; readonly end: number } | null;
}

/** Where an anchor lies on its page. */
export type Placed = Omit<PlacedFinding, 'finding'>;

/**
 * By its words in the page's text as it is now; where they are not found, or the page's text is not there yet (null),
 * by the boxes that were kept.
 */
export function placeOnPage(anchor: Anchor, page: PageOnScreen | null): Placed {
  const placement = page === null ? null : placeAnchor(anchor, page.content.text.text);
  const boxes =
    page === null || placement === null ? [] : boxesOfStretch(page, placement.start, placement.end);
  if (boxes.length > 0 && placement !== null) {
    const { start, end, certainty } = placement;
    return { boxes, how: certainty === 'exact' ? 'words' : 'moved-words', stretch: { start, end } };
  }
  return { boxes: anchor.boxes, how: anchor.boxes.length > 0 ? 'boxes' : 'none', stretch: null };
}

export function placeFinding(finding: Finding, page: PageOnScreen | null): PlacedFinding {
  return { finding, ...placeOnPage(finding.anchor, page) };
}

/** The findings of each page that has any. */
export function byPage(findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
  const pages = new Map<number, Finding[]>();
  for (const finding of findings) {
    const { page } = finding.anchor;
    pages.set(page, [...(pages.get(page) ?? []), finding]);
  }
  return pages;
}

/** Whether any boxes of two places overlap. */
export function touch(a: readonly Box[], b: readonly Box[]): boolean {
  return a.some((one) =>
    b.some((two) => one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3]),
  );
}

/** For each finding how many of its underlines must stand below others: 0 where it overlaps none before it. */
export function stackLevels(placed: readonly PlacedFinding[]): number[] {
  const levels: number[] = [];
  for (const [index, one] of placed.entries()) {
    const taken = new Set(
      placed.slice(0, index).flatMap((other, at) => (touch(one.boxes, other.boxes) ? [levels[at]] : [])),
    );
    let level = 0;
    while (taken.has(level)) level += 1;
    levels.push(level);
  }
  return levels;
}

/** By page, then from top to bottom as far as boxes tell. */
export function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => a.anchor.page - b.anchor.page || topOf(b) - topOf(a));
}

function topOf(finding: Finding): number {
  return finding.anchor.boxes[0]?.[3] ?? 0;
}
