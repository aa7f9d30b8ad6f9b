import type { CaseDraft } from '../cases/case-draft.ts';
import { verifyingCalls } from '../emergencies/emergency-state.ts';
import { emergencyRecord } from '../emergencies/projection.ts';
import { concerns, isOf } from '../findings/concerns.ts';
import { noActs, standingOf, type SearchableDocument } from '../guidelines/element-standing.ts';
import { elements, type ElementId } from '../legal-basis.ts';
import type { Work } from './cases-known.ts';

/**
 * The elements that in a case were searched in vain, for a decision on a demand: nothing else shows how it stands with
 * them. Null: too much work.
 */
export function searchedInVain(
  then: CaseDraft,
  demand: string,
  documents: readonly SearchableDocument[],
  work: Work,
): readonly ElementId[] | null {
  if (!work.take(then.searches.length)) return null;
  const searches = Map.groupBy(
    then.searches.filter((search) => isOf(search, demand)),
    ({ element }) => element,
  );
  if (searches.size === 0) return [];
  const amendments = then.amendments.all;
  const count = [...searches.values()].reduce((sum, { length }) => sum + length, 0);
  const cost = then.findings.size + (count + searches.size) * (documents.length + amendments.length ** 2);
  if (!work.take(cost)) return null;
  const findings = Map.groupBy(
    [...then.findings.values()].filter((finding) => concerns(finding, demand)),
    ({ reading }) => reading.element,
  );
  const calls = verifyingCalls({ emergency: emergencyRecord(then.emergency) }, new Set());
  return elements.ids.filter((element) => {
    const own = searches.get(element);
    if (own === undefined) return false;
    const acts = { ...noActs, documents, calls, amendments, searches: own };
    return standingOf(element, findings.get(element) ?? [], acts).ground.type === 'searched';
  });
}

/** `“Dated”, “Date range”`. */
export function searchedInWords(searched: readonly ElementId[]): string {
  return searched.map((element) => `“${elements.labels[element]}”`).join(', ');
}
