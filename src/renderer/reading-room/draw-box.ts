import type { Rect } from './page-geometry.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

const STEP = 8;
const SMALLEST = 12;

/** The rectangle between two points, inside the page. */
export function drag(from: { x: number; y: number }, to: { x: number; y: number }, page: Size): Rect {
  const x = (value: number): number => Math.min(Math.max(value, 0), page.width);
  const y = (value: number): number => Math.min(Math.max(value, 0), page.height);
  const [left, right] = [Math.min(x(from.x), x(to.x)), Math.max(x(from.x), x(to.x))];
  const [top, bottom] = [Math.min(y(from.y), y(to.y)), Math.max(y(from.y), y(to.y))];
  return { left, top, width: right - left, height: bottom - top };
}

/** Where the keyboard's box begins: in the middle of what can be seen of the page. */
export function startingRect(
  page: Size,
  visible: { readonly from: number; readonly to: number } | null,
): Rect {
  const { from, to } = visible ?? { from: 0, to: page.height };
  const width = page.width * 0.4;
  const height = Math.min(page.height * 0.08, Math.max(SMALLEST, to - from));
  return { left: (page.width - width) / 2, top: Math.max(0, (from + to - height) / 2), width, height };
}

/** The box after an arrow key: moved, or with Shift sized; with Alt by single pixels. Always inside the page. */
export function moveByKey(
  rect: Rect,
  press: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean },
  page: Size,
): Rect {
  const step = press.altKey ? 1 : STEP;
  const x = press.key === 'ArrowRight' ? step : press.key === 'ArrowLeft' ? -step : 0;
  const y = press.key === 'ArrowDown' ? step : press.key === 'ArrowUp' ? -step : 0;
  if (press.shiftKey) {
    return {
      ...rect,
      width: between(rect.width + x, SMALLEST, page.width - rect.left),
      height: between(rect.height + y, SMALLEST, page.height - rect.top),
    };
  }
  return {
    ...rect,
    left: between(rect.left + x, 0, page.width - rect.width),
    top: between(rect.top + y, 0, page.height - rect.height),
  };
}

function between(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
