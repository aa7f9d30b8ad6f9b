import { memo, useEffect, useEffectEvent, useMemo, useRef, type MouseEvent, type ReactNode } from 'react';
import type { Finding } from '../../core/cases/case-state.ts';
import { mayBeStamp } from '../../core/documents/stamp.ts';
import type { Anchor, Box } from '../../core/findings/events.ts';
import type { PageRecognition } from '../../ipc/recognition-views.ts';
import { EyeMarks } from '../inspection/EyeMarks.tsx';
import { useInspectionOnPages } from '../inspection/InspectionProvider.tsx';
import type { PageLink } from '../pdf/page-links.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';
import { recognitionInWords } from '../recognition/recognition-words.ts';
import { usePageRecognition } from '../recognition/use-page-recognition.ts';
import { TermMarks } from '../terms/TermMarks.tsx';
import { Button } from '../ui/Button.tsx';
import { BoxDrawing } from './BoxDrawing.tsx';
import { findWords } from './find-in-text.ts';
import { followDestination } from './follow-destination.ts';
import { Highlights, percentStyle } from './Highlights.tsx';
import { LinkButtons } from './LinkButtons.tsx';
import { linkInWords } from './link-words.ts';
import { pageTroubleInWords, type PageTroubleKind } from './trouble-words.ts';
import { markOfHit, type Hit } from './hit.ts';
import {
  boxToRect,
  pageSize,
  rectInPercent,
  type PageShape,
  type PageView,
  type Turn,
} from './page-geometry.ts';
import type { ComparedSide } from './reading-room-props.ts';
import { ChangeMarks } from './ChangeMarks.tsx';
import { PendingMark } from './PendingMark.tsx';
import { placeFinding, type PlacedFinding } from './place-findings.ts';
import { documentAsItIs } from './reader-state.ts';
import type { Reader } from './reader.ts';
import { boxesOfStretch, type PageOnScreen } from './select-stretch.ts';
import { usePagePaint, pageUrgency } from './use-page-paint.ts';
import { usePageText } from './use-page-text.ts';
import { useRecognizedText } from './use-recognized-text.ts';
import { useSpokenMarks } from './use-spoken-marks.ts';

/** What a page asks and tells. */
export interface PageActs {
  readonly isOnScreen: (page: number) => boolean;
  readonly onSelect: (finding: string) => void;
  readonly onBox: (page: number, box: Box) => void;
  readonly onDrawingEnd: () => void;
  /** The page's text came or went. */
  readonly onText: (number: number, page: PageOnScreen | null) => void;
}

export interface PageFrameProps extends PageActs {
  readonly session: PdfSession;
  readonly reader: Reader;
  readonly number: number;
  readonly pageCount: number;
  /** `Page 3`, or `Page 3, labelled iii`. */
  readonly name: string;
  readonly shape: PageShape;
  readonly turn: Turn;
  readonly scale: number;
  readonly top: number;
  readonly findings: readonly Finding[];
  readonly selected: string | null;
  /** On this page, what a finding is being made of. */
  readonly pending: Anchor | null;
  readonly flashing: string | null;
  /** Words that are looked for, all of which are marked; `currentHit` is one of this page. */
  readonly words: string | null;
  readonly currentHit: Hit | null;
  readonly drawing: boolean;
  readonly compared: ComparedSide | null;
}

