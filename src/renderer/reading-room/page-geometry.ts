import type { Box } from '../../core/findings/events.ts';

/** Quarter turns clockwise, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

/** What a page's shape on screen depends on; the names and units of pdf.js and ISO 32000-1, 7.7.3.3. */
export interface PageShape {
  /** Crop box in user space, `[left, bottom, right, top]`. */
  readonly view: Box;
  /** Rotation that the page itself asks for. */
  readonly rotate: Turn;
  /** Size of a user space unit in 1/72 inch. */
  readonly userUnit: number;
}

export function isSameShape(one: PageShape, other: PageShape): boolean {
  return (
    one.rotate === other.rotate &&
    one.userUnit === other.userUnit &&
    one.view.every((edge, index) => edge === other.view[index])
  );
}

/** A page as it is drawn: its shape, the reader's own turn, and CSS pixels for each 1/72 inch. */
export interface PageView {
  readonly shape: PageShape;
  readonly turn: Turn;
  readonly scale: number;
}

/** In CSS pixels from the page's top left corner. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const cssPixelsPerPoint = 96 / 72;

export function addTurns(one: Turn, other: number): Turn {
  return ((((one + other) % 360) + 360) % 360) as Turn;
}

/** Width and height in CSS pixels. */
export function pageSize(page: PageView): { width: number; height: number } {
  const [left, bottom, right, top] = page.shape.view;
  const unit = page.scale * page.shape.userUnit;
  const [wide, high] = [(right - left) * unit, (top - bottom) * unit];
  return isAcross(page) ? { width: high, height: wide } : { width: wide, height: high };
}

function turnOf(page: PageView): Turn {
  return addTurns(page.shape.rotate, page.turn);
}

function isAcross(page: PageView): boolean {
  return turnOf(page) % 180 !== 0;
}

function pointToView(page: PageView, x: number, y: number): [number, number] {
  const [left, bottom, right, top] = page.shape.view;
  const unit = page.scale * page.shape.userUnit;
  switch (turnOf(page)) {
    case 0:
      return [(x - left) * unit, (top - y) * unit];
    case 90:
      return [(y - bottom) * unit, (x - left) * unit];
    case 180:
      return [(right - x) * unit, (y - bottom) * unit];
    case 270:
      return [(top - y) * unit, (right - x) * unit];
  }
}

function pointToUser(page: PageView, x: number, y: number): [number, number] {
  const [left, bottom, right, top] = page.shape.view;
  const unit = page.scale * page.shape.userUnit;
  switch (turnOf(page)) {
    case 0:
      return [left + x / unit, top - y / unit];
    case 90:
      return [left + y / unit, bottom + x / unit];
    case 180:
      return [right - x / unit, bottom + y / unit];
    case 270:
      return [right - y / unit, top - x / unit];
  }
}

/** Where a box of user space lies on the page as drawn. */
export function boxToRect(page: PageView, box: Box): Rect {
  const [x1, y1] = pointToView(page, box[0], box[1]);
  const [x2, y2] = pointToView(page, box[2], box[3]);
  return {
    left: Math.min(x1, x2),
    top: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
}

/** The box of user space, in hundredths of a unit and inside the page, that a rectangle on the drawn page covers. */
export function rectToBox(page: PageView, rect: Rect): Box {
  const [x1, y1] = pointToUser(page, rect.left, rect.top);
  const [x2, y2] = pointToUser(page, rect.left + rect.width, rect.top + rect.height);
  const [left, bottom, right, top] = page.shape.view;
  return [
    within(Math.min(x1, x2), left, right),
    within(Math.min(y1, y2), bottom, top),
    within(Math.max(x1, x2), left, right),
    within(Math.max(y1, y2), bottom, top),
  ];
}

function within(value: number, low: number, high: number): number {
  return Math.round(Math.min(Math.max(value, low), high) * 100) / 100;
}

/** A rectangle in per cent of the page as drawn: it stays right at any zoom. */
export function rectInPercent(page: PageView, rect: Rect): Rect {
  const { width, height } = pageSize(page);
  return {
    left: (rect.left / width) * 100,
    top: (rect.top / height) * 100,
    width: (rect.width / width) * 100,
    height: (rect.height / height) * 100,
  };
}
