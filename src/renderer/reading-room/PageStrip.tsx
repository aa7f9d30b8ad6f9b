import {
  memo,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { Finding } from '../../core/cases/case-state.ts';
import { useCommands } from '../app/commands.ts';
import { useStore } from '../app/store.ts';
import { freeCanvas, paintPage } from '../pdf/paint-page.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';
import { urgency } from '../pdf/urgency.ts';
import { Outline } from './Outline.tsx';
import { pageInWords } from './page-name.ts';
import { byPage } from './place-findings.ts';
import { boxToRect, pageSize, type PageShape } from './page-geometry.ts';
import { shapeOfPage } from './page-picture.ts';
import { REST_MS } from './pages-at-rest.ts';
import type { Reader } from './reader.ts';
import { shapeOf, type ReaderState } from './reader-state.ts';
import { useReader, useReaderState } from './ReadingRoomProvider.tsx';
import { unseenInWords } from './unseen-pages.ts';
import { useOutline } from './use-outline.ts';
import { useInnerSize } from './use-scroll.ts';
import { GAP, gridOf, thumbnailRect } from './thumbnail-grid.ts';
import { scaleToThumbnail } from './thumbnails.ts';
import './reading-room.css';

/** Of the strip itself (reading-room.css), so that outlines are not cut off. */
const PADDING = 3;

/** Thumbnails of the document that the reading room shows: a click goes to the page. */
export function PageStrip(): ReactNode {
  const { shown, reached } = useReader();
  // The pages come first.
  return (
    <Strip
      state={useDeferredValue(useReaderState())}
      read={useDeferredValue(useStore(reached.page))}
      shown={useDeferredValue(useStore(shown))}
    />
  );
}

interface StripProps {
  readonly state: ReaderState;
  /** The page being read. */
  readonly read: number;
  /** Pages that were on screen. */
  readonly shown: ReadonlySet<number>;
}

const Strip = memo(function Strip({ state, read, shown }: StripProps): ReactNode {
  const reader = useReader();
  const box = useRef<HTMLDivElement>(null);
  const inner = useInnerSize(box);
  const width = (inner?.width ?? 208) - 2 * PADDING;
  const height = inner?.height ?? 400;
  const { pageCount, firstShape, shapes } = state;
  const grid = useMemo(
    () => gridOf({ pageCount, firstShape, shapes }, width),
    [pageCount, firstShape, shapes, width],
  );
  /** In rows: what is on screen stays there when the rows get another height. */
  const [scrolled, setScrolled] = useState(0);
  const top = scrolled * grid.row;
  const outline = useOutline(state.session);
  const [byOutline, setByOutline] = useState(false);
  const isByOutline = byOutline && outline.length > 0;
  useCommands(
    outline.length === 0
      ? []
      : [
          {
            id: 'outline',
            label: isByOutline ? 'Show the thumbnails' : 'Show the outline',
            group: 'Case',
            chord: 'Mod+Shift+O',
            run: () => setByOutline(!isByOutline),
          },
        ],
  );
  const findings = useMemo(() => byPage(state.findings), [state.findings]);

  const keepRows = useEffectEvent((row: number) => box.current?.scrollTo({ top: scrolled * row }));
  useLayoutEffect(() => keepRows(grid.row), [grid.row]);
  const showRow = useEffectEvent((index: number) => {
    const row = index * grid.row;
    // By what is known: asking the element would have the whole window laid out.
    const wanted = row < top ? Math.max(0, row - GAP) : Math.max(top, row + Math.min(0, grid.row - height));
    if (wanted !== top) box.current?.scrollTo({ top: wanted });
  });
  useLayoutEffect(() => {
    if (state.phase === 'open') showRow(Math.floor((read - 1) / grid.columns));
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- rows or a strip of another height may hide it
  }, [read, state.phase, grid.columns, grid.row, height]);

  const firstRow = Math.max(0, Math.floor(top / grid.row) - 1);
  const lastRow = Math.min(grid.rows - 1, Math.ceil((top + height) / grid.row));
  const first = firstRow * grid.columns + 1;
  const last = Math.min(state.pageCount, (lastRow + 1) * grid.columns);
  const isOpen = state.phase === 'open';

  const key = (event: KeyboardEvent): void => {
    const page = pageByKey(event.key, reader.page.get(), grid.columns, state.pageCount);
    if (page === null) return;
    event.preventDefault();
    reader.go(page, { goesOn: true });
  };
  return (
    <nav className="page-strip-frame" aria-label="Pages">
      {outline.length === 0 ? (
        <h2 className="panel-title">Pages</h2>
      ) : (
        <div className="strip-choice" role="group" aria-label="What to go by">
          <button type="button" aria-pressed={!byOutline} onClick={() => setByOutline(false)}>
            Pages
          </button>
          <button type="button" aria-pressed={byOutline} onClick={() => setByOutline(true)}>
            Outline
          </button>
        </div>
      )}
      {/* Above the pages: what goes on in the background is told in the corner below. */}
      <p className="strip-note">{isOpen ? unseenInWords(shown, state.pageCount) : ''}</p>
      {isByOutline && <Outline lines={outline} reader={reader} />}
      <div
        ref={box}
        className="page-strip"
        hidden={isByOutline}
        tabIndex={isOpen ? 0 : -1}
        role="listbox"
        aria-label={isOpen ? `Pages of the document, ${read} of ${state.pageCount} is shown` : 'No pages'}
        aria-activedescendant={`thumbnail-${read}`}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop / grid.row)}
        onKeyDown={key}
      >
        <div className="strip-stack" style={{ height: grid.rows * grid.row }}>
          {Array.from({ length: isOpen ? Math.max(0, last - first + 1) : 0 }, (_, index) => {
            const page = first + index;
            return (
              <Thumbnail
                key={page}
                page={page}
                name={pageInWords(state, page)}
                shape={shapeOf(state, page)}
                session={state.session}
                reader={reader}
                isRead={page === read}
                isShown={shown.has(page)}
                findings={findings.get(page) ?? none}
                {...thumbnailRect(grid, page, shapeOf(state, page))}
              />
            );
          })}
        </div>
      </div>
    </nav>
  );
});

