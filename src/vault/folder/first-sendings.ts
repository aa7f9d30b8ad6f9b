import type { PendingSending } from '../../ipc/folder-views.ts';
import { row, type ReadableDb } from '../database.ts';
import { exchangeOf, sharedCases } from '../people/exchange-store.ts';
import { people } from '../people/person-store.ts';
import type { SharedFolder } from './folder-store.ts';

/** Of the people who never had anything through a folder, those who lack something of cases that were exchanged with them. */
export function firstSendings(db: ReadableDb, folder: SharedFolder): readonly PendingSending[] {
  return people(db)
    .filter(({ state, key }) => (state === 'known' || state === 'verified') && !hadSomething(db, folder, key))
    .map(({ key, name }) => ({
      key,
      name,
      cases: sharedCases(db, key).filter((caseId) => exchangeOf(db, key, caseId).behind > 0),
    }))
    .filter(({ cases }) => cases.length > 0);
}

function hadSomething(db: ReadableDb, folder: SharedFolder, key: string): boolean {
  const sql = 'SELECT 1 FROM folder_sent WHERE folder = ? AND key = ? AND sends > 0 LIMIT 1';
  return row(db, sql, folder.id, key) !== undefined;
}
