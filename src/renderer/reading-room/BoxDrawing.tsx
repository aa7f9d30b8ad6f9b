import { useCallback, useEffect, useEffectEvent, useState, type PointerEvent, type ReactNode } from 'react';
import type { Box } from '../../core/findings/events.ts';
import { useStore } from '../app/store.ts';
import { announce } from '../ui/announcer.tsx';
import { percentStyle } from './Highlights.tsx';
import { drag, moveByKey, startingRect } from './draw-box.ts';
import { pageSize, rectInPercent, rectToBox, type PageView, type Rect } from './page-geometry.ts';
import type { Reader } from './reader.ts';

interface BoxDrawingProps {
  readonly reader: Reader;
  readonly number: number;
  readonly view: PageView;
  readonly onTake: (box: Box) => void;
  readonly onLeave: () => void;
}

/** A smaller box than this, in CSS pixels, was a slip of the hand. */
const SMALLEST = 6;

/** Draws a box on a page: by dragging, or with the arrow keys, Shift for its size, Enter to take it, Esc to leave. */
export function BoxDrawing({ reader, number, view, onTake, onLeave }: BoxDrawingProps): ReactNode {
  // The keyboard moves the box of the page that is read.
  const keyboard = useStore(reader.page) === number;
  const [visible, setVisible] = useState<Visible | null>(null);
  const sheet = useCallback((element: HTMLElement | null) => setVisible(visiblePart(element)), []);
  const [rect, setRect] = useState<Rect | null>(null);
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null);
  const size = pageSize(view);
  const shown = rect ?? (keyboard ? startingRect(size, visible) : null);

  const key = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && shown !== null) onTake(rectToBox(view, shown));
    else if (shown !== null && event.key.startsWith('Arrow')) setRect(moveByKey(shown, event, size));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    if (!keyboard) return;
    announce(
      'Drawing a box. Arrow keys move it, Shift and arrow keys size it, Enter takes it, Escape leaves.',
    );
    const listener = (event: KeyboardEvent): void => key(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, [keyboard]);

  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom(point(event));
  };
  const move = (event: PointerEvent): void => {
    if (from !== null) setRect(drag(from, point(event), size));
  };
  const up = (event: PointerEvent): void => {
    if (from === null) return;
    setFrom(null);
    const drawn = drag(from, point(event), size);
    if (drawn.width >= SMALLEST && drawn.height >= SMALLEST) onTake(rectToBox(view, drawn));
    else setRect(null);
  };
  return (
    // The keyboard draws too, by the listener above.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      ref={sheet}
      className="box-sheet"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => setFrom(null)}
      onClick={(event) => event.stopPropagation()}
    >
      {shown !== null && <div className="box-drawn" style={percentStyle(rectInPercent(view, shown))} />}
    </div>
  );
}

interface Visible {
  readonly from: number;
  readonly to: number;
}

function point(event: PointerEvent): { x: number; y: number } {
  const origin = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - origin.left, y: event.clientY - origin.top };
}

/** Heights between which the page can be seen, from its top. */
function visiblePart(sheet: HTMLElement | null): Visible | null {
  const scroller = sheet?.closest('.page-scroller');
  if (sheet === null || scroller === null || scroller === undefined) return null;
  const page = sheet.getBoundingClientRect();
  const window = scroller.getBoundingClientRect();
  return { from: Math.max(0, window.top - page.top), to: Math.min(page.height, window.bottom - page.top) };
}
