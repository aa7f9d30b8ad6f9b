import { rgb, type Color, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { SummaryBlock } from '../../core/bundles/summary.ts';
import type { SummaryFace } from './summary-face.ts';
import { textLines } from './text-lines.ts';

/** A4 and its margins, in points; y grows upwards. */
const sheet = { width: 595.28, height: 841.89 };
const margin = { left: 62, right: 62, top: 66, bottom: 72 };
const column = sheet.width - margin.left - margin.right;
const labelColumn = 104;

const ink = rgb(0.11, 0.12, 0.14);
const pale = rgb(0.42, 0.44, 0.48);
const rule = rgb(0.82, 0.83, 0.85);
const rope = rgb(0.62, 0.13, 0.13);
const tones = {
  supports: rgb(0.1, 0.45, 0.25),
  breaks: rgb(0.7, 0.12, 0.12),
  unclear: rgb(0.62, 0.42, 0.03),
  plain: ink,
  void: pale,
} as const;

interface Setting {
  readonly face: SummaryFace;
  readonly size: number;
  readonly color: Color;
  readonly indent: number;
}

const leading = 1.42;

/** Lays blocks out on pages, from top to bottom. */
export class SummaryPages {
  readonly #document: PDFDocument;
  readonly #regular: SummaryFace;
  readonly #bold: SummaryFace;
  #page: PDFPage;
  #y = 0;

  constructor(document: PDFDocument, regular: SummaryFace, bold: SummaryFace) {
    this.#document = document;
    this.#regular = regular;
    this.#bold = bold;
    this.#page = this.#newPage();
  }

  add(block: SummaryBlock): void {
    switch (block.kind) {
      case 'title':
        return this.#title(block.text, block.under);
      case 'heading':
        return this.#heading(block.text);
      case 'item':
        return this.#item(block.text, tones[block.tone]);
      case 'field':
        return this.#field(block.label, block.value, block.strong === true);
      case 'paragraph':
        this.#text(block.text, this.#plain(12));
        return this.#space(3);
      case 'quote':
        return this.#quote(block.text);
      case 'fine':
        this.#text(block.text, { ...this.#plain(12), size: 7.5, color: pale });
        return this.#space(2);
    }
  }

  /** Writes what was given and the page number at the foot of every page. */
  number(text: string): void {
    const pages = this.#document.getPages();
    const size = 7.5;
    const shown = this.#regular.printable(text);
    const left = this.#clipped(shown, size, column - 80);
    pages.forEach((page, index) => {
      const font = this.#regular.font;
      page.drawText(left, { x: margin.left, y: 40, size, font, color: pale });
      const number = `${index + 1} / ${pages.length}`;
      const x = sheet.width - margin.right - this.#regular.width(number, size);
      page.drawText(number, { x, y: 40, size, font, color: pale });
    });
  }

  #clipped(text: string, size: number, width: number): string {
    let clipped = text;
    while (clipped !== '' && this.#regular.font.widthOfTextAtSize(clipped, size) > width) {
      clipped = clipped.slice(0, -1).toWellFormed().replaceAll('\uFFFD', '');
    }
    return clipped;
  }

  #newPage(): PDFPage {
    this.#page = this.#document.addPage([sheet.width, sheet.height]);
    this.#y = sheet.height - margin.top;
    return this.#page;
  }

  #need(height: number): void {
    if (this.#y - height < margin.bottom) this.#newPage();
  }

  #space(height: number): void {
    this.#y -= height;
  }

  #plain(indent: number): Setting {
    return { face: this.#regular, size: 9, color: ink, indent };
  }

  #title(text: string, under: string): void {
    this.#page.drawRectangle({ x: margin.left, y: this.#y - 2, width: 36, height: 3, color: rope });
    this.#space(14);
    this.#text('Summary of a case of legal process', { ...this.#plain(0), size: 8.5, color: pale });
    this.#space(4);
    this.#text(text, { face: this.#bold, size: 19, color: ink, indent: 0 });
    this.#space(1);
    this.#text(under, { ...this.#plain(0), size: 10.5, color: rope });
    this.#space(12);
  }

  #heading(text: string): void {
    this.#need(96);
    this.#space(14);
    this.#text(text, { face: this.#bold, size: 12, color: ink, indent: 0 });
    this.#space(3);
    const y = this.#y + 2;
    this.#page.drawLine({
      start: { x: margin.left, y },
      end: { x: sheet.width - margin.right, y },
      thickness: 0.6,
      color: rule,
    });
    this.#space(6);
  }

  #item(text: string, color: Color): void {
    this.#need(58);
    this.#space(8);
    const size = 9.5;
    this.#page.drawRectangle({ x: margin.left, y: this.#y - size, width: 2.5, height: size + 1, color });
    this.#text(text, { face: this.#bold, size, color: color === pale ? pale : ink, indent: 12 });
    this.#space(2);
  }

  #field(label: string, value: string, strong: boolean): void {
    if (strong) this.#space(4);
    const setting = { ...this.#plain(12 + labelColumn), face: strong ? this.#bold : this.#regular };
    const lines = this.#lines(value, setting);
    this.#need(setting.size * leading);
    this.#page.drawText(this.#regular.printable(label), {
      x: margin.left + 12,
      y: this.#y - setting.size,
      size: 8.5,
      font: this.#regular.font,
      color: pale,
    });
    this.#draw(lines, setting);
    this.#space(2);
  }

  #quote(text: string): void {
    const setting = { ...this.#plain(22), color: rgb(0.2, 0.21, 0.25) };
    for (const line of this.#lines(`“${text}”`, setting)) {
      const height = setting.size * leading;
      this.#need(height);
      this.#page.drawRectangle({ x: margin.left + 13, y: this.#y - height, width: 1.2, height, color: rule });
      this.#draw([line], setting);
    }
    this.#space(3);
  }

  #text(text: string, setting: Setting): void {
    this.#draw(this.#lines(text, setting), setting);
  }

  #draw(lines: readonly string[], { face, size, color, indent }: Setting): void {
    for (const line of lines) {
      this.#need(size * leading);
      this.#page.drawText(line, {
        x: margin.left + indent,
        y: this.#y - size,
        size,
        font: face.font,
        color,
      });
      this.#space(size * leading);
    }
  }

  #lines(text: string, { face, size, indent }: Setting): string[] {
    return textLines(face, text, size, column - indent);
  }
}
