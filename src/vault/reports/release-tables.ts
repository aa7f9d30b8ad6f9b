import { refuseUnmasking } from '../../core/reports/refuse-unmasking.ts';
import type { PublishedReport, TableId } from '../../core/reports/report.ts';
import { releasedWith } from '../../core/reports/second-bands.ts';
import type { WritableDb } from '../database.ts';
import { publishedReports } from './published-store.ts';
import { release, sharedRequests } from './released-bands.ts';

/**
 * Before a table of a report (null: all of it) leaves without being published: keeps in mind what is in bands, and what
 * is exact. Failure `refused` where it would tell what was published with small numbers held back, or what left in
 * bands.
 */
export function releaseTables(db: WritableDb, report: PublishedReport, table: TableId | null): void {
  refuseLeaving(db, report, table);
  const leaving = releasedWith(report, table);
  if (leaving !== null) release(db, leaving);
}

/** Failure as of `releaseTables`; keeps nothing in mind. */
export function refuseLeaving(db: WritableDb, report: PublishedReport, table: TableId | null): void {
  const published = publishedReports(db).map(({ frozen }) => frozen.report);
  refuseUnmasking(published, report, table, sharedRequests(db));
}
