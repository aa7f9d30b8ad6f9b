import { type Color, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { SummaryFace } from '../bundles/summary-face.ts';
import { textLines } from '../bundles/text-lines.ts';

/** A sheet with one column of text on it, in points. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

export const a4: Sheet = {
  width: 595.28,
  height: 841.89,
  margin: { left: 62, right: 62, top: 66, bottom: 72 },
};

export interface Setting {
  readonly face: SummaryFace;
  readonly size: number;
  readonly color: Color;
  readonly indent: number;
  /** Ends each line at the right edge, as a text does that is read from there. */
  readonly fromRight?: boolean;
}

const leading = 1.42;

/** Sets lines on pages from top to bottom and begins a page where one is full; y grows upwards. */
export class TextColumn {
  readonly sheet: Sheet;
  readonly width: number;
  readonly #document: PDFDocument;
  #page: PDFPage;
  #y = 0;

  constructor(document: PDFDocument, sheet: Sheet) {
    this.#document = document;
    this.sheet = sheet;
    this.width = sheet.width - sheet.margin.left - sheet.margin.right;
    this.#page = this.newPage();
  }

  get page(): PDFPage {
    return this.#page;
  }

  /** The top of what comes next. */
  get y(): number {
    return this.#y;
  }

  newPage(): PDFPage {
    this.#page = this.#document.addPage([this.sheet.width, this.sheet.height]);
    this.#y = this.sheet.height - this.sheet.margin.top;
    return this.#page;
  }

  /** Begins a page unless so much is left on this one. */
  need(height: number): void {
    if (this.#y - height < this.sheet.margin.bottom) this.newPage();
  }

  space(height: number): void {
    this.#y -= height;
  }

  text(text: string, setting: Setting): void {
    this.draw(this.lines(text, setting), setting);
  }

  draw(lines: readonly string[], { face, size, color, indent, fromRight = false }: Setting): void {
    for (const line of lines) {
      this.need(size * leading);
      this.#page.drawText(line, {
        x: this.sheet.margin.left + (fromRight ? this.width - indent - face.width(line, size) : indent),
        y: this.#y - size,
        size,
        font: face.font,
        color,
      });
      this.space(size * leading);
    }
  }

  /** Texts beside each other on one page; the highest one says where to go on. None may be higher than a page. */
  sideBySide(cells: readonly { readonly lines: readonly string[]; readonly setting: Setting }[]): void {
    const height = Math.max(...cells.map(({ lines, setting }) => lines.length * lineHeight(setting.size)));
    this.need(height);
    const top = this.#y;
    for (const { lines, setting } of cells) {
      this.#y = top;
      this.draw(lines, setting);
    }
    this.#y = top - height;
  }

  /** A line across the column. */
  rule(color: Color, thickness = 0.6): void {
    const { left, right } = this.sheet.margin;
    const [start, end] = [
      { x: left, y: this.#y },
      { x: this.sheet.width - right, y: this.#y },
    ];
    this.#page.drawLine({ start, end, thickness, color });
  }

  /** The lines of a text; `width` is what is left of the column where none is given. */
  lines(text: string, { face, size, indent }: Setting, width = this.width - indent): string[] {
    return textLines(face, text, size, width);
  }

  /** Writes one line above the page number at the foot of every page. */
  foot(text: string, face: SummaryFace, color: Color): void {
    const size = 7.5;
    const line = clipped(face, face.printable(text), size, this.width);
    for (const page of this.#document.getPages()) {
      page.drawText(line, { x: this.sheet.margin.left, y: 52, size, font: face.font, color });
    }
  }

  /** Writes what was given and the page number at the foot of every page. */
  number(text: string, face: SummaryFace, color: Color): void {
    const pages = this.#document.getPages();
    const size = 7.5;
    const { left: x, right } = this.sheet.margin;
    const left = clipped(face, face.printable(text), size, this.width - 80);
    pages.forEach((page, index) => {
      page.drawText(left, { x, y: 40, size, font: face.font, color });
      const number = `${index + 1} / ${pages.length}`;
      const end = this.sheet.width - right - face.width(number, size);
      page.drawText(number, { x: end, y: 40, size, font: face.font, color });
    });
  }
}

export function lineHeight(size: number): number {
  return size * leading;
}

function clipped(face: SummaryFace, text: string, size: number, width: number): string {
  let left = text;
  while (left !== '' && face.font.widthOfTextAtSize(left, size) > width) {
    left = left.slice(0, -1).toWellFormed().replaceAll('\uFFFD', '');
  }
  return left;
}
