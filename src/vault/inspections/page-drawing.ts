import { boxAround } from '../../core/findings/box-around.ts';
import type { Box } from '../../core/findings/events.ts';
import type { PdfEngine } from '../documents/pdf-engine.ts';
import type { PdfReader } from './pdf-reader.ts';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;

/** Objects looked at on a page, and forms entered in each other. */
const MOST_OBJECTS = 40_000;
const DEEPEST_FORM = 8;

/** `a b c d e f` of a transformation. */
export type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Red, green, blue, alpha, 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Modes of text that is drawn for no eye, such as what a scanner made out; 7 clips what follows. */
const INVISIBLE_MODES = [3, 7];

export function isInvisible(mode: number): boolean {
  return INVISIBLE_MODES.includes(mode);
}

/** Text as it is drawn; `order` counts what is drawn on the page, so that a later one lies over an earlier one. */
export interface DrawnText {
  readonly order: number;
  readonly box: Box;
  readonly mode: number;
  readonly colour: Colour | null;
  /** Height of its letters' square in user space. */
  readonly size: number;
  /** What of the page its clipping leaves; null where it is not clipped. */
  readonly clip: Box | null;
  readonly layers: readonly string[];
}

/** An area that is painted: with one colour all over, or with what cannot be told (null). */
export interface PaintedArea {
  readonly order: number;
  readonly box: Box;
  readonly colour: Colour | null;
  readonly isImage: boolean;
  /** The picture that it is, to be looked at; 0 for what is none. */
  readonly picture: number;
}

/** What a page draws, as far as it matters for what is seen of its text. */
export interface PageDrawing {
  readonly texts: ReadonlyMap<number, DrawnText>;
  readonly areas: readonly PaintedArea[];
  /** What areas of one colour that touch each other cover together, of which the first was drawn as `order` says. */
  readonly stacks: readonly PaintedArea[];
  readonly fonts: ReadonlyMap<string, boolean>;
  readonly whole: boolean;
}

/** Goes through all that a page draws, forms and what they draw included. */
export function readDrawing(pdf: PdfReader, page: number): PageDrawing {
  const reading = new DrawingReader(pdf);
  reading.among('FPDFPage', page, identity, null, 0);
  return reading;
}

class DrawingReader implements PageDrawing {
  readonly texts = new Map<number, DrawnText>();
  readonly areas: PaintedArea[] = [];
  readonly stacks: PaintedArea[] = [];
  readonly fonts = new Map<string, boolean>();
  readonly #pdf: PdfReader;
  readonly #call: PdfEngine['call'];
  #order = 0;
  #isStackOpen = false;

  constructor(pdf: PdfReader) {
    this.#pdf = pdf;
    this.#call = (name, ...numbers) => pdf.call(name, ...numbers);
  }

  get whole(): boolean {
    return this.#order <= MOST_OBJECTS;
  }

