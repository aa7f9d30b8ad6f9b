import { useLayoutEffect, useState, type ReactNode, type RefObject } from 'react';
import {
  ArrowLeft,
  ArrowRight,
  Highlighter,
  ListChecks,
  Minus,
  Plus,
  RotateCw,
  ScanEye,
  Search,
  SquareDashedMousePointer,
} from 'lucide-react';
import { IconButton } from '../ui/Button.tsx';
import { useHint } from '../app/bare-keys.ts';
import { BareKbd } from '../ui/BareKbd.tsx';
import { Kbd, withKeys } from '../ui/Kbd.tsx';
import { useStore } from '../app/store.ts';
import { labelOf, pageNamed } from './page-name.ts';
import type { ReaderState } from './reader-state.ts';
import { useReader } from './ReadingRoomProvider.tsx';
import { readPercent, type Zoom } from './zoom.ts';

interface ReaderBarProps {
  readonly state: ReaderState;
  readonly zoom: Zoom;
  readonly factor: number;
  readonly finding: boolean;
  readonly drawing: boolean;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onStepZoom: (by: 1 | -1) => void;
  readonly onTurn: () => void;
  readonly onJump: (by: 1 | -1) => void;
  readonly pageField: RefObject<HTMLInputElement | null>;
  readonly onFind: () => void;
  readonly onFinding: () => void;
  readonly onBox: () => void;
  /** What can be done with the whole document. */
  readonly more: ReactNode;
  /** The lists of terms that stay marked. */
  readonly terms: { readonly open: boolean; readonly onToggle: () => void };
  /** What the eye misses: how much of it there is, and whether it is shown. */
  readonly eye: { readonly open: boolean; readonly count: number; readonly onToggle: () => void };
}

/** The line above the pages: where one is, how large, and what one can make. */
export function ReaderBar(props: ReaderBarProps): ReactNode {
  const { state } = props;
  const hints = {
    terms: useHint('Terms that stay marked', 'terms'),
    eye: useHint('What the eye misses', 'eye'),
    finding: useHint('Finding from the selected words', 'finding'),
    box: useHint('Draw a box for a finding', 'box'),
  };
  return (
    <div className="reader-bar" role="toolbar" aria-label="Document">
      <JumpButtons onJump={props.onJump} />
      <PageField state={state} field={props.pageField} onPage={props.onPage} />
      <span className="reader-zoom">
        <IconButton icon={Minus} label="Zoom out (Ctrl+−)" onClick={() => props.onStepZoom(-1)} />
        <ZoomField zoom={props.zoom} factor={props.factor} onZoom={props.onZoom} />
        <IconButton icon={Plus} label="Zoom in (Ctrl++)" onClick={() => props.onStepZoom(1)} />
      </span>
      <IconButton icon={RotateCw} label="Turn the pages right" onClick={props.onTurn} />
      <button
        type="button"
        className="bar-button"
        title={withKeys('Find words in this document', 'Mod+F')}
        aria-pressed={props.finding}
        onClick={props.onFind}
      >
        <Search aria-hidden="true" />
        <span className="bar-label">Find</span> <Kbd chord="Mod+F" />
      </button>
      <button
        type="button"
        className="bar-button"
        title={hints.terms}
        aria-pressed={props.terms.open}
        onClick={props.terms.onToggle}
      >
        <ListChecks aria-hidden="true" />
        <span className="bar-label">Terms</span>
      </button>
      <button
        type="button"
        className="bar-button"
        title={hints.eye}
        aria-pressed={props.eye.open}
        onClick={props.eye.onToggle}
      >
        <ScanEye aria-hidden="true" />
        <span className="bar-label">Unseen</span>{' '}
        {props.eye.count > 0 && (
          <span className="bar-count">
            {props.eye.count}
            <span className="visually-hidden"> found</span>
          </span>
        )}
      </button>
      {props.more}
      <span className="spacer" />
      <button
        type="button"
        className="bar-button"
        title={hints.finding}
        onPointerDown={(event) => event.preventDefault()}
        onClick={props.onFinding}
      >
        <Highlighter aria-hidden="true" />
        <span className="bar-label">Finding</span> <BareKbd act="finding" />
      </button>
      <button
        type="button"
        className="bar-button"
        title={hints.box}
        aria-pressed={props.drawing}
        onClick={props.onBox}
      >
        <SquareDashedMousePointer aria-hidden="true" />
        <span className="bar-label">Box</span> <BareKbd act="box" />
      </button>
    </div>
  );
}

