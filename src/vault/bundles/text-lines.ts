import type { SummaryFace } from './summary-face.ts';

/** The lines of a text in so much width (points). Breaks at white space, and inside words that are longer than a line. */
export function textLines(face: SummaryFace, text: string, size: number, width: number): string[] {
  const gap = face.width(' ', size);
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|[\r\n]/)) {
    let line = '';
    let used = 0;
    for (const word of face.printable(paragraph).split(/[ \t]+/)) {
      for (const part of brokenWord(word, (piece) => face.width(piece, size) <= width)) {
        const length = face.width(part, size);
        if (line !== '' && used + gap + length > width) {
          lines.push(line);
          line = '';
          used = 0;
        }
        used += (line === '' ? 0 : gap) + length;
        line = line === '' ? part : `${line} ${part}`;
      }
    }
    lines.push(line);
  }
  return lines;
}

function brokenWord(word: string, fits: (piece: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && !fits(piece + character)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