/** One page: its picture, its text to select, its findings. What happens on other pages does not concern it. */
export const PageFrame = memo(function PageFrame(props: PageFrameProps): ReactNode {
  const { session, reader, number, shape, turn, scale, top } = props;
  const view = useMemo<PageView>(() => ({ shape, turn, scale }), [shape, turn, scale]);
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const priority = (): number => pageUrgency(reader, number, () => props.isOnScreen(number));
  const paint = usePagePaint(picture, { session, reader, number, view, priority });
  const text = usePageText(layer, session, number, view.turn, priority);
  const mayBePicture = text !== null && mayBeStamp(text.content.text.text);
  const recognition = usePageRecognition(documentAsItIs(reader.state.get()), number, mayBePicture);
  const recognized = useRecognizedText(layer, recognition, view);
  const page = usePageOnScreen(frame, number, view, recognized ?? text?.content ?? null, props.onText);
  const placed = usePlaced(props.findings, page, reader);
  const inspection = useInspectionOnPages();
  const spokenId = useSpokenMarks(page, placed);
  const hits = useHits(props.words, props.currentHit, page, reader);
  const size = pageSize(view);

  const linkAt = (event: MouseEvent): PageLink | undefined =>
    text?.links.find(({ box }) => contains(pointIn(event, frame.current), boxToRect(view, box)));
  const click = (event: MouseEvent): void => {
    if (document.getSelection()?.isCollapsed === false || frame.current === null) return;
    const finding = findingAt(event, frame.current, placed, view);
    if (finding !== null) return props.onSelect(finding);
    const link = linkAt(event);
    if (link === undefined) return;
    if (link.destination === null) reader.say(linkInWords(link));
    else void followDestination(reader, link.destination);
  };
  const hover = (event: MouseEvent): void => {
    if (frame.current === null) return;
    const over = findingAt(event, frame.current, placed, view) !== null;
    frame.current.classList.toggle('over-finding', over);
    const link = linkAt(event);
    frame.current.classList.toggle('over-link', link !== undefined);
    frame.current.title = link === undefined ? '' : linkInWords(link);
  };

  const lost = placed.filter(({ how }) => how === 'none');
  return (
    // The keyboard reaches every finding as a button; the mouse through the text that lies over them.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={frame}
      className={props.drawing ? 'page drawing' : 'page'}
      role="region"
      aria-label={`Page ${number} of ${props.pageCount}`}
      data-page={number}
      data-turn={view.turn}
      data-painted={paint.state === 'painted'}
      data-text={text !== null}
      style={{
        top,
        width: size.width,
        height: size.height,
        ['--total-scale-factor' as string]: view.scale * view.shape.userUnit,
      }}
      onClick={click}
      onMouseMove={hover}
    >
      <h2 className="visually-hidden">{props.name}</h2>
      <div ref={picture} className="page-picture" aria-hidden="true" />
      <div className="page-marks">
        {hits.map((box, index) => (
          <span
            key={index}
            className={box.current ? 'hit hit-current' : 'hit'}
            style={percentStyle(rectInPercent(view, boxToRect(view, box.box)))}
          />
        ))}
        <Highlights
          placed={placed}
          view={view}
          selected={props.selected}
          flashing={props.flashing}
          idOf={spokenId}
          onSelect={props.onSelect}
        />
        <TermMarks page={page} view={view} reader={reader} />
        <LinkButtons
          links={text?.links ?? []}
          view={view}
          reader={reader}
          isShown={inspection?.shown === true}
        />
        <EyeMarks page={number} view={view} />
        {props.compared !== null && <ChangeMarks compared={props.compared} page={page} view={view} />}
        {props.pending !== null && <PendingMark anchor={props.pending} page={page} view={view} />}
      </div>
      <div ref={layer} className="text-layer" />
      {recognition !== null && <RecognitionMark recognition={recognition} />}
      {paint.state !== 'waiting' && paint.state !== 'painted' && (
        <PageTrouble
          number={number}
          why={paint.state}
          isOnly={props.pageCount === 1}
          onAgain={paint.again}
          onFacts={inspection?.onFacts ?? null}
        />
      )}
      {lost.length > 0 && text !== null && <LostFindings lost={lost} onSelect={props.onSelect} />}
      {props.drawing && (
        <BoxDrawing
          reader={reader}
          number={number}
          view={view}
          onTake={(box) => props.onBox(number, box)}
          onLeave={props.onDrawingEnd}
        />
      )}
    </div>
  );
});

function usePageOnScreen(
  frame: { readonly current: HTMLDivElement | null },
  number: number,
  view: PageView,
  content: PageOnScreen['content'] | null,
  onText: PageFrameProps['onText'],
): PageOnScreen | null {
  const element = frame.current;
  const page = useMemo(
    () => (content === null || element === null ? null : { number, element, content, view }),
    [number, element, content, view],
  );
  const tell = useEffectEvent(onText);
  useEffect(() => {
    tell(number, page);
    return () => tell(number, null);
  }, [number, page]);
  return page;
}

/** Placed once for each text and set of findings; boxes hold at any zoom. */
function usePlaced(
  findings: readonly Finding[],
  page: PageOnScreen | null,
  reader: Reader,
): readonly PlacedFinding[] {
  const placed = useMemo(() => findings.map((finding) => placeFinding(finding, page)), [findings, page]);
  useEffect(() => {
    if (page === null) return;
    reader.found(page.number, (wish) => placed.find(({ finding }) => finding.id === wish.finding)?.boxes[0]);
  }, [placed, page, reader]);
  return placed;
}

