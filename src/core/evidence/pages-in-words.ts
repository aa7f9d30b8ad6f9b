import { nameOfDocument, type CaseState } from '../cases/case-state.ts';
import type { PageRange } from '../guidelines/element-standing.ts';
import { visibleText } from '../visible-text.ts';

const mostRanges = 5;

/** `pages 3 to 14`, `page 1`. */
export function pagesInWords({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `page ${from}` : `pages ${from} to ${to}`;
}

/** `pages 3 to 14 of “warrant.pdf”, every page of “cover.pdf”`. */
export function rangesInWords(ranges: readonly PageRange[], state: Pick<CaseState, 'documents'>): string {
  const more = ranges.length - mostRanges;
  const told = ranges.slice(0, mostRanges).map(({ document, from, to }) => {
    const name = `“${visibleText(nameOfDocument(state, document))}”`;
    if (to === null) return `${from === 1 ? 'every page' : `page ${from} and what follows`} of ${name}`;
    return `${pagesInWords({ from, to })} of ${name}`;
  });
  return more > 0 ? `${told.join(', ')} and ${more} stretches more` : told.join(', ');
}
