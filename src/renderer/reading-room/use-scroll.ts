import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { heightOfPlace, placeAt, topOfWindow, type PageLayout, type ScrollPlace } from './page-layout.ts';

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** The inner size of an element as it changes; null until it was measured. */
export function useInnerSize(ref: RefObject<HTMLElement | null>): WindowSize | null {
  const [size, setSize] = useState<WindowSize | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void =>
      setSize((before) =>
        before?.width === element.clientWidth && before.height === element.clientHeight
          ? before
          : { width: element.clientWidth, height: element.clientHeight },
      );
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

export interface Scroll {
  /** Where the window was when other pages last came into view or left it. */
  readonly top: number;
  /** Goes to a height of the document, and stays at that place of it while sizes change; `isOwn` where no reader wished it. */
  to(y: number, isOwn?: boolean): void;
  /** Before a change of zoom: keeps what is `down` pixels below the window's top where it is. */
  hold(down: number): void;
  /** Where the window's top is now. */
  readonly topNow: () => number;
  readonly placeNow: () => ScrollPlace;
}

/**
 * Follows and keeps the place in the document: when pages get other sizes, what was being read stays where it was.
 * `isSameView` says of two heights that nothing is to be drawn anew between them; another function is asked anew.
 * `onScroll` hears of each new height, and whether it was set here, and not by whoever reads.
 */
export function useScroll(
  ref: RefObject<HTMLElement | null>,
  layout: PageLayout,
  windowHeight: number,
  start: ScrollPlace | null,
  isSameView: (one: number, other: number) => boolean,
  onScroll: (top: number, isOwn: boolean) => void,
): Scroll {
  const [begin] = useState(() => start ?? placeAt(layout, 0));
  const [top, setTop] = useState(() => heightOfPlace(layout, begin));
  const place = useRef<ScrollPlace>(begin);
  const held = useRef(0);
  /** The height that was last set here: as long as nothing else moves the window, it is told of as our own. */
  const expected = useRef<number | null>(null);
  // By what is known: asking the element would have the whole window laid out.
  const topNow = (): number => topOfWindow(layout, place.current, held.current, windowHeight);
  const follow = (y: number): void => setTop((before) => (isSameView(before, y) ? before : y));

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const wanted = Math.max(0, heightOfPlace(layout, place.current) - held.current);
    if (Math.abs(element.scrollTop - wanted) >= 1) {
      element.scrollTop = wanted;
      expected.current = element.scrollTop;
    }
    setTop(element.scrollTop);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what counts as the same view may have changed
  }, [ref, layout, isSameView]);

  const scrolled = useEffectEvent(() => {
    const y = ref.current?.scrollTop ?? 0;
    // Our own correction is not a movement of the reader: the place must not drift by rounding.
    const isOwn = expected.current !== null && Math.abs(y - expected.current) <= 1;
    if (!isOwn) {
      held.current = 0;
      place.current = placeAt(layout, y);
      expected.current = null;
    }
    follow(y);
    onScroll(y, isOwn);
  });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let frame = 0;
    const listener = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => scrolled());
    };
    element.addEventListener('scroll', listener, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', listener);
    };
  }, [ref]);

  return {
    top,
    topNow,
    placeNow: () => (held.current === 0 ? place.current : placeAt(layout, topNow())),
    to(y, isOwn = false) {
      const element = ref.current;
      if (element === null) return;
      held.current = 0;
      place.current = placeAt(layout, Math.max(0, y));
      element.scrollTop = y;
      expected.current = element.scrollTop;
      follow(element.scrollTop);
      onScroll(element.scrollTop, isOwn);
    },
    hold(down) {
      const y = ref.current?.scrollTop ?? 0;
      held.current = down;
      place.current = placeAt(layout, y + down);
    },
  };
}
