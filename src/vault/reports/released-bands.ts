import type { PublishedReport, TableId } from '../../core/reports/report.ts';
import { refuseSecondBands, releasedWith, type Released } from '../../core/reports/second-bands.ts';
import { rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';

/**
 * Failure `refused` where what is to leave, laid over what was published or written to a file before, would narrow what
 * either gives in bands.
 */
export function refuseOverReleased(db: ReadableDb, { bands, period }: Released): void {
  refuseSecondBands([...published(db), ...written(db)], { bands, period });
}

function published(db: ReadableDb): readonly Released[] {
  const sql = `SELECT json_object('bands', body -> '$.report.bands', 'period', body -> '$.report.period') AS released
    FROM published_report ORDER BY number`;
  return rows<{ released: string }>(db, sql).map(({ released }) => JSON.parse(released) as Released);
}

function written(db: ReadableDb): readonly Released[] {
  return JSON.parse(
    value<string>(db, `SELECT value FROM setting WHERE key = 'written-bands'`) ?? '[]',
  ) as Released[];
}

/**
 * Before a table of a report (null: all of it) leaves without being published: keeps in mind what is in bands, and what
 * is exact. Failure as of `refuseOverReleased`.
 */
export function releaseTables(
  db: WritableDb,
  report: Pick<PublishedReport, 'bands' | 'period'>,
  table: TableId | null,
): void {
  const leaving = releasedWith(report, table);
  if (leaving === null) return;
  refuseOverReleased(db, leaving);
  const { bands, period } = leaving;
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
