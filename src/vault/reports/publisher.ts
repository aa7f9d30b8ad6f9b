import { ownPublisher } from '../../core/reports/history.ts';
import type { ReadableDb } from '../database.ts';
import { readSettings } from '../settings.ts';

/** Under which name this vault's own reports stand beside those of others. */
export function publisherOf(db: ReadableDb): string {
  return readSettings(db).publisher || ownPublisher;
}
