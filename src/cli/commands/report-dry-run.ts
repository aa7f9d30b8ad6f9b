import { Failure } from '../../core/failure.ts';
import { releasedWith, releasedWords } from '../../core/reports/second-bands.ts';
import { tablesOf } from '../../core/reports/table-titles.ts';
import type { PublishedReport } from '../../core/reports/report.ts';
import { refuseUnpublishable } from '../../vault/reports/published-store.ts';
import { refuseOverReleased } from '../../vault/reports/released-bands.ts';
import { refuseLeaving } from '../../vault/reports/release-tables.ts';
import { withTable } from '../../vault/reports/report-files.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Outcome } from '../command.ts';
import type { Asked } from './report-options.ts';

/**
 * What a report would write and what would count as having left, without a figure of it: nothing is written or kept in
 * mind. Failures as if it were written.
 */
export function dryRun({ db }: Vault, { table }: Asked, report: PublishedReport, publish: boolean): Outcome {
  const own = table === null ? report : withTable(report, table);
  const leaving = releasedWith(own, publish ? null : table);
  if (publish) refuseUnpublishable(db, report);
  else refuseLeaving(db, own, table);
  if (leaving !== null) refuseOverReleased(db, leaving);
  const tables = tablesOf(own.tables).map(([id]) => id);
  if (tables.length === 0) throw new Failure('nothing-to-export', 'Nothing is counted in this period.');
  const left = leaving === null ? null : releasedWords(leaving);
  return {
    json: { dryRun: true, tables, leaves: leaving, words: left },
    lines: [
      'Nothing was written, printed or recorded.',
      `${publish ? 'Published' : 'Written'} would be: ${tables.join(', ')}.`,
      left === null
        ? 'Nothing of it has to do with what is told in bands.'
        : `Then this counts as having left: ${left}. From then on this vault refuses whatever would tell more of the same requests: other bands, another day that counts, a period that overlaps.`,
    ],
  };
}
