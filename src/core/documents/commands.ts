import type { CaseDocument, CaseState } from '../cases/case-state.ts';
import type { CaseEvent, EventOf } from '../events.ts';
import { Failure } from '../failure.ts';
import { makeFinding, standingFinding } from '../findings/commands.ts';
import type { Anchor } from '../findings/events.ts';
import type { DocumentRole } from '../legal-basis.ts';

/** Records a document in a case; no event where the case has these bytes already. */
export function addDocument(
  state: { readonly documents: readonly Pick<CaseDocument, 'sha256'>[] },
  document: Omit<EventOf<'document-added'>, 'type'>,
): readonly CaseEvent[] {
  if (state.documents.some(({ sha256 }) => sha256 === document.document)) return [];
  return [{ type: 'document-added', ...document }];
}

export function describeDocument(
  state: CaseState,
  sha256: string,
  name: string,
  role: DocumentRole,
): readonly CaseEvent[] {
  const document = state.documents.find((candidate) => candidate.sha256 === sha256);
  if (document === undefined) throw new Failure('document-unknown', 'This case has no such document.');
  if (document.name === name && document.role === role) return [];
  return [{ type: 'document-described', document: sha256, name, role }];
}

/** A finding of the earlier document, and where its words stand in the later one; null where they changed. */
export interface FindingInAmendment {
  readonly finding: string;
  readonly anchor: Anchor | null;
}

/**
 * Records that `document` amends an earlier one: the findings chosen by `carry` are made again where their words stand
 * now, under ids from `newId`; those whose words changed are stale. Failures: `document-unknown`, `invalid-input` where
 * both are the same document or a finding to carry has no place.
 */
export function amendDocument(
  state: CaseState,
  { document, amends }: { readonly document: string; readonly amends: string },
  found: readonly FindingInAmendment[],
  carry: readonly string[],
  newId: () => string,
): readonly CaseEvent[] {
  const has = (sha256: string): boolean => state.documents.some((candidate) => candidate.sha256 === sha256);
  if (!has(document) || !has(amends)) {
    throw new Failure('document-unknown', 'This case has no such document. Nothing was recorded.');
  }
  if (document === amends) {
    throw new Failure('invalid-input', 'A document does not amend itself. Choose two documents.');
  }
  const carried = carry.flatMap((finding) => {
    const anchor = found.find((one) => one.finding === finding)?.anchor ?? null;
    if (anchor === null) {
      throw new Failure('invalid-input', 'The words of one of these findings changed. Compare again.');
    }
    const { reading } = standingFinding(state, finding);
    return makeFinding(state, newId(), document, anchor, reading, reading);
  });
  const stale = found.filter(({ anchor }) => anchor === null).map(({ finding }) => finding);
  return [{ type: 'document-amended', document, amends, stale }, ...carried];
}
