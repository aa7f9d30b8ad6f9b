import type { PixelBox } from './page-picture.ts';

/** A word as Tesseract reads it; `confidence` from 0 to 100. */
export interface PictureWord {
  readonly text: string;
  readonly confidence: number;
  readonly box: PixelBox;
}

const WORD_LEVEL = '5';

// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\0-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;

/**
 * The lines of words in Tesseract's TSV output: level, page, block, paragraph, line, word, left, top, width, height,
 * confidence, text, where level 5 is a word (Tesseract's renderer of that name, baseapi.cpp). Control characters and
 * words of nothing are left out.
 */
export function readTable(tsv: string): PictureWord[][] {
  const lines = new Map<string, PictureWord[]>();
  for (const row of tsv.split('\n')) {
    const [level, page, block, paragraph, line, , left, top, width, height, confidence, ...text] =
      row.split('\t');
    if (level !== WORD_LEVEL) continue;
    const word = text.join(' ').replace(CONTROLS, '').trim();
    const box = { left: Number(left), top: Number(top), width: Number(width), height: Number(height) };
    if (word === '' || !Object.values(box).every(Number.isFinite)) continue;
    const key = [page, block, paragraph, line].join(' ');
    const words = lines.get(key) ?? [];
    words.push({ text: word, confidence: Math.min(Math.max(Number(confidence) || 0, 0), 100), box });
    lines.set(key, words);
  }
  return [...lines.values()];
}
