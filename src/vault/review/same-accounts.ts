import type { CaseState } from '../../core/cases/case-state.ts';
import { comparedIdentifiers, likelyLink } from '../../core/cases/same-accounts.ts';
import { extensionUsed, wouldExtend } from '../../core/clocks/case-clocks.ts';
import type { Guidelines } from '../../core/guidelines/guidelines.ts';
import type { SuggestedLink } from '../../ipc/views.ts';
import { caseState } from '../case-projection.ts';
import { rows, type ReadableDb } from '../database.ts';
import { extendedBy } from './links.ts';

const mostCompared = 60;
const mostSuggested = 10;

/** Other cases of the vault on the same accounts that are not linked yet, those with most in common first. */
export function suggestedLinks(
  db: ReadableDb,
  guidelines: Guidelines,
  state: CaseState,
): readonly SuggestedLink[] {
  const found = rows<{ case_id: string; shared: number }>(
    db,
    `SELECT case_id, count(*) AS shared FROM case_identifier
     WHERE identifier IN (SELECT value FROM json_each(?)) AND case_id <> ?
       AND case_id NOT IN (SELECT other FROM case_link WHERE case_id = ?)
       AND case_id NOT IN (SELECT case_id FROM case_link WHERE other = ?)
     GROUP BY case_id ORDER BY shared DESC, case_id LIMIT ?`,
    JSON.stringify([...comparedIdentifiers(state)]),
    state.id,
    state.id,
    state.id,
    mostCompared,
  );
  return found
    .flatMap(({ case_id, shared }): readonly SuggestedLink[] => {
      const other = caseState(db, case_id);
      const kind = likelyLink(state, other);
      if (kind === null) return [];
      const { reference, received } = other.request;
      const link = { case: case_id, reference, received, shared };
      if (kind !== 'extends') return [{ ...link, kind, note: null }];
      // One that would not lengthen the other preservation keeps a period of its own.
      const own = state.request.received;
      if (own === null) return [];
      if (wouldExtend(guidelines, other, own)) return [{ ...link, kind, note: null }];
      const extended = extendedBy(db, other, (id) => caseState(db, id));
      const note = extensionUsed(guidelines, other, extended, own);
      return note === null ? [] : [{ ...link, kind: 'repeat', note }];
    })
    .slice(0, mostSuggested);
}
