import {
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import type { Finding } from '../../core/cases/case-state.ts';
import type { Anchor, Box } from '../../core/findings/events.ts';
import { useAppEvent } from '../app/event-hub.ts';
import { useStore } from '../app/store.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';
import { boxToRect, cssPixelsPerPoint, pageSize, type PageView } from './page-geometry.ts';
import type { Hit } from './hit.ts';
import {
  currentPage,
  heightOfPlace,
  isSameView,
  layPages,
  leftOfWindow,
  pagesBetween,
  pagesInView,
  PAGE_GAP,
  placeAt,
  type PageLayout,
  type ScrollPlace,
} from './page-layout.ts';
import { pageInWords } from './page-name.ts';
import { PageFrame, type PageActs } from './PageFrame.tsx';
import { byPage } from './place-findings.ts';
import type { Bookmark, Reader } from './reader.ts';
import { documentAsItIs, shapeOf, type ReaderState, type Wish } from './reader-state.ts';
import type { ComparedSide } from './reading-room-props.ts';
import { useReader } from './ReadingRoomProvider.tsx';
import type { PageOnScreen } from './select-stretch.ts';
import { useSelectedPages } from './use-selected-pages.ts';
import { useInnerSize, useScroll, type WindowSize } from './use-scroll.ts';
import { isReadable, stepZoom, zoomFactor, type Zoom } from './zoom.ts';

/** What the bar and the keys may ask of the pages. */
export interface PageControls {
  /** Changes the zoom so that the middle of the window stays where it is. */
  readonly zoom: (zoom: Zoom) => void;
  readonly focus: () => void;
}

interface PageScrollerProps {
  readonly state: ReaderState;
  readonly session: PdfSession;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  /** Hears what the zoom comes to, as a factor. */
  readonly onFactor: (factor: number) => void;
  readonly controls: RefObject<PageControls | null>;
  /** The pages on screen whose text is there. */
  readonly pages: RefObject<Map<number, PageOnScreen>>;
  readonly start: Bookmark | null;
  readonly words: string | null;
  readonly currentHit: Hit | null;
  readonly flashing: string | null;
  readonly pending: Anchor | null;
  readonly drawing: boolean;
  readonly onSelect: (finding: string) => void;
  readonly onBox: (page: number, box: Box) => void;
  readonly onDrawingEnd: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly compared: ComparedSide | null;
}

const SIDE_GAP = 24;

/** All pages of the document, one below the other, of which only those near the window exist. */
export function PageScroller(props: PageScrollerProps): ReactNode {
  const { state, session, zoom, controls, onZoom, compared } = props;
  const reader = useReader();
  const box = useRef<HTMLDivElement>(null);
  const size = useInnerSize(box) ?? { width: 800, height: 800 };
  const { pageCount, shapes, firstShape, turn } = state;
  const factorOf = useFactors(state, zoom, size);
  const read = useStore(reader.page);
  const factor = factorOf(read);
  const layout = useMemo(
    () => layPages(pageCount, (page) => pageSize(viewOf({ shapes, firstShape, turn }, page, factorOf(page)))),
    [pageCount, shapes, firstShape, turn, factorOf],
  );
  const isSame = useCallback(
    (one: number, other: number) =>
      isSameView(pagesInView(layout, one, size.height), pagesInView(layout, other, size.height)),
    [layout, size.height],
  );
  const scroll = useScroll(box, layout, size.height, props.start?.place ?? null, isSame, (y, isOwn) => {
    reader.read(currentPage(layout, y, size.height));
    compared?.onPlace(placeAt(layout, y + size.height / 3), !isOwn);
  });
  useCompared(compared, (place) => scroll.to(heightOfPlace(layout, place) - size.height / 3, true));
  useAcross(box, layout.width + 2 * SIDE_GAP);
  const { near, shown } = pagesInView(layout, scroll.top, size.height);
  const range = useSelectedPages(box, near);
  const findings = useFindingsByPage(state.findings);
  useShownPages(shown, box, (page) => isReadable(viewOf(state, page, factorOf(page))));
  const heightOf = (wish: Wish): number => heightOfWish(wish, state, layout, factorOf, size, scroll.topNow());
  useWish(reader, (wish) => {
    scroll.to(heightOf(wish));
    const { width } = pageSize(viewOf(state, wish.page, factorOf(wish.page)));
    showAcross(box.current, size.width, layout.width + 2 * SIDE_GAP, width);
  });
  useBookmark({ document: state.document, page: read, zoom, turn }, scroll.placeNow, (wish, sure) => {
    const page = currentPage(layout, heightOf(wish), size.height);
    if (page >= range.first && page <= range.last) return;
    const { scale } = viewOf(state, page, factorOf(page));
    reader.ahead.begin(
      { session, number: page, scale, turn, density: window.devicePixelRatio },
      (number, shape) => reader.learnShape(number, shape),
      sure,
    );
  });

  const rescale = (next: Zoom, down = size.height / 2): void => {
    scroll.hold(down);
    onZoom(next);
  };
  useWheelZoom(box, (direction, down) => rescale(stepZoom(factor, direction), down));
  useImperativeHandle(controls, () => ({
    zoom: rescale,
    focus: () => box.current?.focus({ preventScroll: true }),
  }));
  const tellFactor = useEffectEvent(props.onFactor);
  useEffect(() => tellFactor(factor), [factor]);

  const acts = usePageActs({
    isOnScreen: (page) => {
      const seen = pagesBetween(layout, scroll.topNow(), scroll.topNow() + size.height);
      return page >= seen.first && page <= seen.last;
    },
    onSelect: props.onSelect,
    onBox: props.onBox,
    onDrawingEnd: props.onDrawingEnd,
    onText: (page, text) => {
      if (text === null) props.pages.current.delete(page);
      else props.pages.current.set(page, text);
    },
  });
  const numbers = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
  return (
    // What scrolls must be reachable by keyboard; its own keys select words.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      className="page-scroller"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="document"
      aria-label="Pages"
      onKeyDown={props.onKey}
    >
      <div className="page-stack" style={{ height: layout.total, minWidth: layout.width + 2 * SIDE_GAP }}>
        {numbers.map((number) => (
          <PageFrame
            key={number}
            session={session}
            reader={reader}
            number={number}
            pageCount={state.pageCount}
            name={pageInWords(state, number)}
            shape={shapeOf(state, number)}
            turn={state.turn}
            scale={factorOf(number) * cssPixelsPerPoint}
            top={layout.tops[number - 1] ?? 0}
            findings={findings.get(number) ?? none}
            selected={state.selected}
            flashing={props.flashing}
            pending={props.pending?.page === number ? props.pending : null}
            words={props.words}
            currentHit={props.currentHit?.page === number ? props.currentHit : null}
            drawing={props.drawing}
            compared={compared}
            {...acts}
          />
        ))}
      </div>
    </div>
  );
}

const none: readonly Finding[] = [];

export function viewOf(
  state: Pick<ReaderState, 'shapes' | 'firstShape' | 'turn'>,
  page: number,
  factor: number,
): PageView {
  return { shape: shapeOf(state, page), turn: state.turn, scale: factor * cssPixelsPerPoint };
}

/** The same functions from one drawing to the next, so that pages on which nothing changed are not drawn again. */
function usePageActs(acts: PageActs): PageActs {
  const newest = useRef(acts);
  useLayoutEffect(() => {
    newest.current = acts;
  });
  return useMemo(
    () => ({
      isOnScreen: (page) => newest.current.isOnScreen(page),
      onSelect: (finding) => newest.current.onSelect(finding),
      onBox: (page, box) => newest.current.onBox(page, box),
      onDrawingEnd: () => newest.current.onDrawingEnd(),
      onText: (page, text) => newest.current.onText(page, text),
    }),
    [],
  );
}

type FactorOf = (page: number) => number;

/** Fit goes by each page's own size, so that no page has to be moved sideways, and reading on changes no zoom. */
function useFactors(state: ReaderState, zoom: Zoom, size: WindowSize): FactorOf {
  const { shapes, firstShape, turn } = state;
  const { width, height } = size;
  return useCallback(
    (page) => {
      const inside = { width: width - 2 * SIDE_GAP, height: height - 2 * PAGE_GAP };
      return zoomFactor(zoom, shapeOf({ shapes, firstShape }, page), turn, inside);
    },
    [shapes, firstShape, turn, zoom, width, height],
  );
}

/** Pages stand in the middle of the widest one: there the window begins, and stays when they get other sizes. */
function useAcross(box: RefObject<HTMLElement | null>, width: number): void {
  const before = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const now = Math.max(width, element.clientWidth);
    const last = before.current ?? element.clientWidth;
    before.current = now;
    if (now === last) return;
    element.scrollTo({ left: leftOfWindow(element.scrollLeft, element.clientWidth, last, now) });
  }, [box, width]);
}

