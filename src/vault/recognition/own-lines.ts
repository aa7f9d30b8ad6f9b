import { boxAround } from '../../core/findings/box-around.ts';
import type { Box } from '../../core/findings/events.ts';
import type { RecognizedPage, RecognizedWord } from '../../ipc/recognition-views.ts';
import type { PdfEngine } from '../documents/pdf-engine.ts';
import { loadText } from '../documents/upright-text.ts';
import { seenCharacters } from '../inspections/inspect-page.ts';
import type { PageCharacter } from '../inspections/page-places.ts';
import { PdfReader } from '../inspections/pdf-reader.ts';

const MOST_CHARACTERS = 2000;

type Lines = RecognizedPage['lines'];

/** The words that a page shows as text of its own, such as a stamp on a scan: none that are not surely seen. */
export function ownLines(engine: PdfEngine, document: number, number: number): Lines {
  const page = engine.call('FPDF_LoadPage', document, number - 1);
  const text = page === 0 ? 0 : loadText(engine, page);
  const lines =
    text === 0 ? [] : linesOf(seenCharacters(new PdfReader(engine), document, page, text, MOST_CHARACTERS));
  if (text !== 0) engine.call('FPDFText_ClosePage', text);
  if (page !== 0) engine.call('FPDF_ClosePage', page);
  return lines;
}

function linesOf(characters: readonly PageCharacter[]): Lines {
  const lines: RecognizedWord[][] = [[]];
  let isInWord = false;
  for (const { text, box } of characters) {
    if (text.trim() === '') {
      if (text === '\n') lines.push([]);
      isInWord = false;
      continue;
    }
    const line = lines.at(-1);
    const last = isInWord ? line?.pop() : undefined;
    line?.push({ text: (last?.text ?? '') + text, confidence: 100, box: boxAround(last?.box ?? box, box) });
    isInWord = true;
  }
  return lines.filter((line) => line.length > 0);
}

/** What was recognised, with a page's own words in place of what was made out where they stand. */
export function withOwnLines(own: Lines, recognized: Lines): Lines {
  if (own.length === 0) return recognized;
  const places = own.flat().map(({ box }) => box);
  const others = recognized.map((line) =>
    line.filter(({ box }) => !places.some((place) => liesOn(box, place))),
  );
  return [...own, ...others.filter((line) => line.length > 0)];
}

/** Whether the middle of a box lies on another, or that of the other on it. */
function liesOn(one: Box, other: Box): boolean {
  return holdsMiddle(one, other) || holdsMiddle(other, one);
}

function holdsMiddle(box: Box, of: Box): boolean {
  const [x, y] = [(of[0] + of[2]) / 2, (of[1] + of[3]) / 2];
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}
