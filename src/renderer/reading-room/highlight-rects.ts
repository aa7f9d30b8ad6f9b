import type { Rect } from './page-geometry.ts';

/**
 * The rectangles of a stretch of text, one for each line: what touches or nearly touches on one line becomes one, and
 * what has no size is left out. A gap wider than the line is high stays a gap (columns of a table).
 */
export function mergeIntoLines(rects: readonly Rect[]): Rect[] {
  const lines: Rect[] = [];
  const sorted = rects
    .filter((rect) => rect.width > 0.5 && rect.height > 0.5)
    .toSorted((a, b) => a.top - b.top || a.left - b.left);
  for (const rect of sorted) {
    const index = lines.findIndex(
      (line) => onOneLine(line, rect) && gapBetween(line, rect) <= Math.max(line.height, rect.height),
    );
    const line = lines[index];
    if (line === undefined) lines.push(rect);
    else lines[index] = union(line, rect);
  }
  return lines;
}

function onOneLine(a: Rect, b: Rect): boolean {
  const shared = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return shared >= Math.min(a.height, b.height) * 0.5;
}

function gapBetween(a: Rect, b: Rect): number {
  return Math.max(a.left, b.left) - Math.min(a.left + a.width, b.left + b.width);
}

export function union(a: Rect, b: Rect): Rect {
  const left = Math.min(a.left, b.left);
  const top = Math.min(a.top, b.top);
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  };
}

/** The same for text that may run up or down the page, as on a sheet that lies on its side. */
export function mergeAlongText(rects: readonly Rect[]): Rect[] {
  const sum = (side: 'width' | 'height'): number => rects.reduce((all, rect) => all + rect[side], 0);
  return sum('height') > sum('width') * 1.5
    ? mergeIntoLines(rects.map(transposed)).map(transposed)
    : mergeIntoLines(rects);
}

function transposed({ left, top, width, height }: Rect): Rect {
  return { left: top, top: left, width: height, height: width };
}
