import { standingDemands, type CaseState } from '../../core/cases/case-state.ts';
import type { LinkKind } from '../../core/cases/events.ts';
import { comparedIdentifier, comparedIdentifiers } from '../../core/cases/same-accounts.ts';
import { countsAsExtension, preservationOf } from '../../core/clocks/case-clocks.ts';
import type { LinkedPreservation } from '../../core/clocks/retention-clocks.ts';
import type { Guidelines } from '../../core/guidelines/guidelines.ts';
import type { LinkedCase } from '../../ipc/views.ts';
import { caseState, isHere } from '../case-projection.ts';
import { rows, type ReadableDb } from '../database.ts';

/** What links to a case from others of the vault. */
function linksTo(db: ReadableDb, caseId: string): readonly { case_id: string; kind: LinkKind }[] {
  return rows(db, 'SELECT case_id, kind FROM case_link WHERE other = ? ORDER BY case_id', caseId);
}

/** The links of a case, both ways. */
export function linkedCases(db: ReadableDb, state: CaseState): readonly LinkedCase[] {
  const view = (other: string, kind: LinkKind, direction: 'to' | 'from'): LinkedCase => {
    const link = { case: other, kind, direction };
    if (!isHere(db, other)) return { ...link, reference: '', isHere: false, unpreserved: [] };
    const its = caseState(db, other);
    const preserving = preservingOf(kind, direction);
    const [kept, asking] = preserving === 'other' ? [its, state] : [state, its];
    const unpreserved = preserving === null ? [] : unnamedBy(kept, asking);
    return { ...link, reference: its.request.reference, isHere: true, unpreserved };
  };
  return [
    ...state.links.map((link) => view(link.case, link.kind, 'to')),
    ...linksTo(db, state.id).map(({ case_id, kind }) => view(case_id, kind, 'from')),
  ];
}

/** Which of two linked cases preserves what the other one demands; null where none does. */
function preservingOf(kind: LinkKind, direction: 'to' | 'from'): 'this' | 'other' | null {
  if (kind === 'preservation') return direction === 'to' ? 'other' : 'this';
  if (kind === 'follow-up') return direction === 'to' ? 'this' : 'other';
  return null;
}

/** The accounts that `asking` demands and the preservation does not name. */
function unnamedBy(preservation: CaseState, asking: CaseState): readonly string[] {
  const named = comparedIdentifiers(preservation);
  const asked = standingDemands(asking).flatMap(({ terms }) => terms.identifiers);
  return [...new Set(asked)].filter((identifier) => !named.has(comparedIdentifier(identifier)));
}

/** Reads another case, as a whole or what is open of it. */
export type CaseReading = (caseId: string) => CaseState;

/** The preservations that hold what this case demands: those it names, and those that name it as what followed. */
export function linkedPreservations(
  db: ReadableDb,
  guidelines: Guidelines,
  state: CaseState,
  read: CaseReading,
): readonly LinkedPreservation[] {
  const named = state.links.filter(({ kind }) => kind === 'preservation').map((link) => link.case);
  const naming = linksTo(db, state.id)
    .filter(({ kind }) => kind === 'follow-up')
    .map(({ case_id }) => case_id);
  return [...new Set([...named, ...naming])]
    .filter((other) => isHere(db, other))
    .map(read)
    .flatMap((other) => preservationOf(guidelines, other, isExtension(db, guidelines, other, read)) ?? []);
}

/** Whether a preservation has no period of its own, since it lengthens an earlier one of this vault. */
export function isExtension(
  db: ReadableDb,
  guidelines: Guidelines,
  state: CaseState,
  read: CaseReading,
): boolean {
  return countsAsExtension(guidelines, state, extendedBy(db, state, read));
}

/** The cases of this vault that a preservation is linked to as their extension. */
export function extendedBy(db: ReadableDb, state: CaseState, read: CaseReading): readonly CaseState[] {
  return state.links
    .filter((link) => link.kind === 'extends' && isHere(db, link.case))
    .map((link) => read(link.case));
}
