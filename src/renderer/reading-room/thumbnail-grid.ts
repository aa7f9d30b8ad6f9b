import { pageSize, type PageShape, type Rect } from './page-geometry.ts';
import type { ReaderState } from './reader-state.ts';
import { THUMBNAIL_TALLEST } from './thumbnails.ts';

export const GAP = 8;
const SMALLEST = 56;
/** A thumbnail's side at the least, so that it can be hit and its number read: a slimmer page has some paper beside it. */
const SLIMMEST = 24;

/** Cells of one size: pages whose shapes become known later then move no row, unless one is taller than all before. */
export interface ThumbnailGrid {
  readonly columns: number;
  readonly rows: number;
  /** Of a cell. */
  readonly width: number;
  readonly height: number;
  /** From the top of one row to that of the next. */
  readonly row: number;
}

export function gridOf(
  { pageCount, firstShape, shapes }: Pick<ReaderState, 'pageCount' | 'firstShape' | 'shapes'>,
  inner: number,
): ThumbnailGrid {
  const columns = Math.min(Math.max(1, Math.floor((inner + GAP) / (SMALLEST + GAP))), 4);
  const width = (inner - (columns - 1) * GAP) / columns;
  let tallest = steepness(firstShape);
  for (const shape of shapes.values()) tallest = Math.max(tallest, steepness(shape));
  const height = Math.max(width * Math.min(tallest, THUMBNAIL_TALLEST), SLIMMEST);
  return { columns, rows: Math.ceil(pageCount / columns), width, height, row: height + GAP };
}

/** Where a page's thumbnail stands: as large as its cell lets it be, in the middle of it. */
export function thumbnailRect(grid: ThumbnailGrid, page: number, shape: PageShape): Rect {
  const steep = steepness(shape);
  const width = Math.max(Math.min(grid.width, grid.height / steep), SLIMMEST);
  const height = Math.max(Math.min(grid.height, grid.width * steep), SLIMMEST);
  return {
    left: ((page - 1) % grid.columns) * (grid.width + GAP) + (grid.width - width) / 2,
    top: Math.floor((page - 1) / grid.columns) * grid.row + (grid.height - height) / 2,
    width,
    height,
  };
}

/** Thumbnails stand as the page itself asks for, whichever way the reader turned the pages. */
function steepness(shape: PageShape): number {
  const { width, height } = pageSize({ shape, turn: 0, scale: 1 });
  return height / width;
}