  among(
    kind: 'FPDFPage' | 'FPDFFormObj',
    parent: number,
    matrix: Matrix,
    clip: Box | null,
    depth: number,
    layers: readonly string[] = [],
  ): void {
    const count = this.#call(`${kind}_CountObjects`, parent);
    for (let index = 0; index < count && this.whole; index++) {
      const object = this.#call(`${kind}_GetObject`, parent, index);
      if (object === 0) continue;
      this.#order += 1;
      const on = [...layers, ...this.#pdf.layersOf(object)];
      const within = meet(clip, this.#clipOf(object, matrix));
      switch (this.#call('FPDFPageObj_GetType', object)) {
        case TEXT:
          this.#text(object, matrix, within, on);
          break;
        case PATH:
          this.#path(object, matrix, within);
          break;
        case IMAGE:
          this.#area(object, matrix, within, null, object);
          break;
        case SHADING:
          this.#area(object, matrix, within, null, null);
          break;
        case FORM:
          if (depth < DEEPEST_FORM) {
            const inner = multiply(this.#pdf.matrixOf(object) ?? identity, matrix);
            this.among('FPDFFormObj', object, inner, within, depth + 1, on);
          }
          break;
      }
    }
  }

  #text(object: number, matrix: Matrix, clip: Box | null, layers: readonly string[]): void {
    const box = this.#boxOf(object, matrix);
    if (box === null) return;
    const own = multiply(this.#pdf.matrixOf(object) ?? identity, matrix);
    this.texts.set(object, {
      order: this.#order,
      box,
      mode: this.#call('FPDFTextObj_GetTextRenderMode', object),
      colour: this.#pdf.fillOf(object),
      size: this.#pdf.fontSizeOf(object) * Math.hypot(own[2], own[3]),
      clip,
      layers,
    });
    const font = this.#pdf.fontOf(object);
    if (font !== null) this.fonts.set(font.name, (this.fonts.get(font.name) ?? true) && font.embedded);
  }

  #path(object: number, matrix: Matrix, clip: Box | null): void {
    const line = this.#pdf.isFilled(object) ? null : this.#pdf.lineColourOf(object);
    if (line === null && !this.#pdf.isFilled(object)) return;
    const colour = line ?? this.#pdf.fillOf(object);
    const isPlain =
      colour !== null &&
      (line !== null || this.#pdf.isRectangle(object)) &&
      Math.abs(matrix[1] * matrix[2]) < 1e-9;
    // What a transparent fill or a blend leaves of a dark colour is dark; of any other it cannot be told.
    const isOpaque =
      colour !== null &&
      colour[3] >= 250 &&
      (this.#call('FPDFPageObj_HasTransparency', object) === 0 || isDark(colour));
    this.#area(object, matrix, clip, isPlain && isOpaque ? colour : null, 0);
  }

  /** `picture`: the picture that it is, 0 for none, null for what is like one and cannot be looked at. */
  #area(
    object: number,
    matrix: Matrix,
    clip: Box | null,
    colour: Colour | null,
    picture: number | null,
  ): void {
    const box = meet(clip, this.#boxOf(object, matrix));
    if (box === null) return;
    const area = { order: this.#order, box, colour, isImage: picture !== 0, picture: picture ?? 0 };
    this.#stack(area);
    this.areas.push(area);
  }

  /** An area joins the stack that the one before it belongs to, or begins one with that. */
  #stack(area: PaintedArea): void {
    const last = this.#isStackOpen ? this.stacks.at(-1) : this.areas.at(-1);
    const joins = last !== undefined && stacks(last, area);
    if (joins && this.#isStackOpen) this.stacks.pop();
    if (joins) this.stacks.push({ ...last, box: boxAround(last.box, area.box) });
    this.#isStackOpen = joins;
  }

  #boxOf(object: number, matrix: Matrix): Box | null {
    const box = this.#pdf.boundsOf(object);
    return box === null ? null : boxThrough(matrix, box);
  }

  #clipOf(object: number, matrix: Matrix): Box | null {
    const clip = this.#pdf.clipOf(object);
    return clip === null ? null : boxThrough(matrix, clip);
  }
}

const TOUCH = 0.6;
const ALIGNED = 3;

/** Whether two areas of one colour lie against each other with their sides in line, so that they hide as one. */
function stacks(one: PaintedArea, other: PaintedArea): boolean {
  if (one.colour === null || other.colour === null) return false;
  if (one.colour.some((part, index) => Math.abs(part - (other.colour?.[index] ?? 0)) > 2)) return false;
  const inLine = (low: 0 | 1, high: 2 | 3): boolean =>
    Math.abs(one.box[low] - other.box[low]) <= ALIGNED &&
    Math.abs(one.box[high] - other.box[high]) <= ALIGNED;
  const touch = (low: 0 | 1, high: 2 | 3): boolean =>
    one.box[low] <= other.box[high] + TOUCH && other.box[low] <= one.box[high] + TOUCH;
  return (inLine(0, 2) && touch(1, 3)) || (inLine(1, 3) && touch(0, 2));
}

export function isDark([red, green, blue]: Colour): boolean {
  return 0.299 * red + 0.587 * green + 0.114 * blue < 90;
}

/** `one` first, then `other`. */
function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [A, B, C, D, E, F] = other;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function boxThrough([a, b, c, d, e, f]: Matrix, [left, bottom, right, top]: Box): Box {
  const xs = [left, right].flatMap((x) => [bottom, top].map((y) => a * x + c * y + e));
  const ys = [left, right].flatMap((x) => [bottom, top].map((y) => b * x + d * y + f));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** What two boxes share; null is everywhere. An empty one has its right left of its left. */
export function meet(one: Box | null, other: Box | null): Box | null {
  if (one === null || other === null) return one ?? other;
  return [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ];
}
