import type { CaseState } from '../../core/cases/case-state.ts';
import type { Concern } from '../../core/findings/concerns.ts';
import { unsearchedOf, type PageRange } from '../../core/guidelines/element-standing.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import type { Extraction } from '../../ipc/views.ts';

/** One document in the form that says which pages were searched; pages as they are typed. */
export interface SearchRow {
  readonly document: string;
  readonly name: string;
  /** Null while nobody could count them. */
  readonly pages: number | null;
  /** Pages that were on the screen. */
  readonly shown: ReadonlySet<number>;
  /** Whether all of it was searched for this element before. */
  readonly done: boolean;
  readonly searched: boolean;
  readonly from: string;
  readonly to: string;
}

export interface SearchedPages {
  readonly document: string;
  readonly from: number;
  readonly to: number;
}

export function pagesOf(extraction: Extraction | undefined): number | null {
  return extraction?.state === 'read' || extraction?.state === 'reading' ? extraction.pages : null;
}

/**
 * Of every document the first pages in a row that were on the screen and were not searched for the element before, for everything demanded. A
 * document without such pages is not chosen: what nobody saw here is signed as searched only by who says so.
 */
export function searchRows(
  state: Pick<CaseState, 'documents' | 'searches'>,
  extractions: Readonly<Record<string, Extraction>>,
  element: ElementId,
  shownOf: (document: string) => ReadonlySet<number>,
): readonly SearchRow[] {
  return state.documents.map(({ sha256, name }) => {
    const searches = state.searches.filter(
      (search) => search.element === element && search.document === sha256 && search.demands === undefined,
    );
    const isSearched = (page: number): boolean => searches.some(({ from, to }) => from <= page && page <= to);
    const pages = pagesOf(extractions[sha256]);
    const shown = shownOf(sha256);
    const run = firstRun([...shown].filter((page) => !isSearched(page) && (pages === null || page <= pages)));
    const row = {
      document: sha256,
      name,
      pages,
      shown,
      done: pages !== null && everyPage(pages).every(isSearched),
      searched: run !== null,
    };
    return run === null ? wholeOf(row) : { ...row, from: String(run.from), to: String(run.to) };
  });
}

/** Every page of every document, but not those that were searched whole before. */
export function everyPageChosen(rows: readonly SearchRow[]): readonly SearchRow[] {
  return rows.map((row) => (row.done ? row : wholeOf({ ...row, searched: true })));
}

/** Whether a row leaves pages out that were not searched before. */
export function leavesPagesOut({ done, searched, pages, from, to }: SearchRow): boolean {
  return !done && !(searched && from === '1' && pages !== null && to === String(pages));
}

/** The pages that a row names; null where it names none, or pages that the document has not. */
export function searchedPages({
  document,
  pages,
  from,
  to,
}: Pick<SearchRow, 'document' | 'pages' | 'from' | 'to'>): SearchedPages | null {
  const [first, last] = [Number(from), Number(to)];
  const isRange = Number.isInteger(first) && Number.isInteger(last) && first >= 1 && first <= last;
  return isRange && (pages === null || last <= pages) ? { document, from: first, to: last } : null;
}

/**
 * What is left to search for an element, by those for whom `concerned` speaks (null: everything demanded), once these
 * pages are recorded too. Until nothing is left the search opens nothing.
 */
export function leftToSearch(
  { searches }: Pick<CaseState, 'searches'>,
  rows: readonly SearchRow[],
  element: ElementId,
  pages: readonly SearchedPages[],
  concerned: readonly string[] | null,
): readonly PageRange[] {
  const speaksForAll = ({ demands }: Concern): boolean =>
    demands === undefined || (concerned !== null && concerned.every((id) => demands.includes(id)));
  const before = searches.filter((search) => search.element === element && speaksForAll(search));
  return rows.flatMap((row) =>
    unsearchedOf({ sha256: row.document, pages: row.pages }, [...before, ...pages]),
  );
}

function wholeOf(row: Omit<SearchRow, 'from' | 'to'>): SearchRow {
  return { ...row, from: '1', to: row.pages === null ? '' : String(row.pages) };
}

function everyPage(pages: number): readonly number[] {
  return Array.from({ length: pages }, (_, index) => index + 1);
}

function firstRun(pages: readonly number[]): { readonly from: number; readonly to: number } | null {
  const [from, ...more] = pages.toSorted((a, b) => a - b);
  if (from === undefined) return null;
  let to = from;
  for (const page of more) {
    if (page !== to + 1) break;
    to = page;
  }
  return { from, to };
}
