import { refuseUnmasking } from '../../core/reports/refuse-unmasking.ts';
import type { PublishedReport, TableId } from '../../core/reports/report.ts';
import { releasedWith } from '../../core/reports/second-bands.ts';
import type { Vault } from '../vault.ts';
import { publishedReports } from './published-store.ts';
import { release, sharedRequests, type TakeBack } from './released-bands.ts';

type Known = Pick<Vault, 'db' | 'now'>;

/**
 * Before a table of a report (null: all of it) leaves without being published: keeps in mind what is in bands, and what
 * is exact. Failure `refused` where it would tell what was published with small numbers held back, or what left in
 * bands.
 */
export function releaseTables(vault: Known, report: PublishedReport, table: TableId | null): TakeBack {
  refuseLeaving(vault, report, table);
  const leaving = releasedWith(report, table);
  return release(vault, leaving === null ? [] : [leaving]);
}

/** Failure as of `releaseTables`; keeps nothing in mind. */
export function refuseLeaving(vault: Known, report: PublishedReport, table: TableId | null): void {
  const published = publishedReports(vault.db).map(({ frozen }) => frozen.report);
  refuseUnmasking(published, report, table, sharedRequests(vault));
}
