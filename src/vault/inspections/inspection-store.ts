import { inspectionVersion, type Inspection } from '../../core/documents/inspection.ts';
import { value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { documentRow } from '../document-store.ts';

/** The inspection that was kept of a document, if it is one of today's. Failure `document-unknown`. */
export function storedInspection(db: ReadableDb, sha256: string): Inspection | null {
  const { id } = documentRow(db, sha256);
  const sql = 'SELECT found FROM inspection WHERE document = ? AND version = ?';
  const found = value<string>(db, sql, id, inspectionVersion);
  return found === undefined ? null : (JSON.parse(found) as Inspection);
}

export function storeInspection(db: WritableDb, sha256: string, inspection: Inspection): void {
  const { id } = documentRow(db, sha256);
  const sql = 'INSERT OR REPLACE INTO inspection (document, version, found) VALUES (?, ?, ?)';
  write(db, sql, id, inspectionVersion, JSON.stringify(inspection));
}
