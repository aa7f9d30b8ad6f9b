import { refuseSecondBands, type Released, type SharedRequests } from '../../core/reports/second-bands.ts';
import { dayNumber } from './report-case.ts';
import { rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';

/**
 * Failure `refused` where what is to leave, laid over what was published or written to a file before, would narrow what
 * either gives in bands.
 */
export function refuseOverReleased(db: ReadableDb, { bands, period, rule }: Released): void {
  refuseSecondBands(allReleased(db), { bands, period, rule }, sharedRequests(db));
}

/** Which periods share requests, by the cases as they are now. */
export function sharedRequests(db: ReadableDb): SharedRequests {
  const sql = `SELECT EXISTS (SELECT 1 FROM report_case
    WHERE received_on BETWEEN ? AND ? AND (decided_on IS NULL OR decided_on BETWEEN ? AND ?))`;
  return (received, decided) => {
    const days = [received.from, received.to, decided.from, decided.to].map(dayNumber);
    return value<number>(db, sql, ...days) === 1;
  };
}

/** What left, published or written to a file, that tells of what is in bands, or is in bands. */
export function allReleased(db: ReadableDb): readonly Released[] {
  return [...published(db), ...written(db)];
}

function published(db: ReadableDb): readonly Released[] {
  const sql = `SELECT json_object('bands', body -> '$.report.bands', 'period', body -> '$.report.period',
      'rule', body -> '$.report.rule') AS released
    FROM published_report ORDER BY number`;
  return rows<{ released: string }>(db, sql).map(({ released }) => JSON.parse(released) as Released);
}

function written(db: ReadableDb): readonly Released[] {
  const text = value<string>(db, `SELECT value FROM setting WHERE key = 'written-bands'`) ?? '[]';
  // An early version kept no rule.
  return (JSON.parse(text) as readonly (Omit<Released, 'rule'> & Partial<Released>)[]).map((one) => ({
    ...one,
    rule: one.rule ?? 'received',
  }));
}

/** Keeps in mind what is about to leave. Failure as of `refuseOverReleased`. */
export function release(db: WritableDb, leaving: Released): void {
  refuseSecondBands(allReleased(db), leaving, sharedRequests(db));
  const all = written(db);
  if (all.some((one) => isSame(one, leaving))) return;
  write(
    db,
    `INSERT INTO setting (key, value) VALUES ('written-bands', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify([...all, leaving]),
  );
}

function isSame(one: Released, other: Released): boolean {
  return (
    one.bands === other.bands &&
    one.rule === other.rule &&
    one.docket === other.docket &&
    one.period.from === other.period.from &&
    one.period.to === other.period.to
  );
}
