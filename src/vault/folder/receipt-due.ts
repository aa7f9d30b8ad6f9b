import { rows, write, type ReadableDb, type WritableDb } from '../database.ts';
import type { SharedFolder } from './folder-store.ts';

type Folder = Pick<SharedFolder, 'id'>;

/** So many cases one receipt is about at most, so that a later one costs no more the longer people exchange. */
const mostAtOnce = 200;

/** A bundle of these cases came from a person through the folder: they are told that it did. */
export function noteDue(db: WritableDb, { id }: Folder, key: string, cases: readonly string[]): void {
  for (const caseId of cases) {
    write(
      db,
      `INSERT INTO folder_receipt (folder, key, case_id, is_due) VALUES (?, ?, ?, 1)
       ON CONFLICT DO UPDATE SET is_due = 1`,
      id,
      key,
      caseId,
    );
  }
}

/** A receipt of these cases lies in the folder as `file`; null where it went along with a bundle. */
export function noteConfirmed(
  db: WritableDb,
  { id }: Folder,
  key: string,
  cases: readonly string[],
  file: number | null,
): void {
  const sql = 'UPDATE folder_receipt SET is_due = 0, file = ? WHERE folder = ? AND key = ? AND case_id = ?';
  for (const caseId of cases) write(db, sql, file, id, key, caseId);
}

export interface Due {
  readonly due: readonly string[];
  /** Cases of the last receipt, which this one takes the place of: nobody knows whether that one was read. */
  readonly again: readonly string[];
}

/** What the next receipt for a person is about; null where none is due. */
export function nextReceipt(db: ReadableDb, { id }: Folder, key: string): Due | null {
  const sql =
    'SELECT case_id, is_due, file FROM folder_receipt WHERE folder = ? AND key = ? ORDER BY case_id';
  const noted = rows<{ case_id: string; is_due: number; file: number | null }>(db, sql, id, key);
  const due = noted.filter(({ is_due }) => is_due === 1).slice(0, mostAtOnce);
  if (due.length === 0) return null;
  const last = noted.reduce((latest, { file }) => Math.max(latest, file ?? 0), 0);
  const before = noted.filter(({ is_due, file }) => is_due === 0 && last > 0 && file === last);
  const again = due.length + before.length <= mostAtOnce ? before : [];
  const ids = (found: typeof noted) => found.map(({ case_id }) => case_id);
  return { due: ids(due), again: ids(again) };
}
