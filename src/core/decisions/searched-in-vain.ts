import type { CaseDraft } from '../cases/case-draft.ts';
import type { CaseState } from '../cases/case-state.ts';
import { verifyingCalls } from '../emergencies/emergency-state.ts';
import { emergencyRecord } from '../emergencies/projection.ts';
import type { SearchedPages } from '../evidence/commands.ts';
import { rangesInWords } from '../evidence/pages-in-words.ts';
import { concerns, isOf } from '../findings/concerns.ts';
import { actsSince, noActs, standingOf, type ElementSearch } from '../guidelines/element-standing.ts';
import { elements, type ElementId } from '../legal-basis.ts';
import type { Work } from './cases-known.ts';

/** An element that was searched in vain, and where: of each document the stretches of pages, none of them twice. */
export interface SearchedElement {
  readonly element: ElementId;
  readonly pages: readonly SearchedPages[];
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
    const pages = ground.type === 'nothing' ? stretchesOf(actsSince(stale, acts).searches) : [];
    return pages.length === 0 ? [] : [{ element, pages }];
  });
}

function stretchesOf(searches: readonly ElementSearch[]): readonly SearchedPages[] {
  const byDocument = Map.groupBy(
    searches.filter(({ from, to }) => from <= to),
    ({ document }) => document,
  );
  return [...byDocument].flatMap(([document, own]) => {
    const stretches: { document: string; from: number; to: number }[] = [];
    for (const { from, to } of own.toSorted((a, b) => a.from - b.from)) {
      const last = stretches.at(-1);
      if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
      else stretches.push({ document, from, to });
    }
    return stretches;
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
