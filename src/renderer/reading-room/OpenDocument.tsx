import { useEffect, useEffectEvent, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import type { Anchor, Box } from '../../core/findings/events.ts';
import { SaveWithFindings } from '../annotations/SaveWithFindings.tsx';
import { CopyNote } from '../inspection/CopyNote.tsx';
import { EyePanel } from '../inspection/EyePanel.tsx';
import { InspectionProvider } from '../inspection/InspectionProvider.tsx';
import type { Revision } from '../inspection/revision.ts';
import { useEye } from '../inspection/use-eye.ts';
import { concerns, type Inspected } from '../inspection/use-inspection.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';
import { PrintButton } from '../printing/PrintButton.tsx';
import { useDocumentRecognition } from '../recognition/use-document-recognition.ts';
import { useRecognitionCommands } from '../recognition/use-recognition-commands.ts';
import { TermsPanel } from '../terms/TermsPanel.tsx';
import { TermsProvider } from '../terms/TermsProvider.tsx';
import { useTerms } from '../terms/use-terms.ts';
import { announce } from '../ui/announcer.tsx';
import { FindPanel } from './FindPanel.tsx';
import { FindingButton, selectedAnchors } from './FindingButton.tsx';
import { anchorOfHit } from './hit-anchor.ts';
import type { Hit } from './hit.ts';
import { PageScroller, type PageControls } from './PageScroller.tsx';
import { inReadingOrder } from './place-findings.ts';
import { ReaderBar } from './ReaderBar.tsx';
import type { Reader } from './reader.ts';
import type { ReaderState } from './reader-state.ts';
import { usePagesAtHand } from './use-pages-at-hand.ts';
import type { ReadingRoomProps, ReadingTarget } from './reading-room-props.ts';
import { useReader } from './ReadingRoomProvider.tsx';
import { KeysNote } from './ReaderNote.tsx';
import { RestOfSelection } from './RestOfSelection.tsx';
import { anchorOfBox, type PageOnScreen } from './select-stretch.ts';
import { useFind, type Found } from './use-find.ts';
import { useReadingKeys } from './use-reading-keys.ts';
import { useWordKeys } from './use-word-keys.ts';
import { textNotThere } from './word-steps.ts';
import { stepZoom, type Zoom } from './zoom.ts';

interface OpenDocumentProps extends ReadingRoomProps {
  readonly inspected: Inspected;
  readonly revision: Revision | null;
  readonly onRevision: (revision: Revision | null) => void;
  readonly onJump: (by: 1 | -1) => void;
  readonly held: CaseDocument;
  readonly state: ReaderState;
  readonly session: PdfSession;
}

const FLASH_MS = 1600;

/** A document that is open: its bar, its pages, and what can be found and made in it. */
export function OpenDocument(props: OpenDocumentProps): ReactNode {
  const { state, session, document } = props;
  const reader = useReader();
  const [bookmark] = useState(() => reader.bookmark(document));
  const [zoom, setZoom] = useState<Zoom>(bookmark?.zoom ?? 'fit-width');
  const [drawing, setDrawing] = useState(false);
  const [rest, setRest] = useState<readonly Anchor[]>([]);
  const [factor, setFactor] = useState(1);
  const controls = useRef<PageControls>(null);
  const pageField = useRef<HTMLInputElement>(null);
  const pages = useRef(new Map<number, PageOnScreen>());
  const recognition = useDocumentRecognition(props.held.sha256);
  useRecognitionCommands(props.held.sha256, recognition);
  const find = useFindState(props, recognition?.recognized ?? 0);
  const flashing = useTarget(props.target, state);
  usePageLabels(session);
  useFocusOnOpening(controls);
  usePagesAtHand(session);
  const eye = useEye(props.inspected, props.revision === null);
  const terms = useTerms({
    caseId: props.view.state.id,
    reader,
    document,
    session,
    pageCount: state.pageCount,
    inVault: props.view.extractions[document]?.state === 'read',
    recognized: recognition?.recognized ?? 0,
  });

  const hitAnchor = (): Anchor | null => {
    const hit = find.hit ?? terms.hit;
    return hit === null ? null : anchorOfHit(hit, pages.current.get(hit.page));
  };
  const makeFinding = (): void => {
    const [selected = null, ...further] = selectedAnchors(pages.current);
    const anchor = selected ?? hitAnchor();
    if (anchor !== null) {
      props.onAnchor(anchor, document);
      setRest(further);
    }
    if (further.length > 0) announce('The selection goes on over further pages: see the note at the pages.');
    // What was taken is marked from now on; a selection that stayed would offer it once more.
    if (selected !== null) window.getSelection()?.removeAllRanges();
    if (anchor === null)
      reader.say(
        'Select or find some words first: with the mouse, or by keys (Shift and an arrow in the pages, or F7). Or draw a box.',
      );
  };
  const words = useWordKeys(pages, reader, makeFinding);
  const takeRest = (): void => {
    const [next, ...further] = rest;
    if (next === undefined) return;
    reader.go(next.page, { box: next.boxes[0] ?? null, gently: true });
    props.onAnchor(next, document);
    setRest(further);
  };
  // Beside the pages there is room for one of them.
  const showTerms = (): void => {
    if (!terms.open && find.open) find.close();
    if (!terms.open && eye.open) eye.toggle();
    terms.toggle();
  };
  const showFind = (): void => {
    if (terms.open) terms.toggle();
    find.show();
  };
  const showEye = (): void => {
    if (terms.open) terms.toggle();
    eye.toggle();
  };
  const takeHit = (hit: Hit | null): void => {
    if (hit === null) return;
    const anchor = anchorOfHit(hit, pages.current.get(hit.page));
    if (anchor !== null) return props.onAnchor(anchor, document);
    announce(`These words could not be placed on page ${hit.page}. Select them there, or draw a box.`);
  };
  const takeBox = (page: number, box: Box): void => {
    setDrawing(false);
    props.onAnchor(anchorOfBox(page, box, pages.current.get(page) ?? null), document);
  };
  const rescale = (next: Zoom): void => controls.current?.zoom(next);
  const step = (by: 1 | -1): void => rescale(stepZoom(factor, by));
  const stepFinding = (by: 1 | -1): void => {
    const next = nextFinding(state, reader.page.get(), by);
    if (next === null) return announce('There are no findings in this document.');
    reader.go(next.anchor.page, { box: next.anchor.boxes[0] ?? null, finding: next.id, gently: true });
    props.onFindingSelected(next.id);
  };
  useReadingKeys({
    singleKeys: props.singleKeys,
    makeFinding,
    toggleBox: () => setDrawing((before) => !before),
    stepFinding,
    stepHit: find.open ? find.step : (by) => terms.step(by),
    hits: find.open || terms.open,
    terms: showTerms,
    termLists: terms.lists,
    editTerms: (list) => {
      if (!terms.open) showTerms();
      terms.edit(list);
    },
    putTerms: (list) => {
      terms.put(list).then(
        () => announce(`${list.name} is ${list.shown ? '' : 'not '}marked`),
        (thrown: unknown) => announce(thrown instanceof Error ? thrown.message : 'That could not be done.'),
      );
    },
    find: showFind,
    stepZoom: step,
    rescale,
    turn: (degrees) => reader.turnBy(degrees),
    focusPageField: () => pageField.current?.focus(),
    focusPages: () => controls.current?.focus(),
    goToEnd: (end) => {
      const page = end === -1 ? 1 : state.pageCount;
      reader.go(page, { place: { page, down: end } });
    },
    selectWords: () => {
      controls.current?.focus();
      words.start();
    },
    selectPage: () => {
      controls.current?.focus();
      words.leave();
      selectPage(reader.page.get(), pages.current, reader);
    },
    look: showEye,
  });
  return (
    <>
      <ReaderBar
        state={state}
        zoom={zoom}
        factor={factor}
        finding={find.open}
        drawing={drawing}
        onPage={(page) => {
          reader.go(page);
          controls.current?.focus();
        }}
        onZoom={rescale}
        onStepZoom={step}
        onTurn={() => reader.turnBy(90)}
        onJump={props.onJump}
        pageField={pageField}
        onFind={find.open ? find.close : showFind}
        onFinding={makeFinding}
        onBox={() => setDrawing(!drawing)}
        more={
          props.revision === null && (
            <>
              <SaveWithFindings view={props.view} document={props.held} />
              <PrintButton view={props.view} document={props.held} pageCount={state.pageCount} />
            </>
          )
        }
        terms={{ open: terms.open, onToggle: showTerms }}
        eye={{ open: eye.open, count: concerns(props.inspected), onToggle: showEye }}
      />
      <TextNotice view={props.view} document={document} />
      <div className="reader-body">
        {find.open && (
          <FindPanel
            words={find.words}
            found={find.found}
            pageCount={state.pageCount}
            pictures={recognition === null ? 0 : recognition.pictures - recognition.recognized}
            current={find.current}
            asked={find.asked}
            onWords={find.setWords}
            onHit={find.goTo}
            onStep={find.step}
            onFinding={() => takeHit(find.hit)}
            onClose={() => {
              find.close();
              controls.current?.focus();
            }}
          />
        )}
        {eye.open && (
          <EyePanel
            inspected={props.inspected}
            selected={eye.selected}
            document={props.held}
            revision={props.revision}
            onPlace={props.revision === null ? eye.goTo : null}
            onPage={props.revision === null ? (page) => reader.go(page) : null}
            onRevision={props.onRevision}
            onClose={() => {
              eye.toggle();
              controls.current?.focus();
            }}
          />
        )}
        {terms.open && (
          <TermsPanel
            terms={terms}
            caseId={props.view.state.id}
            pageCount={state.pageCount}
            onFinding={() => takeHit(terms.hit)}
            onClose={() => {
              terms.toggle();
              controls.current?.focus();
            }}
          />
        )}
        <InspectionProvider value={eye.onPages}>
          <TermsProvider value={terms.onPages}>
            <PageScroller
              state={state}
              session={session}
              zoom={zoom}
              onZoom={setZoom}
              onFactor={setFactor}
              controls={controls}
              pages={pages}
              start={bookmark}
              words={find.open && find.words.trim() !== '' ? find.words : (props.target?.words ?? null)}
              currentHit={find.hit}
              flashing={flashing}
              pending={props.pending}
              drawing={drawing}
              onSelect={props.onFindingSelected}
              onBox={takeBox}
              onDrawingEnd={() => setDrawing(false)}
              onKey={words.press}
              compared={props.compared ?? null}
            />
          </TermsProvider>
        </InspectionProvider>
      </div>
      <CopyNote pages={pages} inspected={props.inspected} />
      <FindingButton pages={pages} onFinding={makeFinding} />
      <RestOfSelection
        rest={rest}
        busy={props.pending !== null}
        onFinding={takeRest}
        onForget={() => setRest([])}
      />
      {words.on && (
        <KeysNote>
          Arrows move by words, with Shift they select more. Enter makes a finding, Esc leaves.
        </KeysNote>
      )}
      {drawing && <KeysNote>Draw a box, or use the arrow keys. Enter takes it, Esc leaves.</KeysNote>}
    </>
  );
}

/** All text of one page, and no more: others may not be laid out, and what stands around the pages is none of it. */
function selectPage(number: number, pages: ReadonlyMap<number, PageOnScreen>, reader: Reader): void {
  const page = pages.get(number);
  const layer = page?.element.querySelector('.text-layer');
  if (page === undefined || layer === null || layer === undefined || page.content.text.text.trim() === '')
    return reader.say(textNotThere(number, pages) ?? 'This page has no text that could be selected.');
  document.getSelection()?.selectAllChildren(layer);
  reader.say(`The text of page ${page.number} is selected, of this page alone.`);
}

/** Says so when the document can be read but its text can't be searched. */
function TextNotice({ view, document }: Pick<ReadingRoomProps, 'view' | 'document'>): ReactNode {
  const extraction = view.extractions[document];
  if (extraction?.state !== 'failed') return null;
  return (
    <p className="text-notice" role="status">
      Its text could not be read for the search: {extraction.why}
    </p>
  );
}

/** The finding after (or before) the selected one in reading order; else the first one from the page being read on. */
function nextFinding(state: ReaderState, page: number, by: 1 | -1): ReaderState['findings'][number] | null {
  const ordered = inReadingOrder(state.findings);
  if (ordered.length === 0) return null;
  const at = ordered.findIndex(({ id }) => id === state.selected);
  if (at !== -1) return ordered[(at + by + ordered.length) % ordered.length] ?? null;
  const ahead =
    by === 1
      ? ordered.find(({ anchor }) => anchor.page >= page)
      : ordered.findLast(({ anchor }) => anchor.page <= page);
  return ahead ?? ordered.at(by === 1 ? 0 : -1) ?? null;
}

/** Goes where the frame asks, and says which finding is to flash there for a moment. */
function useTarget(target: ReadingTarget | null, state: ReaderState): string | null {
  const reader = useReader();
  const [over, setOver] = useState<ReadingTarget | null>(null);
  const opening = useRef(true);
  const go = useEffectEvent((wanted: ReadingTarget) => {
    const finding = state.findings.find(({ id }) => id === wanted.finding);
    const box = finding?.anchor.boxes[0] ?? null;
    reader.go(finding?.anchor.page ?? wanted.page, {
      box,
      finding: wanted.finding,
      words: wanted.words,
      // Where a document is opened at, nothing was left in it.
      goesOn: opening.current,
    });
  });
  useEffect(() => {
    if (target !== null) go(target);
    opening.current = false;
    if (target === null) return;
    const timer = setTimeout(() => setOver(target), FLASH_MS);
    return () => clearTimeout(timer);
  }, [target]);
  return target === over ? null : (target?.finding ?? null);
}

/** Where what had the focus is gone, the pages take it: keys would else lead nowhere. */
function useFocusOnOpening(controls: RefObject<PageControls | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) controls.current?.focus();
  }, [controls]);
}

