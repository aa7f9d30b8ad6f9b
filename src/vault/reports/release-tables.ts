import { refuseUnmasking } from '../../core/reports/refuse-unmasking.ts';
import type { PublishedReport, TableId } from '../../core/reports/report.ts';
import { releasedWith } from '../../core/reports/second-bands.ts';
import type { Vault } from '../vault.ts';
import { exactText } from './exact-tables.ts';
import type { Report } from './make-report.ts';
import { publishedReports, refuseBesideSaved } from './published-store.ts';
import { keepSaved } from './saved-tables.ts';
import { release, sharedRequests, type TakeBack } from './released-bands.ts';

type Known = Pick<Vault, 'db' | 'now'>;

/**
 * Before a table of a report (null: all of it) leaves without being published: keeps in mind what is in bands, and what
 * is exact. Failure `refused` where it would tell what was published with small numbers held back, or what left in
 * bands.
 */
export function releaseTables(vault: Known, report: PublishedReport, table: TableId | null): TakeBack {
  const published = publishedReports(vault.db).map(({ frozen }) => frozen.report);
  refuseUnmasking(published, report, table, sharedRequests(vault));
  const leaving = releasedWith(report, table);
  return release(vault, leaving === null ? [] : [leaving]);
}

/**
 * The same for what is saved to a file: it is compared with what was saved before, too, and kept in mind where small
 * counts are to be held back. `exact`: the tables behind it.
 */
export function releaseToFile(
  vault: Known,
  report: PublishedReport,
  table: TableId | null,
  exact: Report['tables'],
): TakeBack {
  refuseBesideSaved(vault, report, table);
  const takeBack = releaseTables(vault, report, table);
  const forget = keepSaved(vault.db, report, exactText(report, exact));
  return () => {
    forget();
    takeBack();
  };
}

/** Failure as of `releaseToFile`, or (not `isFile`) `releaseTables`; keeps nothing in mind. */
export function refuseLeaving(
  vault: Known,
  report: PublishedReport,
  table: TableId | null,
  isFile: boolean,
): void {
  const published = publishedReports(vault.db).map(({ frozen }) => frozen.report);
  refuseUnmasking(published, report, table, sharedRequests(vault));
  if (isFile) refuseBesideSaved(vault, report, table);
}
