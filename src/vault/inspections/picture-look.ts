import { isDark, type Colour } from './page-drawing.ts';
import type { PdfReader } from './pdf-reader.ts';

/** What a picture hides: everything, by one colour all over or by what it shows (null). */
export interface PictureCover {
  readonly colour: Colour | null;
}

/** Null where it lets something through, or where that cannot be told of one that was looked at. */
export type PictureLook = PictureCover | 'not-looked-at' | null;

/** Of larger pictures it is not told what they hide: looking would take too long. */
const MOST_PIXELS = 40_000_000;
const MOST_DRAWN = 16_000_000;
const SAMPLES = 48;
/** FPDFBitmap_BGRA of fpdfview.h, and the same with its colours multiplied by it. */
const WITH_ALPHA = [4, 5];
const SAME = 24;

/** Looks at a drawn picture. */
export function coverOfPicture(pdf: PdfReader, document: number, page: number, object: number): PictureLook {
  const [width = 0, height = 0] = pdf.sizeOfPicture(object) ?? [];
  const [left, bottom, right, top] = pdf.boundsOf(object) ?? [0, 0, 0, 0];
  if (width * height > MOST_PIXELS || (right - left) * (top - bottom) > MOST_DRAWN) {
    return 'not-looked-at';
  }
  const bitmap = pdf.call('FPDFImageObj_GetRenderedBitmap', document, page, object);
  if (bitmap === 0) return null;
  const seen = samplesOf(pdf, bitmap);
  pdf.call('FPDFBitmap_Destroy', bitmap);
  const [first] = seen;
  if (first === undefined || seen.some(([, , , alpha]) => alpha < 250)) return null;
  const isEven = seen.every((colour) =>
    [0, 1, 2].every((index) => Math.abs((colour[index] ?? 0) - (first[index] ?? 0)) <= SAME),
  );
  // What a blend leaves of a dark colour is dark; of any other it cannot be told.
  const blends = pdf.call('FPDFPageObj_HasTransparency', object) !== 0;
  if (blends && !(isEven && isDark(first))) return null;
  return { colour: isEven ? first : null };
}

/** Colours from all over a bitmap but its very edge, where it is blended with what lies beside it. */
function samplesOf(pdf: PdfReader, bitmap: number): Colour[] {
  const [width, height] = [pdf.call('FPDFBitmap_GetWidth', bitmap), pdf.call('FPDFBitmap_GetHeight', bitmap)];
  const stride = pdf.call('FPDFBitmap_GetStride', bitmap);
  const bytesEach = Math.floor(stride / Math.max(1, width));
  const bytes = pdf.bytes(pdf.call('FPDFBitmap_GetBuffer', bitmap), stride * height);
  const hasAlpha = WITH_ALPHA.includes(pdf.call('FPDFBitmap_GetFormat', bitmap));
  return inner(height).flatMap((y) =>
    inner(width).map((x): Colour => {
      const at = y * stride + x * bytesEach;
      const [blue = 0, green = 0, red = 0, alpha = 0] = bytes.subarray(at, at + 4);
      return bytesEach < 3 ? [blue, blue, blue, 255] : [red, green, blue, hasAlpha ? alpha : 255];
    }),
  );
}

function inner(length: number): number[] {
  const edge = length > 4 ? 2 : 0;
  const count = Math.min(SAMPLES, length - 2 * edge);
  return Array.from({ length: count }, (_, index) =>
    Math.floor(edge + ((index + 0.5) * (length - 2 * edge)) / count),
  );
}
