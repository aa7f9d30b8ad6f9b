import { inTransaction, write, type WritableDb } from '../database.ts';

/**
 * What was exchanged with a person goes on under the key that takes the place of theirs: cases, groups, and what goes through
 * shared folders by itself, and what lies there unconfirmed. It is the same vault at their end, so they hold what they held.
 */
export function passOn(db: WritableDb, from: string, to: string): void {
  inTransaction(db, () => {
    write(
      db,
      `INSERT OR IGNORE INTO exchange (key, case_id, direction, heads, at, bundle, turn)
       SELECT ?, case_id, direction, heads, at, bundle, turn FROM exchange WHERE key = ?`,
      to,
      from,
    );
    write(
      db,
      'INSERT OR IGNORE INTO folder_allowed (folder, key, case_id) SELECT folder, ?, case_id FROM folder_allowed WHERE key = ?',
      to,
      from,
    );
    write(
      db,
      `INSERT OR IGNORE INTO receipt_case (key, case_id, at, receipt, lacks)
       SELECT ?, case_id, at, receipt, lacks FROM receipt_case WHERE key = ?`,
      to,
      from,
    );
    write(db, 'UPDATE OR IGNORE folder_sent SET key = ? WHERE key = ?', to, from);
    write(db, 'UPDATE OR IGNORE folder_receipt SET key = ? WHERE key = ?', to, from);
    write(db, 'UPDATE OR IGNORE person_group SET key = ? WHERE key = ?', to, from);
  });
}
