/** Pages one below the other: for each page its top and height, in CSS pixels from the top of the whole. */
export interface PageLayout {
  readonly tops: Float64Array;
  readonly heights: Float64Array;
  readonly total: number;
  readonly width: number;
}

export const PAGE_GAP = 16;

/** Lays out `count` pages; `sizeOf` gives the drawn size of a page number. */
export function layPages(
  count: number,
  sizeOf: (page: number) => { readonly width: number; readonly height: number },
): PageLayout {
  const tops = new Float64Array(count);
  const heights = new Float64Array(count);
  let y = PAGE_GAP;
  let widest = 0;
  for (let index = 0; index < count; index++) {
    const { width, height } = sizeOf(index + 1);
    tops[index] = y;
    heights[index] = height;
    y += height + PAGE_GAP;
    widest = Math.max(widest, width);
  }
  return { tops, heights, total: y, width: widest };
}

/** The page at height `y`: the last one that begins at or above it. Pages count from 1. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0;
  let high = layout.tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The first and last page that show anything between two heights. */
export function pagesBetween(layout: PageLayout, from: number, to: number): PageRange {
  const first = pageAt(layout, from);
  const last = pageAt(layout, Math.max(from, to));
  const over = (layout.tops[first - 1] ?? 0) + (layout.heights[first - 1] ?? 0) <= from;
  return { first: over && first < last ? first + 1 : first, last };
}

/**
 * The first and last page that count as shown in a window: of each at least half is in it, or it takes half of the
 * window. The first is above the last where there is none.
 */
export function pagesShown(layout: PageLayout, top: number, height: number): PageRange {
  const isShown = (page: number): boolean => {
    const from = layout.tops[page - 1] ?? 0;
    const tall = layout.heights[page - 1] ?? 0;
    return Math.min(from + tall, top + height) - Math.max(from, top) >= Math.min(tall, height) / 2;
  };
  let { first, last } = pagesBetween(layout, top, top + height);
  while (first <= last && !isShown(first)) first += 1;
  while (first <= last && !isShown(last)) last -= 1;
  return { first, last };
}

export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** What is drawn of a document for a window at one height of it. */
export interface PagesInView {
  /** Pages that are kept ready. */
  readonly near: PageRange;
  /** Pages that count as shown. */
  readonly shown: PageRange;
}

/** Windows' heights above and below the window in which pages are kept ready. */
const AHEAD = 0.75;

export function pagesInView(layout: PageLayout, top: number, height: number): PagesInView {
  return {
    near: pagesBetween(layout, top - height * AHEAD, top + height * (1 + AHEAD)),
    shown: pagesShown(layout, top, height),
  };
}

export function isSameView(one: PagesInView, other: PagesInView): boolean {
  return isSameRange(one.near, other.near) && isSameRange(one.shown, other.shown);
}

function isSameRange(one: PageRange, other: PageRange): boolean {
  return one.first === other.first && one.last === other.last;
}

/** A place in the document that outlives every change of sizes: a page, and how far down it, 0 to 1. */
export interface ScrollPlace {
  readonly page: number;
  readonly down: number;
}

export function placeAt(layout: PageLayout, y: number): ScrollPlace {
  const page = pageAt(layout, y);
  const height = layout.heights[page - 1] ?? 1;
  return { page, down: (y - (layout.tops[page - 1] ?? 0)) / (height + PAGE_GAP) };
}

export function heightOfPlace(layout: PageLayout, place: ScrollPlace): number {
  const index = Math.min(Math.max(place.page, 1), layout.tops.length) - 1;
  return (layout.tops[index] ?? 0) + place.down * ((layout.heights[index] ?? 0) + PAGE_GAP);
}

/** The height of the window's top when a place is kept `held` pixels below it, as far as the document reaches. */
export function topOfWindow(
  layout: PageLayout,
  place: ScrollPlace,
  held: number,
  windowHeight: number,
): number {
  const most = Math.max(0, layout.total - windowHeight);
  return Math.min(Math.max(heightOfPlace(layout, place) - held, 0), most);
}

/** How far a window is moved sideways so that its middle stays where it is of pages that get another width in all. */
export function leftOfWindow(left: number, windowWidth: number, before: number, now: number): number {
  return Math.max(0, ((left + windowWidth / 2) * now) / before - windowWidth / 2);
}

/** The page that a reader would name: the first that begins in the upper third of the window, else the one that fills that. */
export function currentPage(layout: PageLayout, top: number, windowHeight: number): number {
  if (top + windowHeight >= layout.total - 1) return layout.tops.length;
  const third = pageAt(layout, top + windowHeight / 3);
  const first = pageAt(layout, top);
  const begun = (layout.tops[first - 1] ?? 0) >= top ? first : first + 1;
  return Math.min(begun, third);
}
