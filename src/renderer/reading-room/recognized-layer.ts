import type { RecognizedPage, RecognizedWord } from '../../ipc/recognition-views.ts';
import { boxToRect, pageSize, rectInPercent, type PageShape, type Rect } from './page-geometry.ts';
import { joinPieces } from '../pdf/page-text.ts';
import type { TextLayerContent } from '../pdf/text-layer.ts';

/**
 * Fills `container` with the recognised text of a page, as `fillTextLayer` does with a page's own: a piece a word, each
 * where it stands in the picture.
 */
export function fillRecognizedLayer(
  container: HTMLElement,
  { lines }: RecognizedPage,
  shape: PageShape,
  turn: number,
): TextLayerContent {
  const view = { shape, turn: 0, scale: 1 } as const;
  const size = pageSize(view);
  container.style.width = `calc(var(--total-scale-factor) * ${size.width / shape.userUnit}px)`;
  container.style.height = `calc(var(--total-scale-factor) * ${size.height / shape.userUnit}px)`;
  container.dataset['mainRotation'] = String(turn);
  const words = lines.flatMap((line) =>
    line.map((word, at) => ({
      word,
      isLast: at === line.length - 1,
      str: at === line.length - 1 ? word.text : `${word.text} `,
    })),
  );
  const turned = directionOf(lines.map((line) => line.map(({ box }) => boxToRect(view, box))));
  const pieces = words.map(({ word, str }) => pieceOf(word, str));
  container.replaceChildren(...pieces);
  return {
    text: joinPieces(words.map(({ str, isLast }) => ({ str, hasEOL: isLast }))),
    pieces,
    recognized: true,
  };

  function pieceOf({ box, text }: RecognizedWord, str: string): HTMLElement {
    const rect = boxToRect(view, box);
    const [long, high] = turned === 0 ? [rect.width, rect.height] : [rect.height, rect.width];
    const place = rectInPercent(view, { ...rect, ...beginOf(rect, turned) });
    const height = high / shape.userUnit;
    const piece = document.createElement('span');
    piece.textContent = str;
    piece.style.left = `${place.left}%`;
    piece.style.top = `${place.top}%`;
    piece.style.fontFamily = 'sans-serif';
    piece.style.setProperty('--font-height', `${height}px`);
    piece.style.setProperty('--scale-x', String(long / shape.userUnit / widthOf(text, height)));
    if (turned !== 0) piece.style.setProperty('--rotate', `${turned}deg`);
    return piece;
  }
}

/**
 * Clockwise, how the text of a page runs, by where its lines go from their first word to their last. Upside down can't
 * be told from a script that is written to the left; the words stand where they do either way.
 */
function directionOf(lines: readonly (readonly Rect[])[]): 0 | 90 | 270 {
  let [across, down] = [0, 0];
  for (const line of lines) {
    const [first, last] = [line[0], line.at(-1)];
    if (first === undefined || last === undefined) continue;
    across += last.left - first.left;
    down += last.top - first.top;
  }
  if (Math.abs(down) <= Math.abs(across)) return 0;
  return down > 0 ? 90 : 270;
}

/** The corner at which a text that runs so begins, and about which it is turned. */
function beginOf({ left, top, width, height }: Rect, turned: 0 | 90 | 270): Pick<Rect, 'left' | 'top'> {
  if (turned === 90) return { left: left + width, top };
  return { left, top: turned === 270 ? top + height : top };
}

let ruler: CanvasRenderingContext2D | null = null;

/** Width of a text in CSS pixels, of letters `height` pixels high. */
function widthOf(text: string, height: number): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (ruler === null) return height;
  ruler.font = '100px sans-serif';
  return Math.max((ruler.measureText(text).width * height) / 100, 0.01);
}
