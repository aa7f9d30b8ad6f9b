import { boxAround } from '../../core/findings/box-around.ts';
import type { Anchor, Box } from '../../core/findings/events.ts';
import { placeAnchor } from '../../core/findings/place-anchor.ts';

/** A piece of a page's text, and where it stands. */
export interface PlacedCharacter {
  readonly text: string;
  readonly box: Box;
}

const MOST_BOXES = 2000;

/** The boxes, one a line, of the words of an anchor in the text that the pieces make; none where they are not there. */
export function boxesOfWords(
  anchor: Pick<Anchor, 'quote' | 'position'>,
  pieces: readonly PlacedCharacter[],
): Box[] {
  const placed = placeAnchor(anchor, pieces.map(({ text }) => text).join(''));
  if (placed === null) return [];
  const boxes: Box[] = [];
  let at = 0;
  for (const { text, box } of pieces) {
    const isInside = at < placed.end && at + text.length > placed.start && text.trim() !== '';
    at += text.length;
    if (!isInside || box[2] <= box[0] || box[3] <= box[1]) continue;
    const last = boxes.at(-1);
    if (last !== undefined && isOnLine(last, box)) boxes[boxes.length - 1] = boxAround(last, box);
    else boxes.push(box);
  }
  return boxes.slice(0, MOST_BOXES);
}

/** Whether a piece goes on in the line of a box: beside it, or of text that runs upwards above or below it. */
function isOnLine(line: Box, piece: Box): boolean {
  const share = (low: 0 | 1, high: 2 | 3): number =>
    (Math.min(line[high], piece[high]) - Math.max(line[low], piece[low])) /
    Math.min(line[high] - line[low], piece[high] - piece[low]);
  const gap = Math.max(piece[0] - line[2], line[0] - piece[2]);
  if (share(1, 3) > 0.5) return gap < 3 * (piece[3] - piece[1]);
  const rise = Math.max(piece[1] - line[3], line[1] - piece[3]);
  return share(0, 2) > 0.9 && rise < 0.3 * (piece[2] - piece[0]) && line[3] - line[1] > line[2] - line[0];
}
