import { rgb, type Color } from '@cantoo/pdf-lib';
import type { HandbookBlock, HandbookRow } from '../../core/handbook/blocks.ts';
import type { Question } from '../../core/handbook/self-test.ts';
import type { Statement } from '../../core/handbook/sources.ts';
import type { PdfFile } from '../bundles/pdf-document.ts';
import type { SummaryFace } from '../bundles/summary-face.ts';
import { a4, TextColumn, type Setting } from '../pdf/text-column.ts';

const ink = rgb(0.11, 0.12, 0.14);
const pale = rgb(0.36, 0.38, 0.42);
const line = rgb(0.82, 0.83, 0.85);
const rope = rgb(0.62, 0.13, 0.13);
const amber = rgb(0.5, 0.33, 0);

const bullet = 14;
const numberColumn = 26;
const firstColumn = 172;

/** Lays a handbook out on pages, from top to bottom. */
export class HandbookPages {
  readonly #column: TextColumn;
  readonly #regular: SummaryFace;
  readonly #bold: SummaryFace;

  constructor({ document, regular, bold }: PdfFile) {
    this.#column = new TextColumn(document, a4);
    this.#regular = regular;
    this.#bold = bold;
  }

  title(text: string, under: string): void {
    this.#column.text(text, this.#strong(21));
    this.#column.space(4);
    this.#column.text(under, { ...this.#plain(0), color: rope });
    this.#column.space(6);
    this.#column.text(
      'Made by Redrope from the rules by which requests are measured. Numbers in brackets name the rule behind a sentence; [unverified] means that somebody only remembered it. This is no legal advice.',
      { ...this.#plain(0), size: 8.5, color: pale },
    );
  }

  part(title: string): void {
    this.#column.need(160);
    this.#column.space(22);
    this.#column.text(title, { ...this.#strong(15), color: rope });
    this.#column.space(3);
    this.#column.rule(rope, 1);
    this.#column.space(6);
  }

  add(block: HandbookBlock): void {
    switch (block.kind) {
      case 'heading':
        return this.#heading(block.text, 12, 96);
      case 'entry':
        return this.#heading(block.text, 9.5, 64);
      case 'paragraph':
        this.#column.space(2);
        this.#column.text(inWords(block.statement), this.#setting(block.statement, 0));
        return this.#column.space(3);
      case 'list':
        for (const item of block.items) this.#marked('•', item);
        return this.#column.space(2);
      case 'table':
        return this.#table(block.caption, block.rows);
    }
  }

  /** The questions, then their answers. */
  questions(questions: readonly Question[]): void {
    if (questions.length === 0) return;
    this.#heading('Test yourself', 12, 96);
    questions.forEach(({ asks, choices }, index) => {
      this.numbered(index + 1, asks, choices.join('  ·  '));
    });
    this.#heading('Answers', 9.5, 64);
    questions.forEach(({ answer }, index) => this.#marked(`${index + 1}`, answer));
  }

  numbered(number: number, text: string, under: string): void {
    const setting = this.#plain(numberColumn);
    const lines = this.#column.lines(text, setting);
    this.#column.sideBySide([
      { lines: [String(number)], setting: { ...this.#plain(0), color: pale } },
      { lines, setting },
    ]);
    if (under !== '') this.#column.text(under, { ...setting, size: 8, color: pale });
    this.#column.space(3);
  }

  number(text: string): void {
    this.#column.number(text, this.#regular, pale);
  }

  #heading(text: string, size: number, room: number): void {
    this.#column.need(room);
    this.#column.space(size * 0.9);
    this.#column.text(text, this.#strong(size));
    this.#column.space(2);
  }

  #table(caption: string, rows: readonly HandbookRow[]): void {
    this.#column.text(caption, { ...this.#plain(0), size: 8.5, color: pale });
    this.#column.space(3);
    for (const { what, said } of rows) {
      const left = this.#strong(9);
      const right = this.#setting(said, firstColumn + 10);
      const cells = [
        { lines: this.#column.lines(what, left, firstColumn), setting: left },
        { lines: this.#column.lines(inWords(said), right), setting: right },
      ];
      this.#column.rule(line);
      this.#column.space(3);
      this.#column.sideBySide(cells);
      this.#column.space(3);
    }
    this.#column.space(3);
  }

  #marked(mark: string, item: Statement): void {
    const indent = mark === '•' ? bullet : numberColumn;
    const setting = this.#setting(item, indent);
    this.#column.sideBySide([
      { lines: [mark], setting: { ...this.#plain(0), color: pale } },
      { lines: this.#column.lines(inWords(item), setting), setting },
    ]);
    this.#column.space(1.5);
  }

  #setting({ unverified }: Statement, indent: number): Setting {
    return this.#plain(indent, unverified ? amber : ink);
  }

  #plain(indent: number, color: Color = ink): Setting {
    return { face: this.#regular, size: 9, color, indent };
  }

  #strong(size: number): Setting {
    return { face: this.#bold, size, color: ink, indent: 0 };
  }
}

function inWords({ text, sources, unverified }: Statement): string {
  const numbers = sources.length === 0 ? '' : ` [${sources.join(', ')}]`;
  return `${text}${numbers}${unverified ? ' [unverified]' : ''}`;
}
