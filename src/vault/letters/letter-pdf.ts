import { rgb } from '@cantoo/pdf-lib';
import type { LetterText } from '../../core/letters/events.ts';
import { readBody, type LetterBlock } from '../../core/letters/letter-blocks.ts';
import { dayInWords } from '../../core/letters/letter-words.ts';
import type { LetterheadPicture } from './letterhead-picture.ts';
import type { LetterheadWords } from './letterhead-words.ts';
import { newPdf, type PdfFile } from '../bundles/pdf-document.ts';
import { isSetFromRight } from '../pdf/visual-runs.ts';
import { a4, TextColumn, type Setting } from '../pdf/text-column.ts';

const ink = rgb(0.08, 0.08, 0.1);
const pale = rgb(0.36, 0.38, 0.42);
/** An item is set as a whole on one page. */
const mostLines = 45;

/**
 * A letter as a PDF of A4 pages, made at `at` (UTC), under the words and the picture of the firm's letterhead where there
 * is one. The same letter, letterhead and time give the same bytes.
 */
export async function letterPdf(
  letter: LetterText,
  at: string,
  head: LetterheadWords | null,
  picture: LetterheadPicture | null = null,
): Promise<Uint8Array> {
  const file = await newPdf(letter.subject, at);
  const { addressee, date, locale, reference, subject, body } = letter;
  file.document.setLanguage(locale);
  const column = new TextColumn(file.document, a4);
  const plain: Setting = { face: file.regular, size: 10, color: ink, indent: 0 };
  const small: Setting = { ...plain, size: 8.5, color: pale };
  if (picture !== null) await addPicture(column, picture, file);
  if (head !== null && head.above.length > 0) addHead(column, head.above, small, file);
  column.text(dayInWords(date, locale), plain);
  column.space(16);
  for (const line of addressee.split(/\r\n|[\r\n]/)) column.text(line, turned(line, plain));
  column.space(16);
  if (reference !== '') column.text(`Reference: ${reference}`, { ...plain, color: pale });
  column.space(6);
  column.text(subject, turned(subject, { ...plain, face: file.bold, size: 11.5 }));
  column.space(8);
  for (const block of readBody(body)) addBlock(column, block, plain, file);
  if (head !== null && head.below.length > 0) {
    column.space(10);
    for (const line of head.below) column.text(line, plain);
  }
  if (head !== null && head.foot.length > 0) column.foot(head.foot.join('  ·  '), file.regular, pale);
  column.number(`${reference}  ·  ${dayInWords(date, locale)}`, file.regular, pale);
  return file.document.save({ useObjectStreams: true });
}

const highestPicture = 110;

/** Where the page begins, as large as in the letterhead as far as the column has room. A damaged one is left out. */
async function addPicture(column: TextColumn, picture: LetterheadPicture, file: PdfFile): Promise<void> {
  const { type, bytes, width, height } = picture;
  try {
    const image = await (type === 'png' ? file.document.embedPng(bytes) : file.document.embedJpg(bytes));
    const scale = Math.min(1, column.width / width, highestPicture / height);
    const size = { width: width * scale, height: height * scale };
    column.page.drawImage(image, { x: column.sheet.margin.left, y: column.y - size.height, ...size });
    column.space(size.height + 10);
  } catch {
    // The letter itself is whole without it.
  }
}

function addHead(
  column: TextColumn,
  [firm = '', ...lines]: readonly string[],
  small: Setting,
  { bold }: PdfFile,
): void {
  column.text(firm, { ...small, face: bold, size: 12, color: ink });
  for (const line of lines) column.text(line, small);
  column.space(6);
  column.rule(pale);
  column.space(22);
}

/** A text that is read from the right stands there. */
function turned(text: string, setting: Setting): Setting {
  return isSetFromRight(text) ? { ...setting, fromRight: true } : setting;
}

function addBlock(column: TextColumn, block: LetterBlock, plain: Setting, { bold }: PdfFile): void {
  switch (block.kind) {
    case 'heading':
      column.need(70);
      column.space(6);
      column.text(block.text, turned(block.text, { ...plain, face: bold }));
      return column.space(3);
    case 'quote':
      column.text(block.text, turned(block.text, { ...plain, indent: 24, color: pale }));
      return column.space(4);
    case 'item': {
      const setting = turned(block.text, { ...plain, indent: 16 });
      column.sideBySide([
        { lines: ['•'], setting: turned(block.text, plain) },
        { lines: column.lines(block.text, setting).slice(0, mostLines), setting },
      ]);
      return column.space(4);
    }
    case 'paragraph':
      column.text(block.text, turned(block.text, plain));
      return column.space(8);
  }
}