function usePageLabels(session: PdfSession): void {
  const reader = useReader();
  useEffect(() => {
    const control = new AbortController();
    session
      .onDocument((opened) => opened.getPageLabels(), control.signal)
      .then((labels) => {
        if (!control.signal.aborted) reader.learnLabels(labels);
      })
      .catch(() => undefined);
    return () => control.abort();
  }, [session, reader]);
}

function useFindState({ document, view, state, session }: OpenDocumentProps, recognized: number) {
  const reader = useReader();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(0);
  const [stepped, setStepped] = useState<number | null>(null);
  const [startPage, setStartPage] = useState(1);
  const extraction = view.extractions[document];
  const found = useFind(open ? words : '', {
    document,
    session,
    pageCount: state.pageCount,
    extraction,
    recognized,
  });
  const landing = found === null ? null : landingHit(found, startPage);
  const current = stepped ?? landing;
  /** While words are typed one lands again and again: all of that is one jump. */
  const landed = useRef(false);
  const show = (index: number, goesOn: boolean): void => {
    const hit = found?.hits[index];
    if (hit !== undefined) reader.go(hit.page, { words, hit, goesOn });
  };
  const goTo = (index: number): void => {
    setStepped(index);
    show(index, false);
  };
  const land = useEffectEvent((index: number) => {
    show(index, landed.current);
    landed.current = true;
  });
  useEffect(() => {
    if (landing !== null) land(landing);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other words land anew, be it on the same number
  }, [landing, words]);
  return {
    open,
    words,
    asked,
    found,
    current,
    hit: current === null ? null : (found?.hits[current] ?? null),
    goTo,
    setWords: (next: string): void => {
      setStepped(null);
      setStartPage(reader.page.get());
      setWords(next);
    },
    show: (): void => {
      setOpen(true);
      setAsked((count) => count + 1);
    },
    close: (): void => {
      landed.current = false;
      setOpen(false);
      setStepped(null);
    },
    step: (by: 1 | -1): void => {
      const count = found?.hits.length ?? 0;
      if (count === 0) return;
      goTo(current === null ? (by === 1 ? 0 : count - 1) : (current + by + count) % count);
    },
  };
}

/** The first hit from the page on that was read when the search began; else the first of all. */
function landingHit(found: Found, startPage: number): number | null {
  const ahead = found.hits.findIndex(({ page }) => page >= startPage);
  if (ahead !== -1) return ahead;
  return found.done && found.hits.length > 0 ? 0 : null;
}
