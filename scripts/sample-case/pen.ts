import {
  LineCapStyle,
  lineTo,
  moveTo,
  popGraphicsState,
  pushGraphicsState,
  setLineCap,
  setLineWidth,
  setStrokingRgbColor,
  stroke,
  type PDFOperator,
} from '@cantoo/pdf-lib';
import { polygon, r, type Place } from './seal.ts';
import type { Rgb, Sheet } from './sheet.ts';

/** Mulberry32: the same numbers on every machine, so that the PDFs are the same bytes. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A pen scrawl standing on the line from (x, y), `width` points long: a signature that spells no name. */
export function drawScrawl(
  sheet: Sheet,
  seed: number,
  x: number,
  y: number,
  width: number,
  color: Rgb,
): void {
  const random = seeded(seed);
  const letters = 6 + Math.floor(random() * 5);
  const height = Math.min(22, width * 0.16);
  const lean = 0.25 + random() * 0.4;
  const strokes = Array.from({ length: letters + 2 }, (_, index) => ({
    tall: index === 0 ? 1.7 : random() < 0.32 ? 0.9 + random() * 0.5 : 0.12 + random() * 0.34,
    wide: index === 0 ? 1.5 : 0.5 + random() * 1.1,
    loop: 0.1 + random() * 0.4,
  }));
  const total = strokes.slice(0, letters).reduce((sum, letter) => sum + letter.wide, 0);
  const still = { tall: 0.3, wide: 1, loop: 0.2 };
  const points: [number, number][] = [];
  let pen = 0;
  for (let step = 0; step <= letters * 24; step += 1) {
    const t = step / 24;
    const phase = t * 2 * Math.PI - Math.PI / 2;
    const [here = still, next = still] = [strokes[Math.floor(t)], strokes[Math.floor(t) + 1]];
    const part = t % 1;
    const reach = (here.tall + (next.tall - here.tall) * part) * height * (1 - (0.4 * t) / letters);
    const loop = here.loop + (next.loop - here.loop) * part;
    const up = reach * (0.5 + 0.5 * Math.sin(phase)) - (t < 1 ? height * 0.12 : 0);
    const along = (pen / total) * width * 0.78 + Math.cos(phase) * reach * loop;
    points.push([x + along + up * lean, y + up + (t / letters) * height * 0.25]);
    pen += here.wide / 24;
  }
  const [endX, endY] = points.at(-1) ?? [x, y];
  const [sweep, rise] = [0.18 + random() * 0.16, 0.1 + random() * 0.35];
  for (let step = 1; step <= 16; step += 1) {
    const t = step / 16;
    points.push([endX + t * width * sweep, endY + Math.sin(t * Math.PI) * height * rise - t * height * 0.2]);
  }
  const operators: PDFOperator[] = [];
  for (const [index, [px, py]] of points.entries()) {
    const before = points[index - 1];
    if (!before) continue;
    const down = Math.max(0, before[1] - py) / Math.max(0.2, Math.hypot(px - before[0], py - before[1]));
    operators.push(
      setLineWidth(r(0.65 + 0.75 * down)),
      moveTo(r(before[0]), r(before[1])),
      lineTo(r(px), r(py)),
      stroke(),
    );
  }
  sheet.page.pushOperators(
    pushGraphicsState(),
    setStrokingRgbColor(color[0], color[1], color[2]),
    setLineCap(LineCapStyle.Round),
    ...operators,
    popGraphicsState(),
  );
}

/** A rubber stamp: a turned double frame with lines of lettering, centred on (cx, cy). */
export function drawStamp(
  sheet: Sheet,
  lines: readonly string[],
  cx: number,
  cy: number,
  turn: number,
  color: Rgb,
): void {
  const [width, height] = [118, 16 + lines.length * 13];
  const angle = (turn * Math.PI) / 180;
  const place: Place = (x, y) => [
    cx + x * Math.cos(angle) - y * Math.sin(angle),
    cy + x * Math.sin(angle) + y * Math.cos(angle),
  ];
  const frame = (inset: number, line: number) => [
    setLineWidth(line),
    ...polygon([
      place(-width / 2 + inset, -height / 2 + inset),
      place(width / 2 - inset, -height / 2 + inset),
      place(width / 2 - inset, height / 2 - inset),
      place(-width / 2 + inset, height / 2 - inset),
    ]),
    stroke(),
  ];
  sheet.page.pushOperators(
    pushGraphicsState(),
    setStrokingRgbColor(color[0], color[1], color[2]),
    ...frame(0, 1.6),
    ...frame(3, 0.6),
    popGraphicsState(),
  );
  for (const [index, line] of lines.entries()) {
    const size = index === 0 ? 13 : 9;
    const half = sheet.fonts['sans-bold'].widthOfTextAtSize(line, size) / 2;
    const [x, y] = place(-half, height / 2 - 19 - index * 12.5);
    sheet.text(x, y, line, { face: 'sans-bold', size, color, turn });
  }
}
