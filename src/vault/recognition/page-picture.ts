import type { Box } from '../../core/findings/events.ts';
import type { PdfEngine } from '../documents/pdf-engine.ts';

const DOTS_PER_INCH = 300;
/** Pixels of a picture at the most: A3 at 300 dpi. A larger page is drawn more coarsely. */
const MOST_PIXELS = 18_000_000;

const GRAY = 1;
const WHITE = 0xff_ff_ff_ff | 0;
/** FPDF_ANNOT and FPDF_GRAYSCALE of fpdfview.h: with annotations, in shades of gray. */
const DRAW_FLAGS = 0x01 | 0x08;

/** Pixels from the picture's top left corner. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PagePicture {
  /** A binary PGM (netpbm, "P5"). */
  readonly pgm: Uint8Array;
  /** Where a part of the picture lies on the page, in hundredths of a unit of its user space. */
  readonly toUserSpace: (part: PixelBox) => Box;
}

/** Clockwise, from how the page itself asks to be shown; PDFium's own numbers. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/** Hands `use` what draws page `page` (from 1) of an open document; null for a page that does not load. */
export function withPagePicture<T>(
  engine: PdfEngine,
  document: number,
  page: number,
  use: (draw: (turns: QuarterTurns) => PagePicture) => T,
): T | null {
  const handle = engine.call('FPDF_LoadPage', document, page - 1);
  if (handle === 0) return null;
  const used = use((turns) => {
    const size = pixelsOf(engine, handle, turns);
    const pgm = draw(engine, handle, size);
    return { pgm, toUserSpace: (part) => boxOf(engine, handle, size, part) };
  });
  engine.call('FPDF_ClosePage', handle);
  return used;
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly turns: QuarterTurns;
}

function pixelsOf(engine: PdfEngine, page: number, turns: QuarterTurns): Size {
  const width = engine.call('FPDF_GetPageWidthF', page);
  const height = engine.call('FPDF_GetPageHeightF', page);
  const scale = Math.min(DOTS_PER_INCH / 72, Math.sqrt(MOST_PIXELS / (width * height)));
  const [wide, high] = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
  const [across = 1, down = 1] = turns % 2 === 0 ? [wide, high] : [high, wide];
  return { width: across, height: down, turns };
}

function draw(engine: PdfEngine, page: number, { width, height, turns }: Size): Uint8Array {
  const bitmap = engine.call('FPDFBitmap_CreateEx', width, height, GRAY, 0, 0);
  if (bitmap === 0) throw new Error('no memory for the picture of a page');
  engine.call('FPDFBitmap_FillRect', bitmap, 0, 0, width, height, WHITE);
  engine.call('FPDF_RenderPageBitmap', bitmap, page, 0, 0, width, height, turns, DRAW_FLAGS);
  const stride = engine.call('FPDFBitmap_GetStride', bitmap);
  const rows = new Uint8Array(
    engine.memory.buffer,
    engine.call('FPDFBitmap_GetBuffer', bitmap),
    stride * height,
  );
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const pgm = new Uint8Array(head.length + width * height);
  pgm.set(head);
  for (let row = 0; row < height; row++) {
    pgm.set(rows.subarray(row * stride, row * stride + width), head.length + row * width);
  }
  engine.call('FPDFBitmap_Destroy', bitmap);
  return pgm;
}

function boxOf(engine: PdfEngine, page: number, size: Size, part: PixelBox): Box {
  const [x1, y1] = pointOf(engine, page, size, part.left, part.top);
  const [x2, y2] = pointOf(engine, page, size, part.left + part.width, part.top + part.height);
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

function pointOf(engine: PdfEngine, page: number, size: Size, x: number, y: number): [number, number] {
  const at = engine.call('malloc', 16);
  engine.call('FPDF_DeviceToPage', page, 0, 0, size.width, size.height, size.turns, x, y, at, at + 8);
  const view = new DataView(engine.memory.buffer);
  const point: [number, number] = [
    hundredths(view.getFloat64(at, true)),
    hundredths(view.getFloat64(at + 8, true)),
  ];
  engine.call('free', at);
  return point;
}

function hundredths(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : 0;
}