/** Moves the window sideways as little as shows the page, or nothing beside it where it is wider. */
function showAcross(element: HTMLElement | null, windowWidth: number, all: number, page: number): void {
  if (element === null || all <= windowWidth) return;
  const left = (all - page) / 2 - SIDE_GAP;
  const right = (all + page) / 2 + SIDE_GAP - windowWidth;
  const there = Math.min(Math.max(element.scrollLeft, Math.min(left, right)), Math.max(left, right));
  if (there !== element.scrollLeft) element.scrollLeft = there;
}

function useFindingsByPage(findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
  return useMemo(() => byPage(findings), [findings]);
}

/** A page counts as shown once it stood painted in the window for a moment, large enough to be read. */
function useShownPages(
  range: { readonly first: number; readonly last: number },
  box: RefObject<HTMLElement | null>,
  isLargeEnough: (page: number) => boolean,
): void {
  const reader = useReader();
  const counts = useEffectEvent(
    (page: number) =>
      isLargeEnough(page) &&
      box.current?.querySelector(`[data-page="${page}"][data-painted="true"]`) instanceof Element,
  );
  useEffect(() => {
    const look = (): void => {
      const { document: shown } = reader.state.get();
      if (shown === null || document.hidden) return;
      const pages: number[] = [];
      for (let page = range.first; page <= range.last; page++) {
        if (counts(page)) pages.push(page);
      }
      for (const page of pages) reader.markShown(page);
      if (documentAsItIs({ document: shown }) !== null) reader.clock.look(shown, pages);
    };
    const timer = setInterval(look, 400);
    return () => clearInterval(timer);
  }, [reader, range.first, range.last]);
}

