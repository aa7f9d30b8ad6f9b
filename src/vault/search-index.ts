import type { CaseState } from '../core/cases/case-state.ts';
import { write, type WritableDb } from './database.ts';
import { apartFrom } from './search-letters.ts';

interface Note {
  readonly kind: 'case' | 'document' | 'finding' | 'decision' | 'note';
  readonly item: string;
  readonly document: string | null;
  readonly page: number | null;
  readonly text: string;
}

/**
 * Brings the words by which a case is found up to date. `before` is the state that the index holds, out of which
 * `after` was made by applying entries; null to index the case anew.
 */
export function indexCase(db: WritableDb, before: CaseState | null, after: CaseState): void {
  if (before === null) write(db, 'DELETE FROM note WHERE case_id = ?', after.id);
  const decided = new Set(before?.decisions.map(({ entry }) => entry));
  for (const note of [
    caseNote(after),
    ...fresh(before?.documents, after.documents).map(documentNote),
    ...fresh(before?.findings, after.findings).map(findingNote),
    ...after.decisions.filter(({ entry }) => !decided.has(entry)).map(decisionNote),
    ...fresh(before?.internalNotes, after.internalNotes).map(internalNote),
  ]) {
    putNote(db, after.id, note);
  }
}

/** Indexes a case that has no document, finding or decision, and is not in the index. */
export function indexNewCase(db: WritableDb, state: CaseState): void {
  putNote(db, state.id, caseNote(state));
}

/** What is in `after` and was not the same object before: projections keep what an entry does not touch. */
function fresh<T>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] {
  const known = new Set(before);
  return after.filter((item) => !known.has(item));
}

function caseNote({ id, request, demands }: CaseState): Note {
  const standing = demands.filter(({ withdrawn }) => withdrawn === null);
  const identifiers = standing.flatMap(({ terms }) => terms.identifiers);
  const text = [request.reference, request.agency, request.nondisclosure?.authority ?? '', ...identifiers];
  return { kind: 'case', item: id, document: null, page: null, text: lines(text) };
}

function documentNote({ sha256, name }: CaseState['documents'][number]): Note {
  return { kind: 'document', item: sha256, document: sha256, page: null, text: name };
}

function findingNote({ id, document, anchor, reading, withdrawn }: CaseState['findings'][number]): Note {
  const text = withdrawn === null ? lines([anchor.quote?.exact ?? '', reading.note]) : '';
  return { kind: 'finding', item: id, document, page: anchor.page, text };
}

function decisionNote({ entry, position }: CaseState['decisions'][number]): Note {
  return { kind: 'decision', item: entry, document: null, page: null, text: position.rationale };
}

function internalNote({ id, text, withdrawn }: CaseState['internalNotes'][number]): Note {
  return { kind: 'note', item: id, document: null, page: null, text: withdrawn === null ? text : '' };
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function putNote(db: WritableDb, caseId: string, { kind, item, document, page, text }: Note): void {
  write(
    db,
    `INSERT INTO note (case_id, kind, item, document, page, text, apart) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id, kind, item) DO UPDATE SET document = excluded.document, page = excluded.page,
       text = excluded.text, apart = excluded.apart
     WHERE text IS NOT excluded.text OR document IS NOT excluded.document OR page IS NOT excluded.page`,
    caseId,
    kind,
    item,
    document,
    page,
    text,
    apartFrom(text),
  );
}
