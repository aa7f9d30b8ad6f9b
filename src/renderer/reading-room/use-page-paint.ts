import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { PageStopped } from '../pdf/open-failure.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';
import { urgency } from '../pdf/urgency.ts';
import type { PageView } from './page-geometry.ts';
import { askForPicture, type PictureWanted } from './page-picture.ts';
import type { Reader } from './reader.ts';

export type PaintState = 'waiting' | 'painted' | 'stopped' | 'too-much-memory' | 'failed';

const stoppedStates = { time: 'stopped', memory: 'too-much-memory' } as const;

/** How long a change of zoom must rest before the page is drawn anew; until then the old picture is stretched. */
const ZOOM_REST_MS = 120;

/** Milliseconds that copying a painted page for its thumbnail may take. */
const COPY_MS = 10;

interface Painting {
  readonly session: PdfSession;
  readonly reader: Reader;
  readonly number: number;
  readonly view: PageView;
  /** How far the page is from being seen; asked when the queue chooses. */
  readonly priority: () => number;
}

/** Keeps a picture of the page in `holder`, at the zoom and turn of `view`. `again` tries a stopped page once more. */
export function usePagePaint(
  holder: RefObject<HTMLDivElement | null>,
  { session, reader, number, view, priority }: Painting,
): { readonly state: PaintState; readonly again: () => void } {
  const [state, setState] = useState<PaintState>('waiting');
  const [round, setRound] = useState(0);
  const painted = useRef<{ canvas: HTMLCanvasElement; turn: number } | null>(null);
  const density = window.devicePixelRatio;
  const { scale, turn } = view;

  const askPriority = useEffectEvent(priority);

  useEffect(() => {
    const wanted: PictureWanted = { session, number, scale, turn, density };
    const stretched = painted.current?.turn === turn;
    let unwanted = false;
    let end = (): void => undefined;
    let leaveUncopied = (): void => undefined;
    const paint = (): void => {
      const picture =
        reader.ahead.take(wanted) ??
        askForPicture(
          wanted,
          () => askPriority(),
          (page, shape) => reader.learnShape(page, shape),
        );
      end = picture.end;
      picture.canvas
        .then((canvas) => {
          if (unwanted || holder.current === null) return session.canvases.keep(canvas);
          holder.current.replaceChildren(canvas);
          if (painted.current !== null) session.canvases.keep(painted.current.canvas);
          painted.current = { canvas, turn };
          // Said in the same turn: the frame that shows the picture is being made.
          flushSync(() => setState('painted'));
          // Copying has the picture drawn then and there, which must hold up neither it nor scrolling.
          const copy = (): void => {
            // By then another page may have the canvas.
            if (!unwanted) reader.thumbnails.take(number, canvas);
          };
          if (turn === 0) leaveUncopied = reader.rest.when(() => whenIdle(COPY_MS, copy));
        })
        .catch((thrown: unknown) => {
          if (unwanted) return;
          setState(thrown instanceof PageStopped ? stoppedStates[thrown.reason] : 'failed');
        });
    };
    if (!stretched) {
      painted.current?.canvas.remove();
      paint();
    }
    const timer = stretched ? setTimeout(paint, ZOOM_REST_MS) : 0;
    return () => {
      clearTimeout(timer);
      unwanted = true;
      end();
      leaveUncopied();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another round paints again
  }, [holder, session, reader, number, scale, turn, density, round]);

  useEffect(
    () => () => {
      if (painted.current !== null) session.canvases.keep(painted.current.canvas);
      painted.current = null;
      session.release(number);
    },
    [session, number],
  );

  const again = (): void => {
    session.allow(number);
    setState('waiting');
    setRound((count) => count + 1);
  };
  return { state, again };
}

/** Urgency of a page: those on screen first, then by their distance from the page being read. */
export function pageUrgency(reader: Reader, number: number, onScreen: () => boolean): number {
  const distance = Math.abs(number - reader.page.get());
  return (onScreen() ? urgency.visible : urgency.near) + distance * 2;
}

/** Does something once the window has nothing else to do for so many milliseconds. */
function whenIdle(milliseconds: number, act: () => void): void {
  requestIdleCallback((idle) => (idle.timeRemaining() < milliseconds ? whenIdle(milliseconds, act) : act()));
}
