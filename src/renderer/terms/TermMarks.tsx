import { useEffect, useMemo, type ReactNode } from 'react';
import { findTerms } from '../reading-room/find-in-text.ts';
import { percentStyle } from '../reading-room/Highlights.tsx';
import { markOfHit } from '../reading-room/hit.ts';
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
      findTerms(terms, page.content.text.text).map((stretch) => {
        return { ...stretch, list: id, look, boxes: boxesOfStretch(page, stretch.start, stretch.end) };
      }),
    );
  }, [lists, page]);
  useEffect(() => {
    if (page === null) return;
    reader.found(page.number, ({ terms, hit: wished }) => {
      const ofList = places.filter(({ list }) => list === terms);
      return wished === null
        ? undefined
        : ofList[markOfHit(wished, ofList, page.content.text.text)]?.boxes[0];
    });
  }, [places, page, reader]);
  const current = useMemo(() => {
    if (page === null || hit?.page !== page.number) return undefined;
    const ofList = places.filter(({ list }) => list === hit.list);
    return ofList[markOfHit(hit, ofList, page.content.text.text)];
  }, [places, page, hit]);
  return places.flatMap((place, at) =>
    place.boxes.map((box, line) => (
      <span
        key={`${at}-${line}`}
        className="term-mark"
        data-look={place.look}
        data-current={place === current}
        style={percentStyle(rectInPercent(view, boxToRect(view, box)))}
      />
    )),
  );
}
