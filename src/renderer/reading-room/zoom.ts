import { cssPixelsPerPoint, pageSize, type PageShape, type PageView, type Turn } from './page-geometry.ts';

/** A factor (1 is 100 %, 96 CSS pixels an inch), or a rule that follows the window. */
export type Zoom = number | 'fit-width' | 'fit-page';

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8];
const smallest = 0.1;
const largest = 10;
/** The largest page of a PDF in the smallest window. */
const smallestFit = 0.01;

export function limitZoom(factor: number): number {
  return Math.min(Math.max(factor, smallest), largest);
}

/** The next step above (`by` 1) or below (-1) a factor. */
export function stepZoom(factor: number, by: 1 | -1): number {
  const next =
    by === 1 ? steps.find((step) => step > factor * 1.001) : steps.findLast((step) => step < factor * 0.999);
  return next ?? limitZoom(by === 1 ? factor * 1.25 : factor / 1.25);
}

/** What a zoom comes to, as a factor, for a page in a window of that inner size in CSS pixels. */
export function zoomFactor(
  zoom: Zoom,
  shape: PageShape,
  turn: Turn,
  inside: { readonly width: number; readonly height: number },
): number {
  if (typeof zoom === 'number') return limitZoom(zoom);
  const size = pageSize({ shape, turn, scale: cssPixelsPerPoint });
  const byWidth = inside.width / size.width;
  const fit = zoom === 'fit-width' ? byWidth : Math.min(byWidth, inside.height / size.height);
  return Math.min(Math.max(fit, smallestFit), largest);
}

/** From here on 10 points, as letters and court papers are set in, are 5 pixels high: the least that can be made out. */
const readable = 0.4;
/** The shorter side of a letter at that zoom, for pages whose own size says nothing, as of scans a pixel a point. */
const readablePixels = 320;

/** Whether the text of a page can be read as it is drawn. Thumbnails are smaller. */
export function isReadable(page: PageView): boolean {
  const { width, height } = pageSize(page);
  return page.scale / cssPixelsPerPoint >= readable || Math.min(width, height) >= readablePixels;
}

/** Per cent as a person types it (`118`, `118 %`); null when it is none. */
export function readPercent(typed: string): number | null {
  const match = /^\s*(\d{1,4}(?:[.,]\d+)?)\s*%?\s*$/.exec(typed);
  const percent = Number(match?.[1]?.replace(',', '.'));
  return match === null || percent <= 0 ? null : limitZoom(percent / 100);
}
