import type { PDFPageProxy } from 'pdfjs-dist';
import { paintPage } from '../pdf/paint-page.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';
import { urgency } from '../pdf/urgency.ts';
import { addTurns, type PageShape, type Turn } from './page-geometry.ts';

/** Which picture of a page is meant. */
export interface PictureWanted {
  readonly session: Pick<PdfSession, 'onPage' | 'canvases'>;
  readonly number: number;
  readonly scale: number;
  readonly turn: Turn;
  /** Device pixels for each CSS pixel. */
  readonly density: number;
}

/** A picture of a page that was asked for. `end` stops the drawing; a canvas that came is its taker's to give back. */
export interface PagePicture {
  readonly canvas: Promise<HTMLCanvasElement>;
  readonly end: () => void;
}

type OnShape = (page: number, shape: PageShape) => void;

export function askForPicture(wanted: PictureWanted, priority: () => number, onShape: OnShape): PagePicture {
  const { session, number, scale, turn, density } = wanted;
  const control = new AbortController();
  const canvas = session.onPage(
    number,
    priority,
    (job) => {
      onShape(number, shapeOfPage(job.page));
      return paintPage(job, scale, (job.page.rotate + turn) % 360, density, (width, height) =>
        session.canvases.take(width, height),
      );
    },
    control.signal,
  );
  return { canvas, end: () => control.abort() };
}

/** A picture of which nobody took the canvas yet. */
interface Ahead extends PagePicture {
  readonly wanted: PictureWanted;
  /** Its turn came, or comes before all others. */
  isUnderWay: boolean;
  /** Its page is gone to. */
  isSure: boolean;
}

/**
 * The picture of the page that is read at a place which is gone to, or may be: whose number is being typed. It is asked
 * for before the page is there to take it. One that nobody took is kept until another one is asked for, or nobody goes
 * to its page.
 */
export class PictureAhead {
  #ahead: Ahead | null = null;

  /** Where it is not `sure` that the page is gone to, its picture waits for all that is on screen. */
  begin(wanted: PictureWanted, onShape: OnShape, sure: boolean): void {
    const before = this.#ahead;
    if (before !== null && isSame(before.wanted, wanted) && (before.isUnderWay || !sure)) {
      before.isSure ||= sure;
      return;
    }
    this.drop();
    const picture = askForPicture(
      wanted,
      () => (sure ? urgency.wanted : urgency.near),
      (page, shape) => {
        ahead.isUnderWay = true;
        onShape(page, shape);
      },
    );
    const ahead: Ahead = { ...picture, wanted, isUnderWay: sure, isSure: sure };
    this.#ahead = ahead;
    // Whoever took it hears of a failure; where nobody did it is asked for again.
    picture.canvas.catch(() => {
      if (this.#ahead === ahead) this.#ahead = null;
    });
  }

  /** The picture, once; null where another one was asked for, or none. */
  take(wanted: PictureWanted): PagePicture | null {
    const ahead = this.#ahead;
    if (ahead === null || !isSame(ahead.wanted, wanted)) return null;
    // Its turn would come behind that of other pages on screen.
    if (!ahead.isUnderWay) this.drop();
    this.#ahead = null;
    return ahead.isUnderWay ? ahead : null;
  }

  /** Gives up the picture of a page that was only about to be gone to. */
  giveUp(): void {
    if (this.#ahead?.isSure === false) this.drop();
  }

  /** Gives up a picture that nobody took. */
  drop(): void {
    const ahead = this.#ahead;
    this.#ahead = null;
    ahead?.end();
    ahead?.canvas.then(
      (canvas) => ahead.wanted.session.canvases.keep(canvas),
      () => undefined,
    );
  }
}

function isSame(one: PictureWanted, other: PictureWanted): boolean {
  return (
    one.session === other.session &&
    one.number === other.number &&
    one.scale === other.scale &&
    one.turn === other.turn &&
    one.density === other.density
  );
}

export function shapeOfPage(page: Pick<PDFPageProxy, 'view' | 'rotate' | 'userUnit'>): PageShape {
  const [left = 0, bottom = 0, right = 612, top = 792] = page.view;
  return { view: [left, bottom, right, top], rotate: addTurns(0, page.rotate), userUnit: page.userUnit };
}
