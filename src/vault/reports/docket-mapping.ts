import type { DocketMapping } from '../../core/reports/docket-columns.ts';
import { value, write, type ReadableDb, type WritableDb } from '../database.ts';

/** The headers of other files that this vault has learnt. */
export function docketMapping(db: ReadableDb): DocketMapping {
  const stored = value<string>(db, `SELECT value FROM setting WHERE key = 'docket-mapping'`);
  return stored === undefined ? {} : (JSON.parse(stored) as DocketMapping);
}

/** Adds headers to those that the vault knows; a header keeps its newest meaning. */
export function rememberMapping(db: WritableDb, mapping: DocketMapping): void {
  write(
    db,
    `INSERT INTO setting (key, value) VALUES ('docket-mapping', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify({ ...docketMapping(db), ...mapping }),
  );
}