/** Back and forward over jumps. */
function JumpButtons({ onJump }: Pick<ReaderBarProps, 'onJump'>): ReactNode {
  const { behind, ahead } = useStore(useReader().jumps);
  return (
    <span className="reader-jumps">
      <IconButton
        icon={ArrowLeft}
        label="Back to where you were"
        title={withKeys('Back to where you were', 'Alt+ArrowLeft')}
        disabled={behind.length === 0}
        onClick={() => onJump(-1)}
      />
      <IconButton
        icon={ArrowRight}
        label="Forward again"
        title={withKeys('Forward again', 'Alt+ArrowRight')}
        disabled={ahead.length === 0}
        onClick={() => onJump(1)}
      />
    </span>
  );
}

/** The page's number, or the label that the document gives it with the number beside. */
function PageField({
  state,
  field,
  onPage,
}: {
  readonly state: ReaderState;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onPage: (page: number) => void;
}): ReactNode {
  const reader = useReader();
  const here = useStore(reader.page);
  const label = labelOf(state, here);
  const name = label ?? String(here);
  // What was typed is forgotten when another page is read.
  const [entry, setEntry] = useState<{ readonly at: number; readonly text: string } | null>(null);
  const typed = entry?.at === here ? entry.text : null;
  // The next number takes the place of the one that was gone to, refused or given up.
  useLayoutEffect(() => {
    if (entry === null && document.activeElement === field.current) field.current?.select();
  }, [entry, field]);
  const type = (text: string): void => {
    setEntry({ at: here, text });
    reader.expect(pageNamed(text, state).page);
  };
  const take = (): void => {
    const { page, said } = typed === null ? { page: here, said: null } : pageNamed(typed, state);
    setEntry(null);
    if (page !== null) onPage(page);
    if (said !== null) reader.say(said);
  };
  const giveUp = (): void => {
    setEntry(null);
    reader.expect(null);
  };
  return (
    <label
      className="reader-page"
      title={
        label === null
          ? undefined
          : 'The document’s own label for this page; all else here goes by its number.'
      }
    >
      {label === null ? <span>Page</span> : <span className="page-label">Label</span>}
      <input
        ref={field}
        className="bar-field"
        aria-label="Page to show"
        style={{ width: `calc(${String(Math.max(2, (typed ?? name).length))}ch + 0.8rem)` }}
        value={typed ?? name}
        onFocus={(event) => event.target.select()}
        onChange={(event) => type(event.target.value)}
        onBlur={giveUp}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') giveUp();
        }}
      />
      <span className="page-count">
        {label === null ? `of ${state.pageCount}` : `p ${here} of ${state.pageCount}`}
      </span>
    </label>
  );
}

const fits = { 'fit-width': 'Fit width', 'fit-page': 'Fit page' } as const;
const choices = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** The zoom in per cent, to be typed or chosen. */
function ZoomField({
  zoom,
  factor,
  onZoom,
}: {
  readonly zoom: Zoom;
  readonly factor: number;
  readonly onZoom: (zoom: Zoom) => void;
}): ReactNode {
  const percent = `${Math.round(factor * 100)} %`;
  const [typed, setTyped] = useState<string | null>(null);
  const take = (): void => {
    const wanted = typed === null ? null : readPercent(typed);
    setTyped(null);
    if (wanted !== null) onZoom(wanted);
  };
  return (
    <span className="zoom-field">
      <input
        className="bar-field"
        aria-label="Zoom in per cent"
        size={5}
        value={typed ?? percent}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      <select
        aria-label="Zoom"
        value={String(zoom)}
        onChange={(event) => {
          const { value } = event.target;
          onZoom(value === 'fit-width' || value === 'fit-page' ? value : Number(value));
        }}
      >
        {Object.entries(fits).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        {choices.map((value) => (
          <option key={value} value={value}>
            {value * 100} %
          </option>
        ))}
        {typeof zoom === 'number' && !choices.includes(zoom) && <option value={zoom}>{percent}</option>}
      </select>
    </span>
  );
}
