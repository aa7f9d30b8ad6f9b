import type { CaseState } from '../../core/cases/case-state.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import type { Extraction } from '../../ipc/views.ts';

/** One document in the form that says which pages were searched; pages as they are typed. */
export interface SearchRow {
  readonly document: string;
  readonly name: string;
  /** Null while nobody could count them. */
  readonly pages: number | null;
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

/** Every page of every document, except the documents of which all was searched for it already. */
export function searchRows(
  state: Pick<CaseState, 'documents' | 'searches'>,
  extractions: Readonly<Record<string, Extraction>>,
  element: ElementId,
): readonly SearchRow[] {
  return state.documents.map(({ sha256, name }) => {
    const pages = pagesOf(extractions[sha256]);
    const done = state.searches.some(
      (search) =>
        search.element === element && search.document === sha256 && search.from === 1 && search.to === pages,
    );
    return {
      document: sha256,
      name,
      pages,
      searched: !done,
      from: '1',
      to: pages === null ? '' : String(pages),
    };
  });
}

/** The pages that a row names; null where it names none, or pages that the document has not. */
export function searchedPages({ document, pages, from, to }: SearchRow): SearchedPages | null {
  const [first, last] = [Number(from), Number(to)];
  const isRange = Number.isInteger(first) && Number.isInteger(last) && first >= 1 && first <= last;
  return isRange && (pages === null || last <= pages) ? { document, from: first, to: last } : null;
}