/** Hands out what brings the pages to a place, as long as they are shown. */
function useCompared(compared: ComparedSide | null, go: (place: ScrollPlace) => void): void {
  const goNow = useEffectEvent(go);
  const hand = useEffectEvent(() => compared?.onScroller((place) => goNow(place)));
  useEffect(() => hand(), []);
}

/** Goes where it is wished at once: pages are drawn for the place that was gone to, and for none before it. */
function useWish({ wish }: Reader, go: (wish: Wish) => void): void {
  const goNow = useEffectEvent(go);
  useLayoutEffect(() => {
    const follow = (): void => {
      const wished = wish.get();
      if (wished !== null) goNow(wished);
    };
    follow();
    return wish.subscribe(follow);
  }, [wish]);
}

/** A third of the window is left above what was asked for; what is on screen already may stay where it is. */
function heightOfWish(
  wish: Wish,
  state: ReaderState,
  layout: PageLayout,
  factorOf: FactorOf,
  size: WindowSize,
  top: number,
): number {
  const page = Math.min(Math.max(wish.page, 1), state.pageCount);
  const pageTop = layout.tops[page - 1] ?? 0;
  if (wish.place !== null) return heightOfPlace(layout, wish.place);
  if (wish.box === null) return pageTop - PAGE_GAP / 2;
  const rect = boxToRect(viewOf(state, page, factorOf(page)), wish.box);
  const from = pageTop + rect.top;
  const isSeen = from > top + 8 && from + rect.height < top + size.height - 8;
  return wish.gently && isSeen ? top : from - size.height / 3;
}

function useBookmark(
  {
    document,
    page,
    zoom,
    turn,
  }: Omit<Bookmark, 'place'> & Pick<Wish, 'page'> & Pick<ReaderState, 'document'>,
  placeNow: () => ScrollPlace,
  onAhead: (wish: Wish, sure: boolean) => void,
): void {
  const reader = useReader();
  const keep = useEffectEvent(() => {
    if (document !== null) reader.keepBookmark(document, { place: placeNow(), zoom, turn });
  });
  const drawAhead = useEffectEvent(onAhead);
  const whereNow = useEffectEvent(placeNow);
  useEffect(
    () => reader.follow({ placeNow: () => whereNow(), drawAhead: (wish, sure) => drawAhead(wish, sure) }),
    [reader],
  );
  useEffect(() => {
    keep();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- kept whenever one of them changed
  }, [page, zoom, turn]);
  useEffect(() => () => keep(), []);
  useAppEvent((event) => {
    if (event.type === 'locking') keep();
  });
}

function useWheelZoom(
  box: RefObject<HTMLElement | null>,
  zoom: (direction: 1 | -1, down: number) => void,
): void {
  const turned = useEffectEvent((event: WheelEvent) => {
    if (!event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    const origin = box.current?.getBoundingClientRect().top ?? 0;
    zoom(event.deltaY < 0 ? 1 : -1, event.clientY - origin);
  });
  useEffect(() => {
    const element = box.current;
    const listener = (event: WheelEvent): void => turned(event);
    element?.addEventListener('wheel', listener, { passive: false });
    return () => element?.removeEventListener('wheel', listener);
  }, [box]);
}
