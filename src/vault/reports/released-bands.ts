import type { PublishedReport } from '../../core/reports/report.ts';
import { refuseSecondBands, type Released } from '../../core/reports/second-bands.ts';
import { value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { publishedReports } from './published-store.ts';

/** Of which periods, and in which structure, national security figures left: what was published, or written to a file. */
export function releasedBands(db: ReadableDb): readonly Released[] {
  return [...publishedReports(db).map(({ frozen }) => frozen.report), ...written(db)];
}

function written(db: ReadableDb): readonly Released[] {
  return JSON.parse(
    value<string>(db, `SELECT value FROM setting WHERE key = 'written-bands'`) ?? '[]',
  ) as Released[];
}

/**
 * Before tables of a report leave without being published: keeps in mind what is in bands. Failure `refused` where they
 * would narrow bands that left before.
 */
export function releaseTables(db: WritableDb, { tables, bands, period }: PublishedReport): void {
  if (tables.account === undefined && tables['national-security'] === undefined) return;
  refuseSecondBands(releasedBands(db), bands, period);
  if (bands === null) return;
  const all = written(db);
  const isKnown = all.some(
    (one) => one.bands === bands && one.period.from === period.from && one.period.to === period.to,
  );
  if (isKnown) return;
  write(
    db,
    `INSERT INTO setting (key, value) VALUES ('written-bands', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify([...all, { bands, period }]),
  );
}
