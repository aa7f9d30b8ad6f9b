/** A piece of text as pdf.js gives it, in the order of the text layer. */
export interface TextPiece {
  readonly str: string;
  readonly hasEOL: boolean;
}

/**
 * A page's own text: its pieces joined, a line feed where a line ends. The one text in which stretches are described
 * and placed; piece `n` of the text layer begins at `starts[n]`.
 */
export interface PageText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
}

export function joinPieces(pieces: readonly TextPiece[]): PageText {
  const starts: number[] = [];
  const lengths: number[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push(text.length);
    lengths.push(piece.str.length);
    text += piece.str;
    if (piece.hasEOL) text += '\n';
  }
  return { text, starts, lengths };
}

/** A part of one piece: characters `from` up to `to` (excluded). */
export interface PiecePart {
  readonly piece: number;
  readonly from: number;
  readonly to: number;
}

/** The parts of pieces that the stretch `start` to `end` (excluded) of the text covers, in order; none is empty. */
export function partsOf(page: PageText, start: number, end: number): PiecePart[] {
  const parts: PiecePart[] = [];
  for (let piece = firstEndingAfter(page, start); piece < page.starts.length; piece++) {
    const begin = page.starts[piece] ?? 0;
    if (begin >= end) break;
    const from = Math.max(start - begin, 0);
    const to = Math.min(end - begin, page.lengths[piece] ?? 0);
    if (from < to) parts.push({ piece, from, to });
  }
  return parts;
}

function firstEndingAfter(page: PageText, start: number): number {
  let low = 0;
  let high = page.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((page.starts[middle] ?? 0) + (page.lengths[middle] ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  return low;
}
