import { expect, it } from 'vitest';
import type { PageShape } from '../../../src/renderer/reading-room/page-geometry.ts';
import { gridOf, thumbnailRect } from '../../../src/renderer/reading-room/thumbnail-grid.ts';
import { scaleToThumbnail } from '../../../src/renderer/reading-room/thumbnails.ts';

const shape = (width: number, height: number): PageShape => ({
  view: [0, 0, width, height],
  rotate: 0,
  userUnit: 1,
});
const letter = shape(612, 792);
const of = (firstShape: PageShape, ...others: PageShape[]) =>
  gridOf(
    { pageCount: 20, firstShape, shapes: new Map(others.map((other, index) => [index + 2, other])) },
    200,
  );

it('shows each page whole and in its own shape, in the middle of a cell of one size', () => {
  const grid = of(letter, shape(1600, 700), shape(400, 300));
  expect(grid).toMatchObject({ columns: 3, rows: 7 });
  expect(grid).toEqual(of(letter));
  for (const [page, own] of [letter, shape(1600, 700), shape(300, 400), shape(400, 1000)].entries()) {
    const { left, top, width, height } = thumbnailRect(grid, page + 1, own);
    expect(height / width).toBeCloseTo((own.view[3] ?? 0) / (own.view[2] ?? 1));
    expect(Math.max(width / grid.width, height / grid.height)).toBeCloseTo(1);
    expect(left + width / 2).toBeCloseTo((page % 3) * (grid.width + 8) + grid.width / 2);
    expect(top + height / 2).toBeCloseTo(Math.floor(page / 3) * grid.row + grid.height / 2);
  }
  expect(thumbnailRect(grid, 1, { ...letter, rotate: 90 }).width).toBeCloseTo(grid.width);
});

it('gets higher rows with a page that is taller than the first one, up to a limit', () => {
  const slides = of(shape(1600, 700));
  expect(of(shape(1600, 700), letter).row).toBeCloseTo(of(letter).row);
  expect(of(shape(1600, 700), letter).row).toBeGreaterThan(slides.row);
  expect(of(letter, shape(40, 14_000)).height).toBeCloseTo(slides.width * 1.6);
});

it('leaves the slimmest page large enough to be hit, and its picture small', () => {
  const grid = of(shape(14_000, 40), shape(40, 14_000));
  expect(thumbnailRect(grid, 1, shape(14_000, 40))).toMatchObject({ left: 0, width: grid.width, height: 24 });
  expect(thumbnailRect(grid, 2, shape(40, 14_000))).toMatchObject({ top: 0, width: 24, height: grid.height });
  expect(40 * scaleToThumbnail(14_000, 40)).toBeLessThan(1);
  expect(14_000 * scaleToThumbnail(40, 14_000)).toBeCloseTo(128 * 1.6);
});
