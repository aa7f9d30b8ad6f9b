import type { CaseSummary } from '../core/cases/summary.ts';
import type { SearchHit, SearchWithin } from '../ipc/views.ts';
import { caseState } from './case-projection.ts';
import { rows, type ReadableDb } from './database.ts';
import { searchQuery } from './search-words.ts';

/**
 * Where words stand: in case records, findings, decisions, internal notes, names of documents, and on pages, in this
 * order, what came in last first and the pages of a document in their order. At most `limit` hits; a page of a document
 * that several cases hold is a hit in each. Nothing is ranked by its words: for common ones that reads the whole index.
 */
export function searchVault(
  db: ReadableDb,
  words: string,
  limit: number,
  within: SearchWithin = {},
): SearchHit[] {
  const query = searchQuery(words);
  if (query === null) return [];
  const hits = noteHits(db, query, limit, within);
  const pagesToo = hits.length < limit && (within.kind ?? 'document') === 'document';
  return [...hits, ...(pagesToo ? pageHits(db, query, limit - hits.length, within) : [])];
}

const kindsInOrder =
  "CASE note.kind WHEN 'case' THEN 0 WHEN 'finding' THEN 1 WHEN 'decision' THEN 2 WHEN 'note' THEN 3 ELSE 4 END";

interface NoteRow {
  readonly case_id: string;
  readonly summary: string;
  readonly kind: SearchHit['kind'];
  readonly item: string;
  readonly document: string | null;
  readonly page: number | null;
  readonly excerpt: string;
}

function noteHits(
  db: ReadableDb,
  query: string,
  limit: number,
  { kind: only, case: caseId, document: sha256 }: SearchWithin,
): SearchHit[] {
  const found = rows<NoteRow>(
    db,
    `WITH found AS MATERIALIZED (
       SELECT note.id FROM note_words JOIN note ON note.id = note_words.rowid
       WHERE note_words MATCH ? AND note.kind = ifnull(?, note.kind) AND note.case_id = ifnull(?, note.case_id)
         AND note.document IS ifnull(?, note.document)
       ORDER BY ${kindsInOrder}, note.id DESC LIMIT ?
     )
     SELECT note.case_id, case_view.summary, note.kind, note.item, note.document, note.page,
       snippet(note_words, 0, char(1), char(2), '…', 24) AS excerpt
     FROM found JOIN note USING (id) JOIN case_view USING (case_id)
       JOIN note_words ON note_words MATCH ? AND note_words.rowid = found.id
     ORDER BY ${kindsInOrder}, note.id DESC`,
    query,
    only ?? null,
    caseId ?? null,
    sha256 ?? null,
    limit,
    query,
  );
  return found.map(({ case_id, summary, kind, item, document, page, excerpt }) => ({
    case: case_id,
    reference: referenceIn(summary),
    kind,
    document,
    documentName: document === null ? null : nameIn(db, case_id, document),
    page,
    finding: kind === 'finding' ? item : null,
    excerpt,
    recognized: false,
  }));
}

interface PageRow {
  readonly case_id: string;
  readonly summary: string;
  readonly document: string;
  readonly page: number;
  /** 1: what text it has was recognised. */
  readonly picture: number;
  readonly excerpt: string;
}

function pageHits(
  db: ReadableDb,
  query: string,
  limit: number,
  { case: caseId, document: sha256 }: SearchWithin,
): SearchHit[] {
  const found = rows<PageRow>(
    db,
    `SELECT case_document.case_id, case_view.summary, document.sha256 AS document, page.number AS page, page.image_only AS picture,
       snippet(page_words, 0, char(1), char(2), '…', 24) AS excerpt
     FROM page_words JOIN page ON page.id = page_words.rowid JOIN document ON document.id = page.document
       JOIN case_document USING (sha256) JOIN case_view USING (case_id)
     WHERE page_words MATCH ? AND case_document.case_id = ifnull(?, case_document.case_id)
       AND document.sha256 = ifnull(?, document.sha256)
     ORDER BY page_words.rowid DESC
     LIMIT ?`,
    query,
    caseId ?? null,
    sha256 ?? null,
    limit,
  );
  return inReadingOrder(found).map(({ case_id, summary, document, page, picture, excerpt }) => ({
    case: case_id,
    reference: referenceIn(summary),
    kind: 'document',
    document,
    documentName: nameIn(db, case_id, document),
    page,
    finding: null,
    excerpt,
    recognized: picture === 1,
  }));
}

/** The index gives the last page first; the documents keep their order. */
function inReadingOrder(found: readonly PageRow[]): PageRow[] {
  const byDocument = Map.groupBy(found, ({ case_id, document }) => `${case_id} ${document}`);
  return [...byDocument.values()].flatMap((pages) => pages.toReversed());
}

function referenceIn(summary: string): string {
  return (JSON.parse(summary) as CaseSummary).reference;
}

function nameIn(db: ReadableDb, caseId: string, sha256: string): string | null {
  return caseState(db, caseId).documents.find((document) => document.sha256 === sha256)?.name ?? null;
}
