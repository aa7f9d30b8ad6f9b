import { Failure } from '../../core/failure.ts';
import type { FolderLogLine } from '../../ipc/folder-views.ts';
import { inTransaction, row, rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { folderLimits } from './folder-limits.ts';

export interface SharedFolder {
  readonly id: number;
  readonly path: string;
  readonly on: boolean;
}

interface FolderRow {
  readonly id: number;
  readonly path: string;
  readonly is_on: number;
}

/** The folder that was chosen for this vault; null where none is. */
export function chosenFolder(db: ReadableDb): SharedFolder | null {
  const found = row<FolderRow>(db, 'SELECT id, path, is_on FROM shared_folder WHERE chosen = 1');
  return found === undefined ? null : { id: found.id, path: found.path, on: found.is_on === 1 };
}

/** Chooses another folder, or (null) none; it is off until it is turned on. What is known of the earlier one stays. */
export function chooseFolder(db: WritableDb, path: string | null): void {
  inTransaction(db, () => {
    write(db, 'UPDATE shared_folder SET chosen = 0, is_on = 0');
    if (path !== null) write(db, 'UPDATE shared_folder SET chosen = 1 WHERE id = ?', folderAt(db, path));
  });
}

/** Failure `invalid-input` where no folder is chosen. */
export function turnFolder(db: WritableDb, on: boolean): void {
  if (write(db, 'UPDATE shared_folder SET is_on = ? WHERE chosen = 1', on ? 1 : 0).changes === 1) return;
  throw new Failure('invalid-input', 'No shared folder is chosen. Nothing was changed. Choose one first.');
}

/** The number under which a folder is remembered. */
export function folderAt(db: WritableDb, path: string): number {
  write(db, 'INSERT INTO shared_folder (path) VALUES (?) ON CONFLICT DO NOTHING', path);
  return value<number>(db, 'SELECT id FROM shared_folder WHERE path = ?', path) ?? 0;
}

/** `writing` and `sent` are own files, the others those of others, or copies of own ones. */
export type FileOutcome = 'writing' | 'sent' | 'taken-in' | 'for-others' | 'waits' | 'set-aside' | 'refused';

/** A file as the folder lists it. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds, by whatever clock the folder has: compared with itself alone. */
  readonly modified: number;
}

export interface KnownFile extends ListedFile {
  readonly id: number;
  readonly outcome: FileOutcome;
  /** The key that signed it, of `waits` and `set-aside`. */
  readonly signer: string | null;
  /** JSON, by outcome. */
  readonly detail: string;
  readonly tries: number;
}

/** Every file that is remembered of a folder, by name. */
export function knownFiles(db: ReadableDb, folder: number): Map<string, KnownFile> {
  const sql =
    'SELECT id, name, bytes, modified, outcome, signer, detail, tries FROM folder_file WHERE folder = ?';
  return new Map(rows<KnownFile>(db, sql, folder).map((known) => [known.name, known]));
}

export function filesOf(db: ReadableDb, folder: number, outcome: FileOutcome): KnownFile[] {
  const sql =
    'SELECT id, name, bytes, modified, outcome, signer, detail, tries FROM folder_file WHERE folder = ? AND outcome = ? ORDER BY id';
  return rows<KnownFile>(db, sql, folder, outcome);
}

/** Remembers what became of a file; gives the number that it has from then on. */
export function rememberFile(
  db: WritableDb,
  folder: number,
  file: ListedFile,
  what: Pick<KnownFile, 'outcome' | 'signer' | 'detail' | 'tries'>,
): number {
  const sql = `INSERT INTO folder_file (folder, name, bytes, modified, outcome, signer, detail, tries) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (folder, name) DO UPDATE SET bytes = excluded.bytes, modified = excluded.modified, outcome = excluded.outcome,
      signer = excluded.signer, detail = excluded.detail, tries = excluded.tries`;
  const { name, bytes, modified } = file;
  write(db, sql, folder, name, bytes, modified, what.outcome, what.signer, what.detail, what.tries);
  return value<number>(db, 'SELECT id FROM folder_file WHERE folder = ? AND name = ?', folder, name) ?? 0;
}

/** The own files that were gone when the folder was found empty, as it is where a drive is not connected. */
export function awayFiles(db: ReadableDb, folder: number): KnownFile[] {
  return filesOf(db, folder, 'sent').filter(({ detail }) => (JSON.parse(detail) as { away?: true }).away);
}

/** The folder is empty: its own files are away. Whether that is new of one of them. */
export function markAway(db: WritableDb, folder: number): boolean {
  const sql = `UPDATE folder_file SET detail = json_set(detail, '$.away', json('true'))
    WHERE folder = ? AND outcome = 'sent' AND json_extract(detail, '$.away') IS NULL`;
  return write(db, sql, folder).changes > 0;
}

/** Something of them is back. */
export function clearAway(db: WritableDb, folder: number): void {
  write(
    db,
    `UPDATE folder_file SET detail = json_remove(detail, '$.away') WHERE folder = ? AND outcome = 'sent'`,
    folder,
  );
}

/** What waits for a decision lies there, or did before the folder was found empty. */
export function markWaiting(db: WritableDb, folder: number, isAway: boolean): void {
  const detail = isAway ? `json_set(detail, '$.away', json('true'))` : `json_remove(detail, '$.away')`;
  const differs = `(json_extract(detail, '$.away') IS NULL) = ?`;
  const sql = `UPDATE folder_file SET detail = ${detail} WHERE folder = ? AND outcome = 'waits' AND ${differs}`;
  write(db, sql, folder, isAway ? 1 : 0);
}

export function forgetFile(db: WritableDb, id: number): void {
  write(db, 'DELETE FROM folder_file WHERE id = ?', id);
}

/** Adds a line to the log, unless the last one says the same. */
export function logLine(db: WritableDb, folder: number, { at, kind, text }: Omit<FolderLogLine, 'id'>): void {
  const last = value<string>(
    db,
    'SELECT text FROM folder_log WHERE folder = ? ORDER BY id DESC LIMIT 1',
    folder,
  );
  if (last === text) return;
  write(db, 'INSERT INTO folder_log (folder, at, kind, text) VALUES (?, ?, ?, ?)', folder, at, kind, text);
  write(
    db,
    'DELETE FROM folder_log WHERE folder = ? AND id <= (SELECT max(id) FROM folder_log) - ?',
    folder,
    folderLimits.logLines,
  );
}

/** The latest lines, latest first. */
export function logLines(db: ReadableDb, folder: number): FolderLogLine[] {
  const sql = 'SELECT id, at, kind, text FROM folder_log WHERE folder = ? ORDER BY id DESC LIMIT 60';
  return rows<FolderLogLine>(db, sql, folder);
}
