import { rows, write, type ReadableDb, type WritableDb } from '../database.ts';
import { sharedCases } from '../people/exchange-store.ts';
import { folderLimits } from './folder-limits.ts';
import type { SharedFolder } from './folder-store.ts';

export interface SentRow {
  readonly case_id: string;
  readonly entries: number;
  /** The own file that holds the case for that person; null where none had to be written. */
  readonly file: number | null;
  readonly sends: number;
}

export interface HeldRow extends SentRow {
  /** SHA-256 of that file; null where it is not known. */
  readonly bundle: string | null;
}

type Folder = Pick<SharedFolder, 'id'>;

/** Of `sends`: the case may not go to that person. */
export const kept = -1;
/** Of `entries`: the case was to go as it is now, and did not come to. */
export const forgotten = -1;

/** Ids of the cases that a person has a part in: something was exchanged of them, or was to go through the folder. */
export function casesWith(db: ReadableDb, folder: Folder, key: string): readonly string[] {
  const wished = rows<{ case_id: string }>(
    db,
    `SELECT folder_sent.case_id FROM folder_sent JOIN entry ON entry.case_id = folder_sent.case_id AND entry.height = 1
     WHERE folder = ? AND key = ?`,
    folder.id,
    key,
  );
  return [...new Set([...sharedCases(db, key), ...wished.map(({ case_id }) => case_id)])];
}

export function sentTo(db: ReadableDb, folder: Folder, key: string): ReadonlyMap<string, HeldRow> {
  const sql = `SELECT case_id, entries, file, sends, json_extract(detail, '$.sha256') AS bundle
    FROM folder_sent LEFT JOIN folder_file ON folder_file.id = folder_sent.file
    WHERE folder_sent.folder = ? AND key = ?`;
  return new Map(rows<HeldRow>(db, sql, folder.id, key).map((sent) => [sent.case_id, sent]));
}

/**
 * Remembers that cases are to go to a person: until they have, they count as changed, and what is there of them stays.
 * Gives what to note of them once they have gone.
 */
export function noteWished(
  db: WritableDb,
  folder: Folder,
  key: string,
  cases: readonly string[],
): readonly Omit<SentRow, 'file'>[] {
  const counts = entryCounts(db);
  const before = sentTo(db, folder, key);
  return cases.map((case_id) => {
    const entries = counts.get(case_id) ?? 0;
    const earlier = before.get(case_id);
    const sends = Math.max(0, earlier?.sends ?? 0);
    noteSentRow(db, folder, key, { case_id, entries: forgotten, file: earlier?.file ?? null, sends });
    return { case_id, entries, sends: earlier?.entries === entries ? sends + 1 : 1 };
  });
}

/**
 * Remembers that a case may not go to a person as it is: it is not tried again before it changes. What went before and
 * nobody confirmed stays in the folder.
 */
export function noteKept(db: WritableDb, folder: Folder, key: string, caseId: string): void {
  const entries = entryCounts(db).get(caseId) ?? 0;
  const file = sentTo(db, folder, key).get(caseId)?.file ?? null;
  noteSentRow(db, folder, key, { case_id: caseId, entries, file, sends: kept });
}

/** Whether a case went into the folder for a person as often as it does by itself. */
export function isLastSend(db: ReadableDb, folder: Folder, key: string, caseId: string): boolean {
  return (sentTo(db, folder, key).get(caseId)?.sends ?? 0) >= folderLimits.sends;
}

/** How many entries of each case may leave: none ever ceases to, so another number is another set. */
export function entryCounts(db: ReadableDb): ReadonlyMap<string, number> {
  const sql =
    'SELECT case_id, count(*) AS entries FROM entry WHERE id NOT IN (SELECT entry FROM withheld) GROUP BY case_id';
  return new Map(
    rows<{ case_id: string; entries: number }>(db, sql).map(({ case_id, entries }) => [case_id, entries]),
  );
}

export function noteSentRow(db: WritableDb, folder: Folder, key: string, sent: SentRow): void {
  write(
    db,
    `INSERT INTO folder_sent (folder, key, case_id, entries, file, sends) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET entries = excluded.entries, file = excluded.file, sends = excluded.sends`,
    folder.id,
    key,
    sent.case_id,
    sent.entries,
    sent.file,
    sent.sends,
  );
}
