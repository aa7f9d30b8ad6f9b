import type { CaseSummary } from '../core/cases/summary.ts';
import type { SearchHit, SearchWithin } from '../ipc/views.ts';
import { caseState } from './case-projection.ts';
import { rows, type ReadableDb } from './database.ts';
import { excerptOfSeveral } from './search-excerpt.ts';
import { setTogether } from './search-letters.ts';
import { searchTerms } from './search-words.ts';

/**
 * Where words stand: in case records, findings, decisions, internal notes, names of documents, and on pages, in this
 * order, what came in last first and the pages of a document in their order. At most `limit` hits; a page of a document
 * that several cases hold is a hit in each. Of one document no more than ten pages, unless it alone is searched. Nothing is ranked by its words: for common ones that reads the whole index.
 */
export function searchVault(
  db: ReadableDb,
  words: string,
  limit: number,
  within: SearchWithin = {},
): SearchHit[] {
  const terms = searchTerms(words);
  if (terms.length === 0) return [];
  const hits = noteHits(db, terms, limit, within);
  const pagesToo = hits.length < limit && (within.kind ?? 'document') === 'document';
  return [...hits, ...(pagesToo ? pageHits(db, terms, limit - hits.length, within) : [])];
}

const kindsInOrder =
  "CASE note.kind WHEN 'case' THEN 0 WHEN 'finding' THEN 1 WHEN 'decision' THEN 2 WHEN 'note' THEN 3 ELSE 4 END";

interface ExcerptRow {
  readonly excerpt: string;
  /** The whole text; only where several terms were looked for. */
  readonly marked: string | null;
}

function excerptColumns(table: 'note_words' | 'page_words', terms: readonly string[]): string {
  const marked = terms.length > 1 ? `highlight(${table}, 0, char(1), char(2))` : 'NULL';
  // Where letters stand apart each counts as a word; SQLite takes no more than 64.
  const words = terms.some((term) => setTogether(term) !== term) ? 64 : 24;
  return `snippet(${table}, 0, char(1), char(2), '…', ${words}) AS excerpt, ${marked} AS marked`;
}

function excerptIn({ excerpt, marked }: ExcerptRow, terms: readonly string[]): string {
  return setTogether(marked === null ? excerpt : excerptOfSeveral(excerpt, marked, terms.length));
}

interface NoteRow extends ExcerptRow {
  readonly case_id: string;
  readonly summary: string;
  readonly kind: SearchHit['kind'];
  readonly item: string;
  readonly document: string | null;
  readonly page: number | null;
}

function noteHits(
  db: ReadableDb,
  terms: readonly string[],
  limit: number,
  { kind: only, case: caseId, document: sha256 }: SearchWithin,
): SearchHit[] {
  const query = terms.join(' AND ');
  // For the excerpts, too, the index is read through once: joined to what was found it would be opened anew for each row.
  const found = rows<NoteRow>(
    db,
    `WITH found AS MATERIALIZED (
       SELECT note.id FROM note_words JOIN note ON note.id = note_words.rowid
       WHERE note_words MATCH ? AND note.kind = ifnull(?, note.kind) AND note.case_id = ifnull(?, note.case_id)
         AND note.document IS ifnull(?, note.document)
       ORDER BY ${kindsInOrder}, note.id DESC LIMIT ?
     )
     SELECT note.case_id, case_view.summary, note.kind, note.item, note.document, note.page,
       ${excerptColumns('note_words', terms)}
     FROM note_words CROSS JOIN found ON found.id = note_words.rowid CROSS JOIN note USING (id)
       JOIN case_view USING (case_id)
     WHERE note_words MATCH ?
     ORDER BY ${kindsInOrder}, note.id DESC`,
    query,
    only ?? null,
    caseId ?? null,
    sha256 ?? null,
    limit,
    query,
  );
  const nameIn = namesOfDocuments(db);
  return found.map(({ case_id, summary, kind, item, document, page, ...row }) => ({
    case: case_id,
    reference: referenceIn(summary),
    kind,
    document,
    documentName: document === null ? null : nameIn(case_id, document),
    page,
    finding: kind === 'finding' ? item : null,
    excerpt: excerptIn(row, terms),
    recognized: false,
  }));
}

interface PageRow extends ExcerptRow {
  readonly case_id: string;
  readonly summary: string;
  readonly sha256: string;
  readonly document: number;
  readonly page: number;
  /** 1: what text it has was recognised. */
  readonly picture: number;
}

