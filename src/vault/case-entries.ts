import type { Entry, SignedEntry } from '../core/ledger/entry.ts';
import { row, rows, write, type ReadableDb, type WritableDb } from './database.ts';

interface EntryRow {
  readonly id: string;
  readonly body: string;
  readonly signature: string;
}

/** The entries of a case in ledger order; none when there is no such case. */
export function entriesOf(db: ReadableDb, caseId: string): SignedEntry[] {
  const sql = 'SELECT id, body, signature FROM entry WHERE case_id = ? ORDER BY height, id';
  return rows<EntryRow>(db, sql, caseId).map(({ id, body, signature }) => ({
    id,
    entry: JSON.parse(body) as Entry,
    signature,
  }));
}

/**
 * The entries that may leave this vault, in ledger order: all but those that are withheld. They rest on none that is
 * withheld, so whoever gets them has a whole ledger.
 */
export function openEntriesOf(db: ReadableDb, caseId: string): SignedEntry[] {
  const withheld = withheldIn(db, caseId);
  const entries = entriesOf(db, caseId);
  return withheld.size === 0 ? entries : entries.filter(({ id }) => !withheld.has(id));
}

/** The entries of a case that stay in this vault, by id, with the lane that each is in. */
export function withheldIn(db: ReadableDb, caseId: string): ReadonlyMap<string, string> {
  const sql = 'SELECT entry, lane FROM withheld WHERE case_id = ?';
  const found = rows<{ entry: string; lane: string }>(db, sql, caseId);
  return new Map(found.map(({ entry, lane }) => [entry, lane]));
}

export function hasWithheld(db: ReadableDb, caseId: string): boolean {
  return row(db, 'SELECT 1 FROM withheld WHERE case_id = ? LIMIT 1', caseId) !== undefined;
}

export function withhold(db: WritableDb, lane: string, entries: readonly SignedEntry[]): void {
  for (const { id, entry } of entries) {
    write(db, 'INSERT INTO withheld (entry, case_id, lane) VALUES (?, ?, ?)', id, entry.case, lane);
  }
}

/** Lets a lane leave from now on; gives whether anything of it was withheld. */
export function releaseLane(db: WritableDb, caseId: string, lane: string): boolean {
  return write(db, 'DELETE FROM withheld WHERE case_id = ? AND lane = ?', caseId, lane).changes > 0;
}

/** Entries that came from elsewhere are out already. What they rest on came with them. */
export function releaseEntries(db: WritableDb, entries: readonly SignedEntry[]): void {
  const ids = JSON.stringify(entries.map(({ id }) => id));
  write(db, 'DELETE FROM withheld WHERE entry IN (SELECT value FROM json_each(?))', ids);
}
