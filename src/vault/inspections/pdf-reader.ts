import type { Box } from '../../core/findings/events.ts';
import type { PdfEngine } from '../documents/pdf-engine.ts';
import type { Colour, Matrix } from './page-drawing.ts';

const SCRATCH_BYTES = 65_536;
const MOST_SEGMENTS = 512;
const LINE_TO = 0;
const MOVE_TO = 2;

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
const utf8 = new TextDecoder();

/** PDFium's answers as values: what it writes into memory is read out of one piece of scratch memory. */
export class PdfReader {
  readonly #engine: PdfEngine;
  readonly #scratch: number;
  readonly #keys = new Map<string, number>();

  constructor(engine: PdfEngine) {
    this.#engine = engine;
    this.#scratch = engine.call('malloc', SCRATCH_BYTES);
    if (this.#scratch === 0) throw new Error('no memory to read into');
  }

  call(name: string, ...numbers: number[]): number {
    return this.#engine.call(name, ...numbers);
  }

  /** As many floats as `count`; null where the function says no. */
  floats(name: string, count: number, ...before: number[]): number[] | null {
    const places = Array.from({ length: count }, (_, index) => this.#scratch + index * 4);
    if (this.call(name, ...before, ...places) === 0) return null;
    return [...new Float32Array(this.#engine.memory.buffer, this.#scratch, count)].map(finite);
  }

  doubles(name: string, count: number, ...before: number[]): number[] | null {
    const places = Array.from({ length: count }, (_, index) => this.#scratch + index * 8);
    if (this.call(name, ...before, ...places) === 0) return null;
    return [...new Float64Array(this.#engine.memory.buffer, this.#scratch, count)].map(finite);
  }

  /** Four floats that the function writes as one structure of left, top, right, bottom. */
  rectangle(name: string, ...before: number[]): Box | null {
    if (this.call(name, ...before, this.#scratch) === 0) return null;
    const [left = 0, top = 0, right = 0, bottom = 0] = [
      ...new Float32Array(this.#engine.memory.buffer, this.#scratch, 4),
    ].map(finite);
    return [left, Math.min(top, bottom), right, Math.max(top, bottom)];
  }

  /** A function that takes a buffer and its length last, and gives the length that it wanted. */
  text(encoding: 'utf-16' | 'utf-8', name: string, ...before: number[]): string {
    const length = Math.min(this.call(name, ...before, this.#scratch, SCRATCH_BYTES), SCRATCH_BYTES);
    return this.#decoded(encoding, length);
  }

  /** The same of a function that says no, or writes that length last. */
  textWithLength(name: string, ...before: number[]): string {
    const room = SCRATCH_BYTES - 4;
    const lengthAt = this.#scratch + room;
    if (this.call(name, ...before, this.#scratch, room, lengthAt) === 0) return '';
    const length = new DataView(this.#engine.memory.buffer).getUint32(lengthAt, true);
    return this.#decoded('utf-16', Math.min(length, room));
  }

  /** Text that the file says of itself, by its key in the information dictionary. */
  meta(document: number, key: string): string {
    return this.text('utf-16', 'FPDF_GetMetaText', document, this.#key(key)).slice(0, 500);
  }

  /** A zero-terminated string for PDFium to read; stays for as long as the engine. */
  #key(text: string): number {
    const known = this.#keys.get(text);
    if (known !== undefined) return known;
    const bytes = new TextEncoder().encode(`${text}\0`);
    const at = this.call('malloc', bytes.length);
    new Uint8Array(this.#engine.memory.buffer, at, bytes.length).set(bytes);
    this.#keys.set(text, at);
    return at;
  }

  /** One whole number that a function writes last; null where it says no. */
  integerOut(name: string, ...before: number[]): number | null {
    if (this.call(name, ...before, this.#scratch) === 0) return null;
    return new DataView(this.#engine.memory.buffer).getInt32(this.#scratch, true);
  }

  /** Whole numbers that a function writes into a buffer and counts; `count` is what it answers without one. */
  integers(name: string, handle: number): number[] {
    const count = Math.min(this.call(name, handle, 0, 0), SCRATCH_BYTES / 4);
    if (count <= 0) return [];
    this.call(name, handle, this.#scratch, count);
    return [...new Uint32Array(this.#engine.memory.buffer, this.#scratch, count)];
  }

  /** The words of a page's text inside a rectangle of left, top, right, bottom. */
  boundedText(text: number, [left, top, right, bottom]: readonly [number, number, number, number]): string {
    // Four doubles by value, then room for UTF-16 units.
    const room = SCRATCH_BYTES / 2;
    const units = this.call('FPDFText_GetBoundedText', text, left, top, right, bottom, this.#scratch, room);
    return this.#decoded('utf-16', Math.min(units, room) * 2);
  }

  boundsOf(object: number): Box | null {
    const found = this.floats('FPDFPageObj_GetBounds', 4, object);
    if (found === null) return null;
    const [left = 0, bottom = 0, right = 0, top = 0] = found;
    return [left, bottom, right, top];
  }

  matrixOf(object: number): Matrix | null {
    if (this.call('FPDFPageObj_GetMatrix', object, this.#scratch) === 0) return null;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = [
      ...new Float32Array(this.#engine.memory.buffer, this.#scratch, 6),
    ].map(finite);
    return [a, b, c, d, e, f];
  }

  fillOf(object: number): Colour | null {
    return this.#colour('FPDFPageObj_GetFillColor', object);
  }

  /** The colour of an annotation, or of its inside; null where it says none, or has a picture of its own. */
  annotationColour(annotation: number, key: 'C' | 'IC'): Colour | null {
    if (this.call('FPDFAnnot_HasKey', annotation, this.#key(key)) === 0) return null;
    return this.#colour('FPDFAnnot_GetColor', annotation, key === 'C' ? 0 : 1);
  }

  #colour(name: string, ...before: number[]): Colour | null {
    const places = [0, 4, 8, 12].map((offset) => this.#scratch + offset);
    if (this.call(name, ...before, ...places) === 0) return null;
    const [red = 0, green = 0, blue = 0, alpha = 0] = new Uint32Array(
      this.#engine.memory.buffer,
      this.#scratch,
      4,
    );
    return [red, green, blue, alpha];
  }

  /** Width and height of a picture in its own pixels. */
  sizeOfPicture(image: number): readonly [number, number] | null {
    if (this.call('FPDFImageObj_GetImagePixelSize', image, this.#scratch, this.#scratch + 4) === 0)
      return null;
    const [width = 0, height = 0] = new Uint32Array(this.#engine.memory.buffer, this.#scratch, 2);
    return [width, height];
  }

  /** PDFium's memory as it is now; good until the next call. */
  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#engine.memory.buffer, at, length);
  }

  fontSizeOf(text: number): number {
    return Math.abs(this.floats('FPDFTextObj_GetFontSize', 1, text)?.[0] ?? 0);
  }

  fontOf(text: number): { readonly name: string; readonly embedded: boolean } | null {
    const font = this.call('FPDFTextObj_GetFont', text);
    if (font === 0) return null;
    const name = this.text('utf-8', 'FPDFFont_GetBaseFontName', font).replace(/^[A-Z]{6}\+/, '');
    return name === '' ? null : { name, embedded: this.call('FPDFFont_GetIsEmbedded', font) === 1 };
  }

  /** Whether a path is filled. */
  isFilled(path: number): boolean {
    if (this.call('FPDFPath_GetDrawMode', path, this.#scratch, this.#scratch + 4) === 0) return false;
    return new DataView(this.#engine.memory.buffer).getInt32(this.#scratch, true) !== 0;
  }

  /** The colour of a straight line along an axis; null for any other path. */
  lineColourOf(path: number): Colour | null {
    if (this.call('FPDFPath_GetDrawMode', path, this.#scratch, this.#scratch + 4) === 0) return null;
    if (new DataView(this.#engine.memory.buffer).getInt32(this.#scratch + 4, true) === 0) return null;
    const count = this.call('FPDFPath_CountSegments', path);
    if (count < 2 || count > 4) return null;
    const points = Array.from({ length: count }, (_, index) => {
      const segment = this.call('FPDFPath_GetPathSegment', path, index);
      const isStraight = [LINE_TO, MOVE_TO].includes(this.call('FPDFPathSegment_GetType', segment));
      return isStraight ? (this.floats('FPDFPathSegment_GetPoint', 2, segment) ?? []) : [NaN, NaN];
    });
    const isAlong = (axis: 0 | 1): boolean =>
      points.every((point) => near(point[axis] ?? NaN, points[0]?.[axis] ?? NaN));
    return isAlong(0) || isAlong(1) ? this.#colour('FPDFPageObj_GetStrokeColor', path) : null;
  }

  /** Whether a path is one rectangle with sides along the axes: then it covers its bounds wholly. */
  isRectangle(path: number): boolean {
    const count = this.call('FPDFPath_CountSegments', path);
    if (count < 4 || count > 6) return false;
    const points: (readonly [number, number])[] = [];
    for (let index = 0; index < count; index++) {
      const segment = this.call('FPDFPath_GetPathSegment', path, index);
      const type = this.call('FPDFPathSegment_GetType', segment);
      const [x = 0, y = 0] = this.floats('FPDFPathSegment_GetPoint', 2, segment) ?? [];
      if (type !== (index === 0 ? MOVE_TO : LINE_TO)) return false;
      points.push([x, y]);
    }
    const straight = points.every(([x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
      return near(x, nextX) || near(y, nextY);
    });
    return straight && new Set(points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`)).size === 4;
  }

  /** Box of what an object's clipping leaves; null where it has none. */
  clipOf(object: number): Box | null {
    const clip = this.call('FPDFPageObj_GetClipPath', object);
    const paths = clip === 0 ? 0 : Math.min(this.call('FPDFClipPath_CountPaths', clip), 16);
    let left: Box | null = null;
    for (let path = 0; path < paths; path++) {
      const box = this.#boxOfClip(clip, path);
      if (box === null) continue;
      left =
        left === null
          ? box
          : [
              Math.max(left[0], box[0]),
              Math.max(left[1], box[1]),
              Math.min(left[2], box[2]),
              Math.min(left[3], box[3]),
            ];
    }
    return left;
  }

  #boxOfClip(clip: number, path: number): Box | null {
    const count = this.call('FPDFClipPath_CountPathSegments', clip, path);
    if (count <= 0 || count > MOST_SEGMENTS) return null;
    let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = 0; index < count; index++) {
      const segment = this.call('FPDFClipPath_GetPathSegment', clip, path, index);
      const [x = 0, y = 0] = this.floats('FPDFPathSegment_GetPoint', 2, segment) ?? [];
      [left, bottom] = [Math.min(left, x), Math.min(bottom, y)];
      [right, top] = [Math.max(right, x), Math.max(top, y)];
    }
    return [left, bottom, right, top];
  }

  /** Names of the optional content that an object was marked with. */
  layersOf(object: number): string[] {
    const count = Math.min(this.call('FPDFPageObj_CountMarks', object), 16);
    const layers: string[] = [];
    for (let index = 0; index < count; index++) {
      const mark = this.call('FPDFPageObj_GetMark', object, index);
      if (this.textWithLength('FPDFPageObjMark_GetName', mark) !== 'OC') continue;
      layers.push(this.textWithLength('FPDFPageObjMark_GetParamStringValue', mark, this.#key('Name')));
    }
    return layers;
  }

  #decoded(encoding: 'utf-16' | 'utf-8', length: number): string {
    const bytes = new Uint8Array(this.#engine.memory.buffer, this.#scratch, Math.max(0, length));
    const text = encoding === 'utf-16' ? utf16.decode(bytes.slice()) : utf8.decode(bytes.slice());
    const end = text.indexOf('\0');
    return (end === -1 ? text : text.slice(0, end)).toWellFormed();
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.01;
}
