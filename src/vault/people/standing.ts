import { readSignedCard } from '../../core/people/identity-card.ts';
import type { Counts, PersonState } from '../../core/people/standing.ts';
import { row, rows, value, type ReadableDb } from '../database.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';

/** What this vault makes of each author. Its own keys, present and former, are `self`. */
export function personStates(db: ReadableDb): (author: string) => PersonState {
  const states = new Map<string, PersonState>(
    rows<{ key: string; state: PersonState }>(db, 'SELECT key, state FROM person').map(({ key, state }) => [
      key,
      state,
    ]),
  );
  for (const { key } of rows<{ key: string }>(
    db,
    'SELECT key FROM identity UNION ALL SELECT key FROM former_key',
  )) {
    states.set(key, 'self');
  }
  return (author) => states.get(author) ?? 'unknown';
}

/**
 * Whose acts count here: one's own and those of people who were taken in; under a key that was retired, or is a former
 * one of one's own, those that had arrived before. Order of arrival decides that, not a clock. Nor does such a key give its
 * place to another one afterwards, but to the one that was taken in as its successor.
 */
export function countsHere(db: ReadableDb): Counts {
  const stateOf = personStates(db);
  const retired = new Map(
    rows<{ key: string; retired_after: number | null }>(
      db,
      `SELECT key, retired_after FROM person WHERE state = 'retired'
       UNION ALL SELECT key, retired_after FROM former_key`,
    ).map((found) => [found.key, found.retired_after ?? 0]),
  );
  const arrivedBefore = (entry: string, last: number): boolean => {
    const arrived = value<number>(db, 'SELECT seq FROM entry WHERE id = ?', entry);
    return arrived !== undefined && arrived <= last;
  };
  const counts: Counts = ({ entry, author }) => {
    const last = retired.get(author);
    return last === undefined ? stateOf(author) !== 'unknown' : arrivedBefore(entry, last);
  };
  const renews: Counts['renews'] = ({ entry, author }, former) => {
    const last = retired.get(former);
    if (last === undefined || arrivedBefore(entry, last)) return true;
    if (stateOf(former) === 'self' && stateOf(author) === 'self') return true;
    return counts({ entry, author }) && tookPlaceOf(db, author, former);
  };
  return Object.assign(counts, { renews });
}

/** Whether a key takes the place of another one by the card that is here, whatever was decided on it. */
function tookPlaceOf(db: ReadableDb, key: string, former: string): boolean {
  const card = value<string | null>(db, 'SELECT card FROM person WHERE key = ?', key) ?? null;
  return card !== null && readSignedCard(card, ledgerCrypto).renews.includes(former);
}

/** Whether somebody signed in a case whose acts may not count here; false where all of them do. */
export function mayHaveUncounted(db: ReadableDb, caseId: string): boolean {
  const found = row(
    db,
    `SELECT 1 FROM case_author WHERE case_id = ?
       AND author NOT IN (SELECT key FROM identity WHERE key IS NOT NULL)
       AND author NOT IN (SELECT key FROM person WHERE state IN ('known', 'verified')) LIMIT 1`,
    caseId,
  );
  return found !== undefined;
}

/** The cases in which an author signed, by id. */
export function casesOfAuthor(db: ReadableDb, author: string): readonly string[] {
  return rows<{ case_id: string }>(
    db,
    'SELECT case_id FROM case_author WHERE author = ? ORDER BY case_id',
    author,
  ).map(({ case_id }) => case_id);
}

/** The cases that may stand otherwise once a key counts, or does no more: where it signed, or another one takes its place. */
export function casesNaming(db: ReadableDb, key: string): readonly string[] {
  const sql = 'SELECT case_id FROM case_view WHERE instr(state, ?) > 0';
  const named = rows<{ case_id: string }>(db, sql, key).map(({ case_id }) => case_id);
  return [...new Set([...casesOfAuthor(db, key), ...named])];
}
