import { Failure } from '../../core/failure.ts';
import type { TermList } from '../../ipc/term-calls.ts';
import { value, write, type ReadableDb, type WritableDb } from '../database.ts';

export const MOST_LISTS = 50;

/** The lists for every case and those for this one, as they were added. */
export function termListsFor(db: ReadableDb, caseId: string): TermList[] {
  return allLists(db).filter((list) => list.case === null || list.case === caseId);
}

export function putTermList(db: WritableDb, list: TermList): void {
  const lists = allLists(db);
  const at = lists.findIndex(({ id }) => id === list.id);
  if (at === -1 && lists.length >= MOST_LISTS) {
    throw new Failure(
      'invalid-input',
      `This vault has ${String(MOST_LISTS)} lists of terms. Remove one first.`,
    );
  }
  keep(db, at === -1 ? [...lists, list] : lists.with(at, list));
}

export function removeTermList(db: WritableDb, id: string): void {
  keep(
    db,
    allLists(db).filter((list) => list.id !== id),
  );
}

function allLists(db: ReadableDb): TermList[] {
  const stored = value<string>(db, `SELECT value FROM setting WHERE key = 'terms'`);
  return stored === undefined ? [] : (JSON.parse(stored) as TermList[]);
}

function keep(db: WritableDb, lists: readonly TermList[]): void {
  write(
    db,
    `INSERT INTO setting (key, value) VALUES ('terms', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify(lists),
  );
}
