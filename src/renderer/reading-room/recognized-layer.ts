import type { RecognizedPage, RecognizedWord } from '../../ipc/recognition-views.ts';
import { boxToRect, pageSize, rectInPercent, type PageShape } from './page-geometry.ts';
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
  const pieces = words.map(({ word, str }) => pieceOf(word, str));
  container.replaceChildren(...pieces);
  return {
    text: joinPieces(words.map(({ str, isLast }) => ({ str, hasEOL: isLast }))),
    pieces,
    recognized: true,
  };

  function pieceOf({ box, text }: RecognizedWord, str: string): HTMLElement {
    const rect = boxToRect(view, box);
    const place = rectInPercent(view, rect);
    const height = rect.height / shape.userUnit;
    const piece = document.createElement('span');
    piece.textContent = str;
    piece.style.left = `${place.left}%`;
    piece.style.top = `${place.top}%`;
    piece.style.fontFamily = 'sans-serif';
    piece.style.setProperty('--font-height', `${height}px`);
    piece.style.setProperty('--scale-x', String(rect.width / shape.userUnit / widthOf(text, height)));
    return piece;
  }
}

let ruler: CanvasRenderingContext2D | null = null;

/** Width of a text in CSS pixels, of letters `height` pixels high. */
function widthOf(text: string, height: number): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (ruler === null) return height;
  ruler.font = '100px sans-serif';
  return Math.max((ruler.measureText(text).width * height) / 100, 0.01);
}
