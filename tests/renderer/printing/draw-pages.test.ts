import { expect, it } from 'vitest';
import { drawPages } from '../../../src/renderer/printing/draw-pages.ts';

const { signal } = new AbortController();

/** Draws a page as its number, but for those that are damaged. */
const drawing = (damaged: readonly number[]) => async (page: number) => {
  await Promise.resolve();
  if (damaged.includes(page)) throw new Error(`Page ${page} is damaged`);
  return page;
};

it('a page that cannot be drawn stops no other', async () => {
  expect(await drawPages(2, 4, drawing([3, 4]), signal)).toEqual([
    { page: 2, picture: 2 },
    { page: 3, picture: null },
    { page: 4, picture: null },
  ]);
});

it('nothing is printed where no page can be drawn', async () => {
  await expect(drawPages(1, 2, drawing([1, 2]), signal)).rejects.toThrow('Page 2 is damaged');
});

it('ends where it is stopped', async () => {
  const control = new AbortController();
  const drawn = await drawPages(
    1,
    100,
    async (page) => {
      if (page === 2) control.abort();
      return drawing([])(page);
    },
    control.signal,
  );
  expect(drawn.map(({ page }) => page)).toEqual([1, 2]);
});
