import type { PDFFont } from '@cantoo/pdf-lib';

export type Face =
  | 'serif'
  | 'serif-bold'
  | 'serif-italic'
  | 'serif-bold-italic'
  | 'sans'
  | 'sans-bold'
  | 'sans-italic'
  | 'mono'
  | 'mono-bold';
export type Fonts = Readonly<Record<Face, PDFFont>>;

export interface Run {
  readonly text: string;
  readonly face: Face;
}
/** Words are the runs between two spaces: `**Provider**,` is one word of two runs. */
export type Word = readonly Run[];
export interface Line {
  readonly words: readonly Word[];
  /** Of the words with plain spaces between them, in points. */
  readonly width: number;
  /** Whether the paragraph, or a forced break, ends here: such a line is never stretched. */
  readonly last: boolean;
}

const bold: Partial<Record<Face, Face>> = { serif: 'serif-bold', sans: 'sans-bold', mono: 'mono-bold' };
const italic: Partial<Record<Face, Face>> = {
  serif: 'serif-italic',
  'serif-bold': 'serif-bold-italic',
  sans: 'sans-italic',
};

/** Reads `**bold**` and `~~italic~~`; everything else is itself. */
export function parseMarkup(markup: string, face: Face): Run[] {
  const runs: Run[] = [];
  let isBold = false;
  let isItalic = false;
  for (const part of markup.split(/(\*\*|~~)/)) {
    if (part === '**') isBold = !isBold;
    else if (part === '~~') isItalic = !isItalic;
    else if (part !== '') {
      const weighted = isBold ? (bold[face] ?? face) : face;
      runs.push({ text: part, face: isItalic ? (italic[weighted] ?? weighted) : weighted });
    }
  }
  return runs;
}

/** Splits at spaces, except after a section sign, which stays with its number. */
export function splitWords(runs: readonly Run[]): Word[] {
  const words: Run[][] = [[]];
  for (const run of runs) {
    for (const [index, text] of run.text.split(/(?<!§) /).entries()) {
      if (index > 0) words.push([]);
      if (text !== '') words.at(-1)?.push({ text, face: run.face });
    }
  }
  return words.filter((word) => word.length > 0);
}

/** Added up letter by letter: the library's own sum takes off the kerning that the text operator doesn't apply. */
export function textWidth(text: string, face: Face, fonts: Fonts, size: number): number {
  return Array.from(text).reduce((sum, letter) => sum + fonts[face].widthOfTextAtSize(letter, size), 0);
}

export function runsWidth(runs: readonly Run[], fonts: Fonts, size: number): number {
  return runs.reduce((sum, run) => sum + textWidth(run.text, run.face, fonts, size), 0);
}

/** How many spaces a line holds: what is stretched when it is justified. */
export function spacesIn(words: readonly Word[]): number {
  const inner = words.flat().reduce((sum, run) => sum + run.text.split(' ').length - 1, 0);
  return inner + words.length - 1;
}

/** The width of the space that follows a word, in that word's last face. */
export function spaceAfter(word: Word, fonts: Fonts, size: number): number {
  return fonts[word.at(-1)?.face ?? 'serif'].widthOfTextAtSize(' ', size);
}

/** Breaks greedily at spaces and at `\n`; `indent` shortens the first line. Widths in points. */
export function breakLines(
  markup: string,
  face: Face,
  fonts: Fonts,
  size: number,
  width: number,
  indent = 0,
): Line[] {
  const lines: Line[] = [];
  for (const block of markup.split('\n')) {
    let words: Word[] = [];
    let used = 0;
    const room = () => width - (lines.length === 0 ? indent : 0);
    for (const word of splitWords(parseMarkup(block, face))) {
      const before = words.at(-1);
      const gap = before === undefined ? 0 : spaceAfter(before, fonts, size);
      const own = runsWidth(word, fonts, size);
      if (before !== undefined && used + gap + own > room()) {
        lines.push({ words, width: used, last: false });
        words = [word];
        used = own;
      } else {
        words.push(word);
        used += gap + own;
      }
    }
    lines.push({ words, width: used, last: true });
  }
  return lines;
}
