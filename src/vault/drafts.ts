import type { Draft } from '../ipc/views.ts';
import { rows, write, type ReadableDb, type WritableDb } from './database.ts';

/** Keeps text that is being typed; empty text removes it. */
export function putDraft(db: WritableDb, { key, text }: Draft): void {
  if (text === '') write(db, 'DELETE FROM draft WHERE key = ?', key);
  else
    write(
      db,
      'INSERT INTO draft (key, text) VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text',
      key,
      text,
    );
}

/** The drafts whose key begins with `prefix`, by key. */
export function draftsUnder(db: ReadableDb, prefix: string): Draft[] {
  return rows<Draft>(
    db,
    'SELECT key, text FROM draft WHERE substr(key, 1, length(?)) = ? ORDER BY key',
    prefix,
    prefix,
  );
}
