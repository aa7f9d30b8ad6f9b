import type { CaseDocument, CaseState } from '../cases/case-state.ts';
import type { CaseEvent, EventOf } from '../events.ts';
import { Failure } from '../failure.ts';
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
