import type { Anchor, Box } from '../../core/findings/events.ts';
import { describeStretch } from '../../core/findings/place-anchor.ts';
import { partsOf, type PageText } from '../pdf/page-text.ts';
import type { TextLayerContent } from '../pdf/text-layer.ts';
import { mergeAlongText } from './highlight-rects.ts';
import { beginOfHead, endOfFoot, type Standing } from './running-lines.ts';
import { boxToRect, pageSize, rectToBox, type PageView, type Rect } from './page-geometry.ts';

/** A page with its text, on screen. */
export interface PageOnScreen {
  readonly number: number;
  readonly element: HTMLElement;
  readonly content: TextLayerContent;
  readonly view: PageView;
}

/** One end of a selection: a character of a piece of the text layer. */
export interface TextPoint {
  readonly piece: number;
  readonly offset: number;
}

/** The stretch of the page's text between two points, without white space at its ends; null when nothing is left. */
export function stretchBetween(
  page: PageText,
  from: TextPoint,
  to: TextPoint,
): { readonly start: number; readonly end: number } | null {
  let start = (page.starts[from.piece] ?? 0) + Math.min(from.offset, page.lengths[from.piece] ?? 0);
  let end = (page.starts[to.piece] ?? 0) + Math.min(to.offset, page.lengths[to.piece] ?? 0);
  while (start < end && /\s/.test(page.text.charAt(start))) start += 1;
  while (end > start && /\s/.test(page.text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}

/** The part of a selection that lies on a page; null when it touches none of the page's text. */
export function stretchOfRange(range: Range, page: PageOnScreen): { start: number; end: number } | null {
  const { pieces, text } = page.content;
  if (!range.intersectsNode(page.element)) return null;
  const first = pieces.findIndex((piece) => piece.isConnected && range.intersectsNode(piece));
  if (first === -1) return null;
  let last = first;
  for (let piece = first; piece < pieces.length; piece++) {
    const element = pieces[piece];
    if (element?.isConnected !== true) continue;
    if (!range.intersectsNode(element)) break;
    last = piece;
  }
  return stretchBetween(
    text,
    { piece: first, offset: offsetIn(pieces[first], range.startContainer, range.startOffset, 0) },
    { piece: last, offset: offsetIn(pieces[last], range.endContainer, range.endOffset, Infinity) },
  );
}

/** Of a selection over page ends, the part of a page without what its reader does not pass: a head's and a foot's lines. */
export function withoutRunningLines(
  { content: { text, pieces } }: PageOnScreen,
  { start, end }: { readonly start: number; readonly end: number },
  goesOn: { readonly from: boolean; readonly to: boolean },
): { readonly start: number; readonly end: number } | null {
  const standings = pieces.map(standingOf);
  const first = text.starts.findLastIndex((at) => at <= start);
  const last = text.starts.findLastIndex((at) => at < end);
  const head = goesOn.to ? beginOfHead(standings, first) : pieces.length;
  const foot = goesOn.from ? endOfFoot(standings, last) : 0;
  return stretchBetween(
    text,
    foot > first ? { piece: foot, offset: 0 } : { piece: first, offset: start - (text.starts[first] ?? 0) },
    head <= last
      ? { piece: head - 1, offset: Infinity }
      : { piece: last, offset: end - (text.starts[last] ?? 0) },
  );
}

function standingOf(piece: HTMLElement): Standing {
  const { top, bottom } = piece.getBoundingClientRect();
  return piece.textContent.trim() === '' || bottom <= top ? null : { top, bottom };
}

function offsetIn(
  piece: HTMLElement | undefined,
  container: Node,
  offset: number,
  otherwise: number,
): number {
  if (piece === undefined || !piece.contains(container)) return otherwise;
  if (container.nodeType === Node.TEXT_NODE) return offset;
  return offset === 0 ? 0 : Infinity;
}

/** The rectangles, line by line, that a stretch of the page's text covers on the drawn page. */
export function rectsOfStretch(page: PageOnScreen, start: number, end: number): Rect[] {
  return mergeAlongText(rectsOfPieces(page, start, end));
}

function rectsOfPieces(page: PageOnScreen, start: number, end: number): Rect[] {
  // While the zoom changes, the page may be drawn at another scale than its view says.
  const origin = page.element.getBoundingClientRect();
  const drawn = origin.width / pageSize(page.view).width;
  return partsOf(page.content.text, start, end).flatMap(({ piece, from, to }) => {
    const node = page.content.pieces[piece]?.firstChild;
    if (node === null || node === undefined) return [];
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].map((rect) => ({
      left: (rect.left - origin.left) / drawn,
      top: (rect.top - origin.top) / drawn,
      width: rect.width / drawn,
      height: rect.height / drawn,
    }));
  });
}

/** The same as boxes of user space. */
export function boxesOfStretch(page: PageOnScreen, start: number, end: number): Box[] {
  return rectsOfStretch(page, start, end).map((rect) => rectToBox(page.view, rect));
}

/** Below this many points the engine rounds letters to whole pixels, and their place with them. */
const TINY = 1.5;

/** The same with what is too small to be seen, which is no less there, and with room for its rounding. */
export function placesOfStretch(page: PageOnScreen, start: number, end: number): Box[] {
  return rectsOfPieces(page, start, end).map(({ left, top, width, height }) => {
    const room = Math.min(width, height) < TINY ? TINY / 2 : 0;
    return rectToBox(page.view, {
      left: left - room,
      top: top - room,
      width: width + 2 * room,
      height: height + 2 * room,
    });
  });
}

/** The anchor of a stretch of a page's text; null when it is blank. */
export function anchorOfStretch(page: PageOnScreen, start: number, end: number): Anchor | null {
  const described = describeStretch(page.content.text.text, start, end);
  if (described === null) return null;
  return { page: page.number, ...described, boxes: boxesOfStretch(page, start, end).slice(0, 2000) };
}

/**
 * The anchor of a drawn box: with the words inside it where they are one stretch of the page's text, else the box
 * alone. The box that was drawn is kept as it was drawn; on a picture no machine's words are put beside it.
 */
export function anchorOfBox(number: number, box: Box, page: PageOnScreen | null): Anchor {
  const bare = { page: number, quote: null, position: null, boxes: [box] };
  if (page === null || page.content.recognized) return bare;
  const frame = boxToRect(page.view, box);
  const inside = page.content.pieces.flatMap((_, piece) => {
    const start = page.content.text.starts[piece] ?? 0;
    const length = page.content.text.lengths[piece] ?? 0;
    const rects = rectsOfStretch(page, start, start + length);
    return rects.some((rect) => overlaps(rect, frame)) ? charactersInside(page, piece, frame) : [];
  });
  const stretch = oneStretch(inside, page.content.text.text);
  const described =
    stretch === null ? null : describeStretch(page.content.text.text, stretch.start, stretch.end);
  return described === null ? bare : { ...bare, ...described };
}

function overlaps(a: Rect, b: Rect): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

/** Indices in the page's text of a piece's characters whose middle lies inside the frame. */
function charactersInside(page: PageOnScreen, piece: number, frame: Rect): number[] {
  const start = page.content.text.starts[piece] ?? 0;
  const length = page.content.text.lengths[piece] ?? 0;
  const inside: number[] = [];
  for (let index = start; index < start + length; index++) {
    const [rect] = rectsOfStretch(page, index, index + 1);
    if (rect === undefined) continue;
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    const within =
      x >= frame.left && x <= frame.left + frame.width && y >= frame.top && y <= frame.top + frame.height;
    if (within) inside.push(index);
  }
  return inside;
}

/** The stretch that the characters make, if nothing but white space lies between them. */
export function oneStretch(indices: readonly number[], text: string): { start: number; end: number } | null {
  const first = indices[0];
  const last = indices.at(-1);
  if (first === undefined || last === undefined) return null;
  const taken = new Set(indices);
  for (let index = first; index <= last; index++) {
    if (!taken.has(index) && !/\s/.test(text.charAt(index))) return null;
  }
  return { start: first, end: last + 1 };
}
