import { useEffect, useState, type RefObject } from 'react';

interface Pages {
  readonly first: number;
  readonly last: number;
}

/** Pages that are kept for a selection at the most: it goes on over page ends, but not over a whole document. */
const MOST = 12;

/** The range of pages to keep, widened by those between which text is selected, so that scrolling does not undo it. */
export function useSelectedPages(box: RefObject<HTMLElement | null>, range: Pages): Pages {
  const [selected, setSelected] = useState<Pages | null>(null);
  useEffect(() => {
    const look = (): void => {
      const selection = document.getSelection();
      const ends = [selection?.anchorNode, selection?.focusNode].map((node) => pageOf(node, box.current));
      const [one = null, other = null] = ends;
      const next =
        selection === null || selection.isCollapsed || one === null || other === null
          ? null
          : { first: Math.min(one, other), last: Math.max(one, other) };
      setSelected((before) => (before?.first === next?.first && before?.last === next?.last ? before : next));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [box]);
  if (selected === null) return range;
  const [first, last] = [Math.min(range.first, selected.first), Math.max(range.last, selected.last)];
  return last - first < MOST ? { first, last } : range;
}

function pageOf(node: Node | null | undefined, box: HTMLElement | null): number | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  const page = element?.closest<HTMLElement>('[data-page]') ?? null;
  if (page === null || box === null || !box.contains(page)) return null;
  return Number(page.dataset['page']);
}
