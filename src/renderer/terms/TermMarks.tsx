import { useEffect, useMemo, type ReactNode } from 'react';
import { findTerms } from '../reading-room/find-in-text.ts';
import { percentStyle } from '../reading-room/Highlights.tsx';
import { boxToRect, rectInPercent, type PageView } from '../reading-room/page-geometry.ts';
import type { Reader } from '../reading-room/reader.ts';
import { boxesOfStretch, type PageOnScreen } from '../reading-room/select-stretch.ts';
import { useTermsOnPages } from './TermsProvider.tsx';

interface TermMarksProps {
  /** Null while the page's text is not there. */
  readonly page: PageOnScreen | null;
  readonly view: PageView;
  readonly reader: Reader;
}

/** The terms of the lists where they stand on a page, each list in its own look. */
export function TermMarks({ page, view, reader }: TermMarksProps): ReactNode {
  const { lists, hit } = useTermsOnPages();
  const places = useMemo(() => {
    if (page === null) return [];
    return lists.flatMap(({ id, look, terms }) =>
      findTerms(terms, page.content.text.text).flatMap(({ start, end }, index) =>
        boxesOfStretch(page, start, end).map((box) => ({ list: id, look, index, box })),
      ),
    );
  }, [lists, page]);
  useEffect(() => {
    if (page === null) return;
    reader.found(
      page.number,
      (wish) => places.find(({ list, index }) => list === wish.terms && index === wish.hit)?.box,
    );
  }, [places, page, reader]);
  return places.map(({ list, look, index, box }, at) => (
    <span
      key={at}
      className="term-mark"
      data-look={look}
      data-current={hit !== null && hit.list === list && hit.page === page?.number && hit.index === index}
      style={percentStyle(rectInPercent(view, boxToRect(view, box)))}
    />
  ));
}
