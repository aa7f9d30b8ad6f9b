import type { CaseDocument } from '../../core/cases/case-state.ts';
import type { CaseSummary } from '../../core/cases/summary.ts';
import type { SearchHit } from '../../ipc/views.ts';

/** A longer list is none to choose from. */
const MOST_CASES = 2000;

/**
 * The references of the cases to which a search can be narrowed, by id: those of its hits, of which a common word has
 * only the latest, and then the docket's.
 */
export function casesToSearch(
  hits: readonly SearchHit[],
  docket: readonly Pick<CaseSummary, 'id' | 'reference'>[],
  chosen: string | undefined,
): ReadonlyMap<string, string> {
  const found = hits.map((hit) => [hit.case, hit.reference] as const);
  const listed = docket.map(({ id, reference }) => [id, reference] as const);
  return new Map([...found, ...listed.slice(0, MOST_CASES), ...listed.filter(([id]) => id === chosen)]);
}

/** The names of the documents, by SHA-256: those of the hits, and all of the case that was chosen. */
export function documentsToSearch(
  hits: readonly SearchHit[],
  ofCase: readonly Pick<CaseDocument, 'sha256' | 'name'>[] | null,
  chosen: string | undefined,
): ReadonlyMap<string, string> {
  const found = hits.flatMap((hit) =>
    hit.document !== null && (chosen === undefined || hit.case === chosen)
      ? [[hit.document, hit.documentName ?? ''] as const]
      : [],
  );
  return new Map([...found, ...(ofCase ?? []).map(({ sha256, name }) => [sha256, name] as const)]);
}
