import { rgb, type Color } from '@cantoo/pdf-lib';
import type { SummaryBlock } from '../../core/bundles/summary.ts';
import type { PdfFile } from './pdf-document.ts';
import type { SummaryFace } from './summary-face.ts';
import { a4, lineHeight, TextColumn, type Setting } from '../pdf/text-column.ts';

const labelColumn = 104;
const labelSize = 8.5;

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

/** Lays blocks out on pages, from top to bottom. */
export class SummaryPages {
  readonly #column: TextColumn;
  readonly #regular: SummaryFace;
  readonly #bold: SummaryFace;

  constructor({ document, regular, bold }: PdfFile) {
    this.#column = new TextColumn(document, a4);
    this.#regular = regular;
    this.#bold = bold;
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
        this.#column.text(block.text, this.#plain(12));
        return this.#column.space(3);
      case 'quote':
        return this.#quote(block.text);
      case 'fine':
        this.#column.text(block.text, { ...this.#plain(12), size: 7.5, color: pale });
        return this.#column.space(2);
    }
  }

  /** Writes what was given and the page number at the foot of every page. */
  number(text: string): void {
    this.#column.number(text, this.#regular, pale);
  }

  #plain(indent: number): Setting {
    return { face: this.#regular, size: 9, color: ink, indent };
  }

  #title(text: string, under: string): void {
    this.#column.page.drawRectangle({
      x: a4.margin.left,
      y: this.#column.y - 2,
      width: 36,
      height: 3,
      color: rope,
    });
    this.#column.space(14);
    this.#column.text('Summary of a case of legal process', { ...this.#plain(0), size: 8.5, color: pale });
    this.#column.space(4);
    this.#column.text(text, { face: this.#bold, size: 19, color: ink, indent: 0 });
    this.#column.space(1);
    this.#column.text(under, { ...this.#plain(0), size: 10.5, color: rope });
    this.#column.space(12);
  }

  #heading(text: string): void {
    this.#column.need(96);
    this.#column.space(14);
    this.#column.text(text, { face: this.#bold, size: 12, color: ink, indent: 0 });
    this.#column.space(3);
    const y = this.#column.y + 2;
    this.#column.page.drawLine({
      start: { x: a4.margin.left, y },
      end: { x: a4.width - a4.margin.right, y },
      thickness: 0.6,
      color: rule,
    });
    this.#column.space(6);
  }

  #item(text: string, color: Color): void {
    this.#column.need(58);
    this.#column.space(8);
    const size = 9.5;
    this.#column.page.drawRectangle({
      x: a4.margin.left,
      y: this.#column.y - size,
      width: 2.5,
      height: size + 1,
      color,
    });
    this.#column.text(text, { face: this.#bold, size, color: color === pale ? pale : ink, indent: 12 });
    this.#column.space(2);
  }

  #field(label: string, value: string, strong: boolean): void {
    if (strong) this.#column.space(4);
    const setting = { ...this.#plain(12 + labelColumn), face: strong ? this.#bold : this.#regular };
    const lines = this.#column.lines(value, setting);
    const name = this.#regular.printable(label);
    const isWide = this.#regular.width(name, labelSize) > labelColumn - 6;
    this.#column.need(lineHeight(setting.size) * (isWide ? 2 : 1));
    this.#column.page.drawText(name, {
      x: a4.margin.left + 12,
      y: this.#column.y - setting.size,
      size: labelSize,
      font: this.#regular.font,
      color: pale,
    });
    // A label wider than its column has a line of its own.
    if (isWide) this.#column.space(lineHeight(setting.size));
    this.#column.draw(lines, setting);
    this.#column.space(2);
  }

  #quote(text: string): void {
    const setting = { ...this.#plain(22), color: rgb(0.2, 0.21, 0.25) };
    for (const line of this.#column.lines(`“${text}”`, setting)) {
      const height = lineHeight(setting.size);
      this.#column.need(height);
      this.#column.page.drawRectangle({
        x: a4.margin.left + 13,
        y: this.#column.y - height,
        width: 1.2,
        height,
        color: rule,
      });
      this.#column.draw([line], setting);
    }
    this.#column.space(3);
  }
}
