import type { DocumentCoverage } from '../../ipc/coverage-calls.ts';
import { inTransaction, rows, write, type ReadableDb, type WritableDb } from '../database.ts';
import { documentRow } from '../document-store.ts';
import { storedReading } from '../documents/page-store.ts';

export interface ShownPage {
  readonly page: number;
  readonly milliseconds: number;
}

/** Adds that pages were on the screen. Failure `document-unknown`. */
export function noteShown(db: WritableDb, sha256: string, pages: readonly ShownPage[]): void {
  const { id } = documentRow(db, sha256);
  inTransaction(db, () => {
    for (const { page, milliseconds } of pages) {
      write(
        db,
        `INSERT INTO page_shown (document, number, milliseconds) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET milliseconds = milliseconds + excluded.milliseconds`,
        id,
        page,
        milliseconds,
      );
    }
  });
}

/** What of a document was on the screen. Failure `document-unknown`. */
export function coverageOf(db: ReadableDb, sha256: string): DocumentCoverage {
  const sql = 'SELECT number, milliseconds FROM page_shown WHERE document = ? ORDER BY number';
  const shown = rows<{ number: number; milliseconds: number }>(db, sql, documentRow(db, sha256).id);
  const reading = storedReading(db, sha256);
  return {
    document: sha256,
    pages: reading.state === 'read' ? reading.pages : null,
    shown: shown.map(({ number }) => number),
    milliseconds: shown.reduce((sum, page) => sum + page.milliseconds, 0),
  };
}