function pageByKey(key: string, page: number, columns: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(Math.max(page + step, 1), count);
}

const none: readonly Finding[] = [];

interface ThumbnailProps {
  readonly page: number;
  readonly name: string;
  readonly shape: PageShape;
  readonly session: PdfSession | null;
  readonly reader: Reader;
  /** It is the page being read. */
  readonly isRead: boolean;
  /** It was on screen. */
  readonly isShown: boolean;
  readonly findings: readonly Finding[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const Thumbnail = memo(function Thumbnail(props: ThumbnailProps): ReactNode {
  const { page, name, shape, session, reader, isRead, isShown, findings, ...place } = props;
  const marks =
    findings.length === 0 ? '' : `, ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
  return (
    // The list has the focus and the keys; its rows are named by aria-activedescendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={`thumbnail-${page}`}
      role="option"
      aria-selected={isRead}
      aria-label={`${name}${marks}${isShown ? '' : ', not shown yet'}`}
      className={isShown ? 'thumbnail' : 'thumbnail unseen'}
      style={place}
      onClick={() => reader.go(page)}
    >
      <Picture page={page} reader={reader} session={session} />
      {findings.map((finding) => (
        <span
          key={finding.id}
          className={`thumbnail-mark mark-${finding.reading.verdict}`}
          style={markStyle(shape, finding)}
        />
      ))}
      <span className="thumbnail-number">{page}</span>
    </div>
  );
});

function markStyle(shape: PageShape, finding: Finding): { top: string; height: string } {
  const view = { shape, turn: 0, scale: 1 } as const;
  const [box] = finding.anchor.boxes;
  const whole = pageSize(view).height;
  const rect = box === undefined ? null : boxToRect(view, box);
  const from = rect === null ? 5 : (rect.top / whole) * 100;
  return { top: `${Math.min(from, 92)}%`, height: `${Math.max(7, ((rect?.height ?? 0) / whole) * 100)}%` };
}

function Picture({ page, reader, session }: Pick<ThumbnailProps, 'page' | 'reader' | 'session'>): ReactNode {
  const holder = useRef<HTMLDivElement>(null);
  const { thumbnails } = reader;
  const picture = useSyncExternalStore(thumbnails.version.subscribe, () => thumbnails.get(page));

  useEffect(() => {
    if (picture !== null || session === null) return;
    const control = new AbortController();
    const urgent = (): number => urgency.thumbnail + Math.abs(page - reader.page.get());
    const paint = (): Promise<void> =>
      session
        .onPage(
          page,
          urgent,
          async (job) => {
            reader.learnShape(page, shapeOfPage(job.page));
            const { width, height } = job.page.getViewport({ scale: 1 });
            return paintPage(job, scaleToThumbnail(width, height) * 1.5, job.page.rotate, 1);
          },
          control.signal,
        )
        .then((painted) => {
          if (!control.signal.aborted) reader.thumbnails.take(page, painted);
          freeCanvas(painted);
          session.release(page);
        })
        .catch(() => undefined);
    // One that goes by in the strip itself is not drawn either.
    const callOff = reader.rest.when(() => void paint(), REST_MS);
    return () => {
      callOff();
      control.abort();
    };
  }, [picture, session, page, reader]);

  useLayoutEffect(() => {
    if (picture !== null) holder.current?.replaceChildren(picture);
  }, [picture]);
  return picture === null ? null : <div ref={holder} className="thumbnail-picture" aria-hidden="true" />;
}
