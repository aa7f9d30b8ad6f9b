import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currentPage,
  heightOfPlace,
  isSameView,
  layPages,
  leftOfWindow,
  PAGE_GAP,
  pageAt,
  pagesBetween,
  pagesInView,
  pagesShown,
  placeAt,
  topOfWindow,
} from '../../../src/renderer/reading-room/page-layout.ts';

const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 1, max: 3000 }), height: fc.integer({ min: 1, max: 3000 }) }),
  { minLength: 1, maxLength: 60 },
);
const lay = (list: readonly { width: number; height: number }[]) =>
  layPages(list.length, (page) => list[page - 1] ?? { width: 0, height: 0 });

describe('page layout', () => {
  it('lays pages one below the other with gaps, and counts them from 1', () => {
    const layout = lay([
      { width: 600, height: 800 },
      { width: 900, height: 100 },
    ]);
    expect([...layout.tops]).toEqual([PAGE_GAP, 800 + 2 * PAGE_GAP]);
    expect(layout.total).toBe(900 + 3 * PAGE_GAP);
    expect(layout.width).toBe(900);
    expect(pageAt(layout, 0)).toBe(1);
    expect(pageAt(layout, 1e9)).toBe(2);
  });

  it('names the pages of a window as looking at each page does', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 4000 }),
        (list, share, tall) => {
          const layout = lay(list);
          const from = share * layout.total;
          const { first, last } = pagesBetween(layout, from, from + tall);
          const shown = list.flatMap((size, index) => {
            const top = layout.tops[index] ?? 0;
            return top <= from + tall && top + size.height > from ? [index + 1] : [];
          });
          expect(first).toBeLessThanOrEqual(shown[0] ?? last);
          expect(last).toBeGreaterThanOrEqual(shown.at(-1) ?? first);
          expect(last - first + 1).toBeLessThanOrEqual(Math.max(1, shown.length) + 1);
        },
      ),
    );
  });

  it('takes a page as shown by half of it, or half of the window, and by no edge of it', () => {
    const window = 800;
    // Fit page: the page fills the window but for two gaps, its top stands half a gap below the edge.
    const fit = lay(Array.from({ length: 19 }, () => ({ width: 600, height: window - 2 * PAGE_GAP })));
    const at = (page: number) => (fit.tops[page - 1] ?? 0) - PAGE_GAP / 2;
    expect(pagesBetween(fit, at(13), at(13) + window)).toEqual({ first: 13, last: 14 });
    expect(pagesShown(fit, at(13), window)).toEqual({ first: 13, last: 13 });
    const large = lay([1, 2].map(() => ({ width: 3000, height: 3000 })));
    expect(pagesShown(large, 500, window)).toEqual({ first: 1, last: 1 });
    expect(pagesShown(large, 3000 + PAGE_GAP - 395, window)).toMatchObject({ first: 3, last: 2 });
    const small = lay([1, 2, 3].map(() => ({ width: 100, height: 100 })));
    expect(pagesShown(small, PAGE_GAP + 49, 300)).toEqual({ first: 1, last: 3 });
    expect(pagesShown(small, PAGE_GAP + 51, 300)).toEqual({ first: 2, last: 3 });
  });

  it('has nothing to draw anew while one scrolls, but for pages that come or go', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 100, max: 2000 }), (list, window) => {
        const layout = lay(list);
        const views = Array.from({ length: Math.ceil(layout.total) }, (_, top) =>
          pagesInView(layout, top, window),
        );
        const changes = views.filter((view, top) => top > 0 && !isSameView(view, views[top - 1] ?? view));
        // Each page comes and goes once as one to keep ready, as one that is seen and as one that is shown.
        expect(changes.length).toBeLessThanOrEqual(6 * list.length);
      }),
      { numRuns: 10 },
    );
  });

  it('begins in the middle of the widest page, and keeps its own middle', () => {
    expect(leftOfWindow(0, 800, 800, 2000)).toBe(600);
    expect(leftOfWindow(600, 800, 2000, 4000)).toBe(1600);
    expect(leftOfWindow(600, 800, 2000, 800)).toBe(0);
  });

  it('keeps a place through any change of sizes', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (list, share, zoom) => {
          const layout = lay(list);
          const place = placeAt(layout, share * layout.total);
          expect(heightOfPlace(layout, place)).toBeCloseTo(share * layout.total, 6);
          const larger = lay(
            list.map(({ width, height }) => ({ width: width * zoom, height: height * zoom })),
          );
          const again = placeAt(larger, heightOfPlace(larger, place));
          if (place.down >= 0 && place.down < 1) expect(again.page).toBe(place.page);
        },
      ),
    );
  });

  it('knows the top of the window when a zoom kept the middle of it, and never one beyond the ends', () => {
    const layout = lay([1, 2, 3].map(() => ({ width: 600, height: 800 })));
    const larger = lay([1, 2, 3].map(() => ({ width: 1200, height: 1600 })));
    const middle = placeAt(layout, 1000);
    expect(topOfWindow(layout, middle, 350, 700)).toBeCloseTo(650, 6);
    const zoomed = topOfWindow(larger, middle, 350, 700);
    expect(placeAt(larger, zoomed + 350).down).toBeCloseTo(middle.down, 6);
    expect(topOfWindow(layout, placeAt(layout, 100), 350, 700)).toBe(0);
    expect(topOfWindow(layout, placeAt(layout, layout.total), 0, 700)).toBe(layout.total - 700);
  });

  it('reads the last page when it is scrolled to the end, however short the page is', () => {
    const layout = lay([
      { width: 600, height: 800 },
      { width: 600, height: 20 },
    ]);
    expect(currentPage(layout, layout.total - 700, 700)).toBe(2);
    expect(currentPage(layout, 0, 700)).toBe(1);
  });

  it('reads the first page that begins in the upper third, however short it is, and that which fills it', () => {
    const short = lay(Array.from({ length: 30 }, () => ({ width: 600, height: 80 })));
    for (const page of [1, 7, 12]) {
      expect(currentPage(short, short.tops[page - 1] ?? 0, 700)).toBe(page);
      expect(currentPage(short, (short.tops[page - 1] ?? 0) + 5, 700)).toBe(page + 1);
    }
    const long = lay(Array.from({ length: 3 }, () => ({ width: 600, height: 800 })));
    expect(currentPage(long, (long.tops[1] ?? 0) - 300, 700)).toBe(1);
    expect(currentPage(long, (long.tops[1] ?? 0) - 200, 700)).toBe(2);
    expect(currentPage(long, (long.tops[1] ?? 0) + 100, 700)).toBe(2);
  });
});
