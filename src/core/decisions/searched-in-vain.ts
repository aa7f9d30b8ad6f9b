import type { CaseDraft } from '../cases/case-draft.ts';
import type { CaseState } from '../cases/case-state.ts';
import { verifyingCalls } from '../emergencies/emergency-state.ts';
import { emergencyRecord } from '../emergencies/projection.ts';
import { rangesInWords } from '../evidence/pages-in-words.ts';
import { concerns, isOf } from '../findings/concerns.ts';
import {
  actsSince,
  noActs,
  standingOf,
  stretchesOf,
  type PageRange,
} from '../guidelines/element-standing.ts';
import { elements, type ElementId } from '../legal-basis.ts';
import type { Work } from './cases-known.ts';

/** An element that was searched in vain, and where: see `stretchesOf`. */
export interface SearchedElement {
  readonly element: ElementId;
  readonly pages: readonly PageRange[];
}

/** Characters that telling a stretch of pages takes, about. */
const stretchLength = 100;

/**
 * What in a case was searched in vain, for a decision on a demand, of elements that nothing shows. Null: too much work.
 */
export function searchedInVain(
  then: CaseDraft,
  demand: string,
  work: Work,
): readonly SearchedElement[] | null {
  if (!work.take(then.searches.length)) return null;
  const searches = Map.groupBy(
    then.searches.filter((search) => isOf(search, demand)),
    ({ element }) => element,
  );
  if (searches.size === 0) return [];
  const amendments = then.amendments.all;
  const count = [...searches.values()].reduce((sum, { length }) => sum + length, 0);
  const cost = then.findings.size + (count + searches.size) * (stretchLength + amendments.length ** 2);
  if (!work.take(cost)) return null;
  const findings = Map.groupBy(
    [...then.findings.values()].filter((finding) => concerns(finding, demand)),
    ({ reading }) => reading.element,
  );
  const calls = verifyingCalls({ emergency: emergencyRecord(then.emergency) }, new Set());
  return elements.ids.flatMap((element) => {
    const acts = { ...noActs, calls, amendments, searches: searches.get(element) ?? [] };
    if (acts.searches.length === 0) return [];
    const { ground, stale } = standingOf(element, findings.get(element) ?? [], { ...acts, searches: [] });
    if (ground.type !== 'nothing') return [];
    const pages = stretchesOf(
      actsSince(stale, acts)
        .searches.filter(({ from, to }) => from <= to)
        .map(({ document, from, to }) => ({ document, from, to })),
    );
    return pages.length === 0 ? [] : [{ element, pages }];
  });
}

/** `“Dated”, “Date range” (pages 1 to 3 of “warrant.pdf”)`. */
export function searchedInWords(
  searched: readonly SearchedElement[],
  state: Pick<CaseState, 'documents'>,
): string {
  const told = searched.map(({ element, pages }) => ({ element, where: rangesInWords(pages, state) }));
  return [...Map.groupBy(told, ({ where }) => where)]
    .map(
      ([where, alike]) =>
        `${alike.map(({ element }) => `“${elements.labels[element]}”`).join(', ')} (${where})`,
    )
    .join('; ');
}
