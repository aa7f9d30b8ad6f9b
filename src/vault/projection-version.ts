import { inTransaction, value, write, type WritableDb } from './database.ts';
import { rebuildProjections } from './ledger-store.ts';

/** What is shown of a case, and how; another number has it all made anew from the ledger when a vault is opened. */
const projectionVersion = '25';

/** Makes anew what is shown, where another version of the app wrote it. */
export function refreshProjections(db: WritableDb): void {
  if (value<string>(db, `SELECT value FROM setting WHERE key = 'projections'`) === projectionVersion) return;
  inTransaction(db, () => {
    rebuildProjections({ db, emit: () => undefined });
    write(
      db,
      `INSERT INTO setting (key, value) VALUES ('projections', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
      projectionVersion,
    );
  });
}
