import { Fragment, type ReactNode } from 'react';
import { nameOfDocument, type CaseState } from '../../core/cases/case-state.ts';
import { pagesInWords } from '../../core/evidence/pages-in-words.ts';
import type { PageRange } from '../../core/guidelines/element-standing.ts';

interface UnsearchedPagesProps {
  readonly state: CaseState;
  readonly ranges: readonly PageRange[];
}

/** `pages 3 to 14 of warrant.pdf; page 1 of cover.pdf` */
export function UnsearchedPages({ state, ranges }: UnsearchedPagesProps): ReactNode {
  return ranges.map((range, index) => (
    <Fragment key={`${range.document} ${String(range.from)}`}>
      {index > 0 && '; '}
      {unsearchedInWords(range)} of <bdi>{nameOfDocument(state, range.document)}</bdi>
    </Fragment>
  ));
}

function unsearchedInWords({ from, to }: Pick<PageRange, 'from' | 'to'>): string {
  if (to === null) return `pages from ${String(from)} on`;
  return pagesInWords({ from, to });
}
