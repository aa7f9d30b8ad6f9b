import {
  beginText,
  endText,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setFillingRgbColor,
  setFontAndSize,
  setTextMatrix,
  setWordSpacing,
  showText,
  type Color,
  type PDFDocument,
  type PDFName,
  type PDFPage,
} from '@cantoo/pdf-lib';
import {
  breakLines,
  parseMarkup,
  runsWidth,
  spacesIn,
  splitWords,
  type Face,
  type Fonts,
  type Line,
} from './set-lines.ts';

export const ink = rgb(0.06, 0.06, 0.07);
export type Rgb = readonly [number, number, number];

export interface TextStyle {
  readonly face?: Face;
  readonly size?: number;
  readonly color?: Rgb;
  readonly align?: 'left' | 'center' | 'right';
  /** Degrees, anticlockwise, about the anchor. */
  readonly turn?: number;
}
export interface ParagraphStyle extends TextStyle {
  /** Edges in points from the left side of the page. */
  readonly left?: number;
  readonly right?: number;
  readonly indent?: number;
  readonly leading?: number;
  readonly after?: number;
  readonly justify?: boolean;
}
interface RuleStyle {
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly color?: Color;
}

/** One US Letter page (612 by 792 points) filled from the top; `y` is the baseline of the line set last. */
export class Sheet {
  readonly page: PDFPage;
  readonly fonts: Fonts;
  readonly left: number;
  readonly right: number;
  y: number;
  readonly #keys = new Map<Face, PDFName>();

  constructor(doc: PDFDocument, fonts: Fonts, margins: { left?: number; right?: number; top?: number } = {}) {
    this.page = doc.addPage([612, 792]);
    this.fonts = fonts;
    this.left = margins.left ?? 72;
    this.right = 612 - (margins.right ?? 72);
    this.y = 792 - (margins.top ?? 72);
  }

  get middle(): number {
    return (this.left + this.right) / 2;
  }

  skip(points: number): this {
    this.y -= points;
    return this;
  }

  /** One line at a place; `x` is its left edge, middle or right edge as `align` says. */
  text(x: number, y: number, markup: string, style: TextStyle = {}): this {
    const size = style.size ?? 11;
    const runs = parseMarkup(markup, style.face ?? 'serif');
    const width = runsWidth(runs, this.fonts, size);
    const shift = style.align === 'center' ? width / 2 : style.align === 'right' ? width : 0;
    const words = splitWords(runs);
    this.#show({ words, width, last: true }, x - shift, y, size, 0, style);
    return this;
  }

  /** One centred line at the cursor, which then moves down by `after` more than the line. */
  center(markup: string, style: ParagraphStyle = {}): this {
    this.y -= style.leading ?? (style.size ?? 11) * 1.2;
    this.text(this.middle, this.y, markup, { ...style, align: 'center' });
    return this.skip(style.after ?? 0);
  }

  paragraph(markup: string, style: ParagraphStyle = {}): this {
    const size = style.size ?? 11;
    const left = style.left ?? this.left;
    const width = (style.right ?? this.right) - left;
    const indent = style.indent ?? 0;
    const lines = breakLines(markup, style.face ?? 'serif', this.fonts, size, width, indent);
    for (const [index, line] of lines.entries()) {
      this.y -= style.leading ?? size * 1.22;
      const shift = index === 0 ? indent : 0;
      const spare = width - shift - line.width;
      const gaps = spacesIn(line.words);
      const stretch = style.justify === true && !line.last && gaps > 0 ? spare / gaps : 0;
      const pad = style.align === 'center' ? spare / 2 : style.align === 'right' ? spare : 0;
      this.#show(line, left + shift + pad, this.y, size, stretch, style);
    }
    return this.skip(style.after ?? 6);
  }

  /** A paragraph with its number or letter hanging in the margin before it. */
  item(label: string, markup: string, style: ParagraphStyle & { hang?: number } = {}): this {
    const left = style.left ?? this.left;
    const hang = style.hang ?? 22;
    const top = this.y;
    this.paragraph(markup, { ...style, left: left + hang });
    const size = style.size ?? 11;
    return this.text(left, top - (style.leading ?? size * 1.22), label, style);
  }

  rule(x1: number, y1: number, x2: number, y2: number, style: RuleStyle = {}): this {
    this.page.drawLine({
      start: { x: x1, y: y1 },
      end: { x: x2, y: y2 },
      thickness: style.width ?? 0.7,
      color: style.color ?? ink,
      ...(style.dash ? { dashArray: [...style.dash] } : {}),
    });
    return this;
  }

  /** A frame; `y` is its lower edge. */
  box(
    x: number,
    y: number,
    width: number,
    height: number,
    style: { line?: number; fill?: Color } = {},
  ): this {
    this.page.drawRectangle({
      x,
      y,
      width,
      height,
      borderWidth: style.line ?? 0.7,
      borderColor: ink,
      ...(style.fill ? { color: style.fill } : {}),
    });
    return this;
  }

  /** A tick box of a printed form, crossed when `on`. */
  check(x: number, y: number, on: boolean, size = 8): this {
    this.box(x, y, size, size, { line: 0.6 });
    if (!on) return this;
    this.rule(x + 1.4, y + 1.4, x + size - 1.4, y + size - 1.4, { width: 1.1 });
    return this.rule(x + 1.4, y + size - 1.4, x + size - 1.4, y + 1.4, { width: 1.1 });
  }

  #show(line: Line, x: number, y: number, size: number, stretch: number, style: TextStyle): void {
    const angle = ((style.turn ?? 0) * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [red, green, blue] = style.color ?? [0.06, 0.06, 0.07];
    this.page.pushOperators(
      pushGraphicsState(),
      beginText(),
      setFillingRgbColor(red, green, blue),
      setWordSpacing(Number(stretch.toFixed(4))),
      setTextMatrix(cos, sin, -sin, cos, Number(x.toFixed(3)), Number(y.toFixed(3))),
    );
    for (const [index, word] of line.words.entries()) {
      const gap = index < line.words.length - 1 ? ' ' : '';
      for (const [part, run] of word.entries()) {
        const text = part === word.length - 1 ? run.text + gap : run.text;
        this.page.pushOperators(
          setFontAndSize(this.#key(run.face), size),
          showText(this.fonts[run.face].encodeText(text)),
        );
      }
    }
    this.page.pushOperators(endText(), popGraphicsState());
  }

  #key(face: Face): PDFName {
    const known = this.#keys.get(face);
    if (known) return known;
    const font = this.fonts[face];
    const key = this.page.node.newFontDictionary(font.name, font.ref);
    this.#keys.set(face, key);
    return key;
  }
}