interface HitBox {
  readonly current: boolean;
  readonly box: Box;
}

function useHits(
  words: string | null,
  currentHit: Hit | null,
  page: PageOnScreen | null,
  reader: Reader,
): readonly HitBox[] {
  const hits = useMemo(() => {
    if (page === null || words === null) return [];
    const stretches = findWords(words, page.content.text.text);
    return stretches.map((stretch) => ({
      ...stretch,
      boxes: boxesOfStretch(page, stretch.start, stretch.end),
    }));
  }, [words, page]);
  useEffect(() => {
    if (page === null || words === null) return;
    reader.found(page.number, (wish) => {
      if (wish.words !== words) return undefined;
      const at = wish.hit === null ? 0 : markOfHit(wish.hit, hits, page.content.text.text);
      return hits[at]?.boxes[0];
    });
  }, [hits, words, page, reader]);
  return useMemo(() => {
    const current =
      page === null || currentHit === null ? -1 : markOfHit(currentHit, hits, page.content.text.text);
    return hits.flatMap(({ boxes }, at) => boxes.map((box) => ({ current: at === current, box })));
  }, [hits, currentHit, page]);
}

function pointIn(event: MouseEvent, element: Element | null): { x: number; y: number } {
  const origin = element?.getBoundingClientRect();
  return { x: event.clientX - (origin?.left ?? 0), y: event.clientY - (origin?.top ?? 0) };
}

function contains(point: { x: number; y: number }, rect: ReturnType<typeof boxToRect>): boolean {
  return (
    point.x >= rect.left &&
    point.x <= rect.left + rect.width &&
    point.y >= rect.top &&
    point.y <= rect.top + rect.height
  );
}

/** The finding under the pointer; where several lie over each other, the smallest. */
function findingAt(
  event: MouseEvent,
  frame: Element,
  placed: readonly PlacedFinding[],
  view: PageView,
): string | null {
  const point = pointIn(event, frame);
  const under = placed.flatMap(({ finding, boxes }) => {
    const rects = boxes.map((box) => boxToRect(view, box));
    if (!rects.some((rect) => contains(point, rect))) return [];
    return [{ id: finding.id, area: rects.reduce((sum, rect) => sum + rect.width * rect.height, 0) }];
  });
  return under.toSorted((a, b) => a.area - b.area)[0]?.id ?? null;
}

/** Says of a page that its text was made out by a machine, and how sure that is. */
function RecognitionMark({ recognition }: { readonly recognition: PageRecognition }): ReactNode {
  const words = recognitionInWords(recognition);
  if (words === null) return null;
  return (
    <p
      className="page-recognition"
      data-state={recognition.state}
      title="This page is a picture. Its text was made out by a machine and may be wrong: what counts is the picture."
    >
      {words}
    </p>
  );
}

function PageTrouble({
  number,
  why,
  isOnly,
  onAgain,
  onFacts,
}: {
  readonly number: number;
  readonly why: PageTroubleKind;
  readonly isOnly: boolean;
  readonly onAgain: () => void;
  /** Null where an earlier revision is looked at. */
  readonly onFacts: (() => void) | null;
}): ReactNode {
  return (
    <div className="page-trouble" role="alert">
      <p>
        <strong>
          Page {number} could not be shown{why === 'too-much-memory' ? ': too much memory' : ''}.
        </strong>
      </p>
      <p>{pageTroubleInWords(why, isOnly)}</p>
      <Button onClick={onAgain}>Try this page again</Button>
      {onFacts !== null && (
        <Button look="quiet" onClick={onFacts}>
          What is known of the file
        </Button>
      )}
    </div>
  );
}

function LostFindings({
  lost,
  onSelect,
}: {
  readonly lost: readonly PlacedFinding[];
  readonly onSelect: (finding: string) => void;
}): ReactNode {
  const count = lost.length === 1 ? '1 finding' : `${lost.length} findings`;
  return (
    <div className="page-lost">
      <span>{count} could not be placed on this page:</span>
      {lost.map(({ finding }) => (
        <button key={finding.id} type="button" className="link-button" onClick={() => onSelect(finding.id)}>
          {finding.anchor.quote?.exact.slice(0, 60) ?? 'no words'}
        </button>
      ))}
    </div>
  );
}