function pageHits(
  db: ReadableDb,
  terms: readonly string[],
  limit: number,
  within: SearchWithin,
): SearchHit[] {
  const query = terms.join(' AND ');
  const pages = foundPages(db, query, limit, within);
  // The plus has the index read through once, as for the notes, and what was found looked up for each of its rows.
  const found = rows<PageRow>(
    db,
    `WITH found AS MATERIALIZED (SELECT key AS place, value AS id FROM json_each(?))
     SELECT case_document.case_id, case_view.summary, document.sha256, page.document, page.number AS page,
       EXISTS (SELECT 1 FROM recognition WHERE recognition.document = page.document
         AND recognition.number = page.number AND outcome ->> 'state' = 'recognized') AS picture, ${excerptColumns('page_words', terms)}
     FROM page_words CROSS JOIN found ON found.id = page_words.rowid
       CROSS JOIN page USING (id) JOIN document ON document.id = page.document
       JOIN case_document USING (sha256) JOIN case_view USING (case_id)
     WHERE page_words MATCH ? AND page_words.rowid BETWEEN (SELECT min(id) FROM found) AND (SELECT max(id) FROM found)
       AND +page_words.rowid IN (SELECT id FROM found)
       AND case_document.case_id = ifnull(?, case_document.case_id)
     ORDER BY found.place LIMIT ?`,
    JSON.stringify([...pages.values()].flatMap(({ shown }) => shown)),
    query,
    within.case ?? null,
    limit,
  );
  const nameIn = namesOfDocuments(db);
  const byDocument = Map.groupBy(found, ({ case_id, sha256 }) => `${case_id} ${sha256}`);
  return [...byDocument.values()].flatMap((group) =>
    group.map(({ case_id, summary, sha256, document, page, picture, ...row }, at) => {
      const more = at === group.length - 1 ? (pages.get(document)?.more ?? 0) : 0;
      return {
        case: case_id,
        reference: referenceIn(summary),
        kind: 'document',
        document: sha256,
        documentName: nameIn(case_id, sha256),
        page,
        finding: null,
        excerpt: excerptIn(row, terms),
        recognized: picture === 1,
        ...(more === 0 ? {} : { more }),
      };
    }),
  );
}

/** Of one document, so that a long one with a common word leaves room for the others. */
const MOST_OF_DOCUMENT = 10;
/** Rows that are read at once; most searches need no more. */
const BATCH = 500;

interface FoundPages {
  /** Row ids of its first pages with the words, in their order. */
  readonly shown: number[];
  /** How many more of its pages have them. */
  more: number;
}

/** The pages to show, by the document's row id; the documents whose pages came in last come first. */
function foundPages(
  db: ReadableDb,
  query: string,
  limit: number,
  { case: caseId, document: sha256 }: SearchWithin,
): ReadonlyMap<number, FoundPages> {
  const most = sha256 === undefined ? MOST_OF_DOCUMENT : limit;
  const found = new Map<number, FoundPages>();
  let shown = 0;
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const batch = rows<{ readonly id: number; readonly document: number }>(
      db,
      `SELECT page.id, page.document FROM page_words JOIN page ON page.id = page_words.rowid
       WHERE page_words MATCH ? AND page_words.rowid < ? AND EXISTS (
         SELECT 1 FROM document JOIN case_document USING (sha256)
         WHERE document.id = page.document AND document.sha256 = ifnull(?, document.sha256)
           AND case_document.case_id = ifnull(?, case_document.case_id))
       ORDER BY page_words.rowid DESC LIMIT ?`,
      query,
      before,
      sha256 ?? null,
      caseId ?? null,
      BATCH,
    );
    for (const { id, document } of batch) {
      const known = found.get(document);
      if (known === undefined && shown >= limit) return found;
      const pages = known ?? { shown: [], more: 0 };
      found.set(document, pages);
      pages.shown.unshift(id);
      shown += 1;
      if (pages.shown.length <= most) continue;
      pages.shown.pop();
      pages.more += 1;
      shown -= 1;
    }
    const last = batch.at(-1);
    if (last === undefined || batch.length < BATCH) return found;
    before = last.id;
  }
}

/** Each case is read once. */
function namesOfDocuments(db: ReadableDb): (caseId: string, sha256: string) => string | null {
  const names = new Map<string, ReadonlyMap<string, string>>();
  return (caseId, sha256) => {
    const known =
      names.get(caseId) ??
      new Map(caseState(db, caseId).documents.map((document) => [document.sha256, document.name]));
    names.set(caseId, known);
    return known.get(sha256) ?? null;
  };
}

function referenceIn(summary: string): string {
  return (JSON.parse(summary) as CaseSummary).reference;
}
