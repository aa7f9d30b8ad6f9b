import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Fontkit from '@pdf-lib/fontkit';
import {
  appendBezierCurve,
  closePath,
  fill,
  lineTo,
  moveTo,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setFillingRgbColor,
  setLineWidth,
  setStrokingRgbColor,
  stroke,
  type PDFOperator,
} from '@cantoo/pdf-lib';
import type { Rgb, Sheet } from './sheet.ts';

const load = createRequire(import.meta.url);
const fontkit: typeof Fontkit = load('@pdf-lib/fontkit');
const outlines = fontkit.create(readFileSync(load.resolve('dejavu-fonts-ttf/ttf/DejaVuSerif-Bold.ttf')));

export type Place = (x: number, y: number) => readonly [number, number];
/** Thousandths of a point are enough, and keep the files small. */
export const r = (value: number): number => Number(value.toFixed(3));

/** A letter as filled curves, so that a seal's round lettering is a picture and no text to extract. */
function glyphPath(svg: string, place: Place): PDFOperator[] {
  let at: readonly [number, number] = [0, 0];
  const operators: PDFOperator[] = [];
  for (const [, command = '', list = ''] of svg.matchAll(/([MLQZ])([^MLQZ]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0] = (list.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === 'Z') operators.push(closePath());
    else if (command === 'Q') {
      const one = place(at[0] + (2 / 3) * (a - at[0]), at[1] + (2 / 3) * (b - at[1]));
      const two = place(c + (2 / 3) * (a - c), d + (2 / 3) * (b - d));
      const end = place(c, d);
      operators.push(appendBezierCurve(r(one[0]), r(one[1]), r(two[0]), r(two[1]), r(end[0]), r(end[1])));
      at = [c, d];
    } else {
      const [x, y] = place(a, b);
      operators.push(command === 'M' ? moveTo(r(x), r(y)) : lineTo(r(x), r(y)));
      at = [a, b];
    }
  }
  return operators;
}

/** Letters along a circle, centred at the top, or at the bottom and readable from below. */
function roundText(
  text: string,
  size: number,
  cx: number,
  cy: number,
  radius: number,
  top: boolean,
): PDFOperator[] {
  const scale = size / outlines.unitsPerEm;
  const run = outlines.layout(text);
  const natural = run.positions.reduce((sum, position) => sum + position.xAdvance * scale, 0);
  const spread = Math.min(1.25, ((top ? 3.1 : 1.7) * radius) / natural);
  const total = natural * spread;
  const operators: PDFOperator[] = [];
  let along = -total / 2;
  for (const [index, glyph] of run.glyphs.entries()) {
    const advance = (run.positions[index]?.xAdvance ?? 0) * scale * spread;
    const turn = ((along + advance / 2) / radius) * (top ? -1 : 1);
    const angle = top ? Math.PI / 2 + turn : -Math.PI / 2 + turn;
    const spin = top ? angle - Math.PI / 2 : angle + Math.PI / 2;
    const [ox, oy] = [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
    const place: Place = (x, y) => {
      const [px, py] = [x * scale - advance / 2, y * scale];
      return [ox + px * Math.cos(spin) - py * Math.sin(spin), oy + px * Math.sin(spin) + py * Math.cos(spin)];
    };
    operators.push(...glyphPath(glyph.path.toSVG(), place));
    along += advance;
  }
  return operators;
}

export function polygon(points: readonly (readonly [number, number])[]): PDFOperator[] {
  const [first, ...rest] = points;
  if (!first) return [];
  return [moveTo(r(first[0]), r(first[1])), ...rest.map(([x, y]) => lineTo(r(x), r(y))), closePath()];
}

function star(cx: number, cy: number, radius: number, points: number): PDFOperator[] {
  return polygon(
    Array.from({ length: points * 2 }, (_, index) => {
      const reach = index % 2 === 0 ? radius : radius * 0.46;
      const angle = Math.PI / 2 + (index * Math.PI) / points;
      return [cx + reach * Math.cos(angle), cy + reach * Math.sin(angle)] as const;
    }),
  );
}

function bar(x: number, y: number, width: number, height: number): PDFOperator[] {
  return polygon([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);
}

function scales(cx: number, cy: number, s: number): PDFOperator[] {
  const pan = (x: number) => [
    ...polygon([
      [x - s * 0.34, cy - s * 0.1],
      [x + s * 0.34, cy - s * 0.1],
      [x + s * 0.18, cy - s * 0.28],
      [x - s * 0.18, cy - s * 0.28],
    ]),
    ...polygon([
      [x - s * 0.3, cy - s * 0.1],
      [x, cy + s * 0.56],
      [x - s * 0.24, cy - s * 0.1],
    ]),
    ...polygon([
      [x + s * 0.3, cy - s * 0.1],
      [x, cy + s * 0.56],
      [x + s * 0.24, cy - s * 0.1],
    ]),
  ];
  return [
    ...bar(cx - s * 0.05, cy - s * 0.7, s * 0.1, s * 1.4),
    ...bar(cx - s * 0.66, cy + s * 0.54, s * 1.32, s * 0.08),
    ...bar(cx - s * 0.36, cy - s * 0.78, s * 0.72, s * 0.1),
    ...pan(cx - s * 0.6),
    ...pan(cx + s * 0.6),
  ];
}

function courthouse(cx: number, cy: number, s: number): PDFOperator[] {
  return [
    ...polygon([
      [cx - s * 0.8, cy + s * 0.3],
      [cx + s * 0.8, cy + s * 0.3],
      [cx, cy + s * 0.75],
    ]),
    ...[-0.66, -0.3, 0.1, 0.46].flatMap((x) => bar(cx + s * x, cy - s * 0.45, s * 0.2, s * 0.68)),
    ...bar(cx - s * 0.8, cy - s * 0.6, s * 1.6, s * 0.1),
    ...bar(cx - s * 0.9, cy - s * 0.76, s * 1.8, s * 0.1),
  ];
}

export interface Seal {
  readonly upper: string;
  readonly lower: string;
  readonly emblem: 'scales' | 'star' | 'courthouse';
  readonly color: Rgb;
}

/** A seal of `radius` points about (cx, cy): rings, beaded edge, lettering and emblem, all vector, no text. */
export function drawSeal(sheet: Sheet, seal: Seal, cx: number, cy: number, radius: number): void {
  const [red, green, blue] = seal.color;
  const beads = Array.from({ length: 72 }, (_, index) => (index * Math.PI) / 36).flatMap((angle) => [
    moveTo(r(cx + radius * 0.97 * Math.cos(angle)), r(cy + radius * 0.97 * Math.sin(angle))),
    lineTo(r(cx + radius * 1.03 * Math.cos(angle)), r(cy + radius * 1.03 * Math.sin(angle))),
    stroke(),
  ]);
  const letters = radius * Math.min(0.15, 2.75 / seal.upper.length);
  const emblem = { scales, courthouse, star: (x: number, y: number, s: number) => star(x, y, s, 7) }[
    seal.emblem
  ];
  sheet.page.pushOperators(
    pushGraphicsState(),
    setStrokingRgbColor(red, green, blue),
    setFillingRgbColor(red, green, blue),
    setLineWidth(r(radius * 0.035)),
    ...beads,
    ...roundText(seal.upper, letters, cx, cy, radius * 0.705, true),
    fill(),
    ...roundText(seal.lower, letters, cx, cy, radius * 0.705 + letters * 0.74, false),
    fill(),
    ...emblem(cx, cy, radius * 0.46),
    fill(),
    ...star(cx - radius * 0.79, cy, radius * 0.055, 5),
    ...star(cx + radius * 0.79, cy, radius * 0.055, 5),
    fill(),
    popGraphicsState(),
  );
  for (const [reach, width] of [
    [0.95, 0.02],
    [0.9, 0.008],
    [0.62, 0.015],
  ] as const) {
    sheet.page.drawCircle({
      x: cx,
      y: cy,
      size: radius * reach,
      borderWidth: radius * width,
      borderColor: rgb(red, green, blue),
    });
  }
}
