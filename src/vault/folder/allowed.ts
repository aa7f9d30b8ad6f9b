import { row, rows, write, type ReadableDb, type WritableDb } from '../database.ts';
import type { SharedFolder } from './folder-store.ts';

const everything = '';

/** What goes to a person through a folder by itself. */
export interface Allowed {
  readonly everything: boolean;
  readonly cases: ReadonlySet<string>;
}

export function allowedTo(db: ReadableDb, { id }: Pick<SharedFolder, 'id'>, key: string): Allowed {
  const sql = 'SELECT case_id FROM folder_allowed WHERE folder = ? AND key = ?';
  const cases = new Set(rows<{ case_id: string }>(db, sql, id, key).map(({ case_id }) => case_id));
  return { everything: cases.has(everything), cases };
}

export function isAllowed(allowed: Allowed, caseId: string): boolean {
  return allowed.everything || allowed.cases.has(caseId);
}

/** A person looked at what goes to somebody: from now on all that is exchanged with them goes by itself. */
export function allowEverything(db: WritableDb, folder: Pick<SharedFolder, 'id'>, key: string): void {
  allowCases(db, folder, key, [everything]);
}

/** A person named these cases and whom they go to, or they came from there: what follows of them goes by itself. */
export function allowCases(
  db: WritableDb,
  { id }: Pick<SharedFolder, 'id'>,
  key: string,
  cases: readonly string[],
): void {
  const sql = 'SELECT 1 FROM folder_allowed WHERE folder = ? AND key = ? AND case_id = ?';
  for (const caseId of cases) {
    if (row(db, sql, id, key, caseId) === undefined)
      write(db, 'INSERT INTO folder_allowed (folder, key, case_id) VALUES (?, ?, ?)', id, key, caseId);
  }
}
