import type { Settings } from '../ipc/views.ts';
import { value, write, type ReadableDb, type WritableDb } from './database.ts';

export const defaultSettings: Settings = {
  theme: 'system',
  lockAfterMinutes: 15,
  singleKeys: true,
  publisher: '',
  keys: {},
};

/** The reviewer's settings; the default where one was never set. */
export function readSettings(db: ReadableDb): Settings {
  const stored = value<string>(db, `SELECT value FROM setting WHERE key = 'settings'`);
  return { ...defaultSettings, ...(stored === undefined ? {} : (JSON.parse(stored) as Partial<Settings>)) };
}

export function writeSettings(db: WritableDb, settings: Settings): Settings {
  write(
    db,
    `INSERT INTO setting (key, value) VALUES ('settings', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify(settings),
  );
  return readSettings(db);
}
