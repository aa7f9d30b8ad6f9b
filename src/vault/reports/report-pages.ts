import { rgb, type Color, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { ReportChart } from '../../core/reports/report-chart.ts';
import type { SummaryFace } from '../bundles/summary-face.ts';
import { textLines } from '../bundles/text-lines.ts';
import { PdfTags, type PdfElement, type PdfTag } from './pdf-tags.ts';

/** A4 and its margins, in points; y grows upwards. */
const sheet = { width: 595.28, height: 841.89 };
const margin = { left: 48, right: 48, top: 54, bottom: 62 };
const width = sheet.width - margin.left - margin.right;

const ink = rgb(0.11, 0.12, 0.14);
const quiet = rgb(0.36, 0.35, 0.33);
const rule = rgb(0.8, 0.78, 0.76);
const strong = rgb(0.56, 0.18, 0.13);
const pale = rgb(0.93, 0.83, 0.8);
const leading = 1.36;
const barStep = 19;

/** A table as it is printed: every cell a text. */
export interface PrintedTable {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
  /** Whether all columns hold words, as in the list of changes; else all but the first are figures. */
  readonly words: boolean;
}

interface Setting {
  readonly face: SummaryFace;
  readonly size: number;
  readonly color: Color;
}

/** Lays a report out on pages, from top to bottom, with its structure tagged. */
export class ReportPages {
  readonly #document: PDFDocument;
  readonly #regular: SummaryFace;
  readonly #bold: SummaryFace;
  readonly #tags: PdfTags;
  #page: PDFPage;
  #y = 0;

  constructor(document: PDFDocument, regular: SummaryFace, bold: SummaryFace) {
    this.#document = document;
    this.#regular = regular;
    this.#bold = bold;
    this.#tags = new PdfTags(document);
    this.#page = this.#newPage();
  }

  title(text: string, under: string): void {
    this.#tags.artifact(this.#page, () =>
      this.#page.drawRectangle({ x: margin.left, y: this.#y - 2, width: 36, height: 3, color: strong }),
    );
    this.#y -= 16;
    this.#text('H1', text, { face: this.#bold, size: 21, color: ink });
    this.#text('P', under, { face: this.#regular, size: 12, color: quiet });
    this.#y -= 8;
  }

  /** A heading keeps with what follows: so many bars, and as much of a table or text. */
  heading(text: string, bars = 0, following = 110): void {
    if (this.#y < sheet.height - margin.top) this.#y -= 20;
    this.#need(following + bars * barStep);
    this.#text('H2', text, { face: this.#bold, size: 13.5, color: ink });
    this.#y -= 4;
  }

  paragraph(text: string, fine = false): void {
    this.#text('P', text, { face: this.#regular, size: fine ? 7.5 : 9, color: fine ? quiet : ink });
    this.#y -= fine ? 2 : 4;
  }

  chart({ title, alternative, bars, part, untold }: ReportChart): void {
    this.#need(bars.length * barStep + 24);
    const caption = [title, ...(part === null ? [] : [`Dark: ${part}.`]), ...untold].join(' ');
    this.#text('P', caption, { face: this.#regular, size: 8, color: quiet });
    const greatest = Math.max(...bars.map(({ value }) => value));
    const figure = this.#tags.element('Figure', this.#tags.root, { alt: alternative });
    this.#tags.content(this.#page, figure, 'Figure', () => {
      for (const bar of bars) {
        const length = (value: number) => Math.max((value * 400) / greatest, 0.8);
        const y = this.#y - 16.5;
        this.#draw(this.#clipped(bar.name, 7.5, width), margin.left, this.#y - 8.5, 7.5, this.#regular, ink);
        this.#page.drawRectangle({
          x: margin.left,
          y,
          width: length(bar.value),
          height: 5.5,
          color: pale,
          borderColor: strong,
          borderWidth: 0.5,
        });
        if (bar.part !== null && bar.part > 0) {
          this.#page.drawRectangle({
            x: margin.left,
            y,
            width: length(bar.part),
            height: 5.5,
            color: strong,
          });
        }
        this.#draw(bar.label, margin.left + length(bar.value) + 4, y, 7, this.#regular, quiet);
        this.#y -= barStep;
      }
    });
    this.#y -= 8;
  }

  table(table: PrintedTable): void {
    const columns = columnWidths(table);
    const element = this.#tags.element('Table', this.#tags.root);
    const head = this.#cells(table.headings, columns, { face: this.#regular, size: 6.7, color: quiet });
    const caption = { face: this.#regular, size: 8, color: quiet };
    this.#need(heightOf(head) + 60);
    this.#text('Caption', table.caption, caption, element);
    this.#row(head, columns, table.words, element, 'head');
    const lines = [...table.rows, ...(table.total === null ? [] : [table.total])];
    for (const [index, texts] of lines.entries()) {
      const isTotal = table.total !== null && index === lines.length - 1;
      const face = isTotal ? this.#bold : this.#regular;
      const row = this.#cells(texts, columns, { face, size: 8, color: ink });
      if (this.#y - heightOf(row) < margin.bottom) {
        this.#newPage();
        this.#row(head, columns, table.words, null, 'head');
      }
      this.#row(row, columns, table.words, element, 'body');
    }
    this.#y -= 8;
  }

  /** Writes what was given and the page number at the foot of every page, and closes the document. */
  finish(foot: string): void {
    const pages = this.#document.getPages();
    const left = this.#clipped(foot, 7.5, width - 60);
    for (const [index, page] of pages.entries()) {
      this.#page = page;
      const number = `${index + 1} / ${pages.length}`;
      this.#tags.artifact(page, () => {
        this.#draw(left, margin.left, 36, 7.5, this.#regular, quiet);
        const x = sheet.width - margin.right - this.#regular.width(number, 7.5);
        this.#draw(number, x, 36, 7.5, this.#regular, quiet);
      });
    }
    this.#tags.finish();
  }

  #newPage(): PDFPage {
    this.#page = this.#document.addPage([sheet.width, sheet.height]);
    this.#y = sheet.height - margin.top;
    return this.#page;
  }

  #need(height: number): void {
    if (this.#y - height < margin.bottom) this.#newPage();
  }

  #draw(text: string, x: number, y: number, size: number, face: SummaryFace, color: Color): void {
    this.#page.drawText(face.printable(text), { x, y, size, font: face.font, color });
  }

  #clipped(text: string, size: number, room: number): string {
    const [line = '', ...more] = textLines(this.#regular, text, size, room);
    return more.length === 0 ? line : `${line}…`;
  }

  /** A text on its own lines, as one element. */
  #text(tag: PdfTag, text: string, setting: Setting, parent: PdfElement = this.#tags.root): void {
    const element = this.#tags.element(tag, parent);
    for (const line of textLines(setting.face, text, setting.size, width)) {
      this.#need(setting.size * leading);
      this.#tags.content(this.#page, element, tag, () =>
        this.#draw(line, margin.left, this.#y - setting.size, setting.size, setting.face, setting.color),
      );
      this.#y -= setting.size * leading;
    }
  }

  #cells(texts: readonly string[], columns: readonly number[], setting: Setting): readonly PrintedCell[] {
    return texts.map((text, index) => ({
      setting,
      lines: textLines(setting.face, text, setting.size, (columns[index] ?? 0) - padding * 2),
    }));
  }

  /** Draws a row; `table` null: it was said before, and is drawn again for the eye alone. */
  #row(
    cells: readonly PrintedCell[],
    columns: readonly number[],
    words: boolean,
    table: PdfElement | null,
    part: 'head' | 'body',
  ): void {
    const height = heightOf(cells);
    const page = this.#page;
    const row = table === null ? null : this.#tags.element('TR', table);
    let x = margin.left;
    for (const [index, cell] of cells.entries()) {
      const room = columns[index] ?? 0;
      const isHeading = part === 'head' || index === 0;
      const left = x;
      const draw = () =>
        this.#cell(cell, left, room, { height: part === 'head' ? height : null, right: !words && index > 0 });
      if (row === null) this.#tags.artifact(page, draw);
      else {
        const tag = isHeading ? 'TH' : 'TD';
        const scope = part === 'head' ? 'Column' : 'Row';
        const element = this.#tags.element(tag, row, isHeading ? { scope } : {});
        this.#tags.content(page, element, tag, draw);
      }
      x += room;
    }
    this.#y -= height;
    this.#tags.artifact(page, () =>
      page.drawLine({
        start: { x: margin.left, y: this.#y },
        end: { x: margin.left + width, y: this.#y },
        thickness: part === 'head' ? 0.9 : 0.4,
        color: part === 'head' ? quiet : rule,
      }),
    );
  }

  /** `height`: what the lines stand at the foot of; null: they begin at the top. */
  #cell(
    { lines, setting: { face, size, color } }: PrintedCell,
    x: number,
    room: number,
    { height, right }: { readonly height: number | null; readonly right: boolean },
  ): void {
    const top = height === null ? 0 : height - lines.length * size * leading - padding * 2;
    for (const [index, line] of lines.entries()) {
      const left = right ? x + room - padding - face.width(line, size) : x;
      const y = this.#y - padding - top - size * (index * leading + 1);
      this.#draw(line, left, y, size, face, color);
    }
  }
}

const padding = 3;

interface PrintedCell {
  readonly lines: readonly string[];
  readonly setting: Setting;
}

function heightOf(cells: readonly PrintedCell[]): number {
  return (
    Math.max(...cells.map(({ lines, setting: { size } }) => lines.length * size * leading)) + padding * 2
  );
}

function columnWidths({ headings, words }: PrintedTable): readonly number[] {
  if (words) {
    const shares = [0.2, 0.2, 0.32, 0.14, 0.14];
    return headings.map((_, index) => width * (shares[index] ?? 0));
  }
  const others = headings.length - 1;
  const first = Math.max(width - others * 86, 110);
  return headings.map((_, index) => (index === 0 ? first : (width - first) / others));
}
