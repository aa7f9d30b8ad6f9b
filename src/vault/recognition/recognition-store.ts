import type { DocumentRecognition, PageRecognition, RecognizedPage } from '../../ipc/recognition-views.ts';
import { inTransaction, row, rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { documentRow, forgetClocksOn } from '../document-store.ts';
import { apartFrom } from '../search-letters.ts';
import { codesInOrder } from './languages.ts';

/**
 * A page that was looked at with other languages than are chosen now, or in another order; its parameter is their codes
 * as JSON. Not one that failed in a vault that did not keep yet with which.
 */
const OUTDATED = `coalesce(outcome -> 'inVain', outcome -> 'languages') <> ?`;

/** What is known of a page. Failure `document-unknown`. */
export function pageRecognition(db: ReadableDb, sha256: string, page: number): PageRecognition {
  const found = row<{ outcome: string | null }>(
    db,
    `SELECT outcome FROM page LEFT JOIN recognition USING (document, number)
     WHERE document = ? AND number = ? AND image_only = 1`,
    documentRow(db, sha256).id,
    page,
  );
  if (found === undefined) return { state: 'no-picture' };
  return found.outcome === null ? { state: 'waiting' } : (JSON.parse(found.outcome) as PageRecognition);
}

/**
 * Keeps what was recognised on a page, or that it could not be; its words can be searched from then on, as those of
 * any page. A page that has text of its own, or is not there, stays as it is; so do words that were recognised before,
 * where they could not be again.
 */
export function storeRecognition(
  db: WritableDb,
  sha256: string,
  page: number,
  outcome: Extract<PageRecognition, { state: 'recognized' | 'failed' }>,
): void {
  const { id } = documentRow(db, sha256);
  inTransaction(db, () => {
    const sql = 'SELECT 1 FROM page WHERE document = ? AND number = ? AND image_only = 1';
    if (value(db, sql, id, page) === undefined) return;
    const before = pageRecognition(db, sha256, page);
    const kept =
      outcome.state === 'failed' && before.state === 'recognized'
        ? { ...before, inVain: outcome.inVain }
        : outcome;
    write(
      db,
      `INSERT INTO recognition (document, number, outcome) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET outcome = excluded.outcome`,
      id,
      page,
      JSON.stringify(kept),
    );
    if (outcome.state === 'recognized') {
      const text = textOf(outcome);
      const update = 'UPDATE page SET text = ?, apart = ? WHERE document = ? AND number = ?';
      write(db, update, text, apartFrom(text), id, page);
    }
    forgetClocksOn(db, sha256);
  });
}

/** The text of a page as its text layer has it: a line feed where a line ends. */
function textOf({ lines }: RecognizedPage): string {
  return lines.map((line) => line.map(({ text }) => text).join(' ')).join('\n');
}

/** Forgets what was recognised in a document, whose pages are read anew. */
export function forgetRecognition(db: WritableDb, document: number): void {
  write(db, 'DELETE FROM recognition WHERE document = ?', document);
}

/** How far a document was recognised. Failure `document-unknown`. */
export function recognitionOf(db: ReadableDb, sha256: string): Omit<DocumentRecognition, 'working'> {
  const counted = row<Omit<DocumentRecognition, 'working'>>(
    db,
    `SELECT count(*) AS pictures, count(outcome) FILTER (WHERE outcome ->> 'state' = 'recognized') AS recognized,
       count(outcome) FILTER (WHERE outcome ->> 'state' = 'failed') AS failed,
       count(*) FILTER (WHERE ${OUTDATED}) AS outdated
     FROM page LEFT JOIN recognition USING (document, number) WHERE document = ? AND image_only = 1`,
    JSON.stringify(codesInOrder(db)),
    documentRow(db, sha256).id,
  );
  return counted ?? { pictures: 0, recognized: 0, failed: 0, outdated: 0 };
}

/** The first pages of a document that are pictures and wait to be recognised, or are outdated. Failure `document-unknown`. */
export function duePages(db: ReadableDb, sha256: string, limit: number): number[] {
  const found = rows<{ number: number }>(
    db,
    `SELECT number FROM page LEFT JOIN recognition USING (document, number)
     WHERE document = ? AND image_only = 1 AND (outcome IS NULL OR ${OUTDATED}) ORDER BY number LIMIT ?`,
    documentRow(db, sha256).id,
    JSON.stringify(codesInOrder(db)),
    limit,
  );
  return found.map(({ number }) => number);
}
