import { canonicalJson, type Json } from '../../core/ledger/canonical-json.ts';
import { shareDays, type Period } from '../../core/reports/period.ts';
import type { PublishedReport } from '../../core/reports/report.ts';
import { value, write, type ReadableDb, type WritableDb } from '../database.ts';

/** Tables that were saved to a file, not published, with small counts to be held back: also where none was small. */
export interface SavedTables {
  readonly report: PublishedReport;
  /** The exact tables behind them, as `exactText` writes them. */
  readonly exact: string;
  /** How many reports had been published by then. */
  readonly after: number;
}

/** All that is kept in mind, oldest first. */
export function savedTables(db: ReadableDb): readonly SavedTables[] {
  const text = value<string>(db, `SELECT value FROM setting WHERE key = 'saved-tables'`);
  return text === undefined ? [] : (JSON.parse(text) as readonly SavedTables[]);
}

/**
 * Keeps tables in mind that are about to be saved; nothing where all counts are shown (`exact` null). What they told may
 * be held back later. Gives how to take that back.
 */
export function keepSaved(db: WritableDb, report: PublishedReport, exact: string | null): () => void {
  const before = savedTables(db);
  const isKnown = before.some((one) => isEqual(one.report, report));
  if (exact === null || isKnown) return () => undefined;
  const after = value<number>(db, 'SELECT count(*) FROM published_report') ?? 0;
  store(db, [...before, { report, exact, after }]);
  return () =>
    store(
      db,
      savedTables(db).filter((one) => !isEqual(one.report, report)),
    );
}

/** Forgets tables of days that overlap: those files went to nobody. Gives how to take that back. */
export function forgetSaved(db: WritableDb, period: Period): () => void {
  const before = savedTables(db);
  const left = before.filter(({ report: own }) => !shareDays(own.period, period));
  const forgotten = before.filter((one) => !left.includes(one));
  store(db, left);
  return () => {
    const since = savedTables(db);
    const lost = forgotten.filter((one) => !since.some(({ report }) => isEqual(report, one.report)));
    store(db, [...lost, ...since]);
  };
}

function store(db: WritableDb, all: readonly SavedTables[]): void {
  write(
    db,
    `INSERT INTO setting (key, value) VALUES ('saved-tables', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify(all),
  );
}

function isEqual(one: PublishedReport, other: PublishedReport): boolean {
  return canonicalJson(one as unknown as Json) === canonicalJson(other as unknown as Json);
}
