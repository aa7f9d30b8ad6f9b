import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { Highlighter } from 'lucide-react';
import type { Anchor } from '../../core/findings/events.ts';
import { BareKbd } from '../ui/BareKbd.tsx';
import { anchorOfStretch, stretchOfRange, withoutRunningLines, type PageOnScreen } from './select-stretch.ts';

/** The part of a selection that lies on a page. */
interface SelectedText {
  readonly page: PageOnScreen;
  readonly start: number;
  readonly end: number;
}

/** What is selected in these pages now, page by page in their order; none when nothing of their text is. */
function selectedTexts(pages: ReadonlyMap<number, PageOnScreen>): readonly SelectedText[] {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  const selected = [...pages.values()]
    .toSorted((a, b) => a.number - b.number)
    .flatMap((page) => {
      const stretch = stretchOfRange(range, page);
      return stretch === null ? [] : [{ page, ...stretch }];
    });
  if (selected.length < 2) return selected;
  return selected.flatMap(({ page, ...stretch }, at) => {
    const goesOn = { from: at > 0, to: at < selected.length - 1 };
    const inPassing = withoutRunningLines(page, stretch, goesOn);
    return inPassing === null ? [] : [{ page, ...inPassing }];
  });
}

/** The anchors of what is selected: one on each page that it touches. */
export function selectedAnchors(pages: ReadonlyMap<number, PageOnScreen>): readonly Anchor[] {
  return selectedTexts(pages).flatMap(({ page, start, end }) => anchorOfStretch(page, start, end) ?? []);
}

interface FindingButtonProps {
  readonly pages: RefObject<Map<number, PageOnScreen>>;
  readonly onFinding: () => void;
}

interface Shown {
  readonly left: number;
  readonly top: number;
  /** The selection goes on over further pages. */
  readonly goesOn: boolean;
}

/** Stands beside a fresh selection, and offers to make a finding of it. */
export function FindingButton({ pages, onFinding }: FindingButtonProps): ReactNode {
  const shown = useShown(pages);
  if (shown === null) return null;
  return (
    <div className="finding-button" style={{ left: shown.left, top: shown.top }}>
      <button
        type="button"
        className="button button-primary"
        // Pressing it must not take the selection away that it is about.
        onPointerDown={(event) => event.preventDefault()}
        onClick={onFinding}
      >
        <Highlighter aria-hidden="true" />
        Finding
        <BareKbd act="finding" />
      </button>
      {shown.goesOn && <p>Takes the words on the first page; then those on the next.</p>}
    </div>
  );
}

function useShown(pages: FindingButtonProps['pages']): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let down = false;
    const look = (): void => setShown(down ? null : placeOfSelection(pages.current));
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, 120);
    };
    const press = (event: Event): void => {
      down = !(event.target instanceof Element && event.target.closest('.finding-button') !== null);
    };
    const lift = (): void => {
      down = false;
      soon();
    };
    document.addEventListener('selectionchange', soon);
    document.addEventListener('pointerdown', press);
    document.addEventListener('pointerup', lift);
    window.addEventListener('scroll', soon, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', soon);
      document.removeEventListener('pointerdown', press);
      document.removeEventListener('pointerup', lift);
      window.removeEventListener('scroll', soon, true);
    };
  }, [pages]);
  return shown;
}

/** Pixels that the button takes with its edge, and the note under it. */
const BUTTON_WIDTH = 140;
const NOTE_WIDTH = 400;

/** Below the last line of the selection, in the viewer's own coordinates. */
function placeOfSelection(pages: ReadonlyMap<number, PageOnScreen>): Shown | null {
  const [selected, next] = selectedTexts(pages);
  const viewer = selected?.page.element.closest('.viewer')?.getBoundingClientRect();
  if (viewer === undefined) return null;
  const rects = [...(document.getSelection()?.getRangeAt(0).getClientRects() ?? [])].filter(
    (rect) => rect.width > 1 && rect.bottom > viewer.top && rect.top < viewer.bottom,
  );
  const last = rects.at(-1);
  if (last === undefined) return null;
  const room = next === undefined ? BUTTON_WIDTH : NOTE_WIDTH;
  const left = Math.max(Math.min(last.right - viewer.left - 40, viewer.width - room), 8);
  const below = last.bottom - viewer.top + 8;
  const top = below < viewer.height - 48 ? below : last.top - viewer.top - 44;
  return { left, top, goesOn: next !== undefined };
}
