import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SpareCanvases } from '../../../src/renderer/pdf/spare-canvases.ts';

/** A canvas that tells whether it is in the window and holds a picture. */
function canvas() {
  const made = {
    width: 0,
    height: 0,
    isShown: true,
    hasPicture: true,
    remove: () => (made.isShown = false),
    getContext: () => ({ reset: () => (made.hasPicture = false) }),
  };
  return made;
}

let spare: SpareCanvases;
beforeEach(() => {
  vi.stubGlobal('document', { createElement: canvas });
  spare = new SpareCanvases();
});
afterEach(() => vi.unstubAllGlobals());

it('gives the canvas of a page that went to the next page of its size, wiped only then', () => {
  const page = spare.take(612, 792);
  spare.keep(page);
  expect(page).toMatchObject({ isShown: false, hasPicture: true });
  expect(spare.take(792, 612)).not.toBe(page);
  expect(spare.take(612, 792)).toBe(page);
  expect(page).toMatchObject({ width: 612, height: 792, hasPicture: false });
  expect(spare.take(612, 792)).not.toBe(page);
});

it('keeps four, none of a size of which few fit into memory, and none of a document that is closed', () => {
  const pages = Array.from({ length: 6 }, () => spare.take(612, 792));
  for (const page of pages) spare.keep(page);
  expect(pages.map(({ width }) => width)).toEqual([0, 0, 612, 612, 612, 612]);
  const large = spare.take(4000, 4000);
  spare.keep(large);
  expect(large.width).toBe(0);
  const shown = spare.take(612, 792);
  spare.end();
  expect(pages.filter((page) => page !== shown).map(({ width }) => width)).toEqual([0, 0, 0, 0, 0]);
  spare.keep(shown);
  expect(shown.width).toBe(0);
});
