import { Failure } from '../../core/failure.ts';
import type { RowReason } from '../../core/reports/restatement.ts';
import {
  refusedAfterwards,
  releasedWith,
  releasedWords,
  type Released,
} from '../../core/reports/second-bands.ts';
import { tablesOf } from '../../core/reports/table-titles.ts';
import type { PublishedReport } from '../../core/reports/report.ts';
import { refuseUnpublishable, restatedBy } from '../../vault/reports/published-store.ts';
import { refuseOverReleased } from '../../vault/reports/released-bands.ts';
import { refuseLeaving } from '../../vault/reports/release-tables.ts';
import { withTable } from '../../vault/reports/report-files.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Outcome } from '../command.ts';
import type { Asked } from './report-options.ts';

interface Publishing {
  readonly why: string;
  readonly reasons: readonly RowReason[];
}

/**
 * What a report would write (`publishing`: publish) and what would count as having left, without a figure of it: nothing
 * is written or kept in mind. Failures as if it were; that nothing of its files is there yet is the caller's to see.
 */
export function dryRun(
  vault: Vault,
  { table, to }: Asked,
  report: PublishedReport,
  publishing: Publishing | null,
): Outcome {
  const own = table === null ? report : withTable(report, table);
  const leaving = publishing === null ? releasedWith(own, table) : releasedWith(report, null);
  let isRestating = false;
  if (publishing === null) refuseLeaving(vault, own, table, to !== null);
  else {
    refuseUnpublishable(vault, report);
    isRestating = restatedBy(vault.db, report, publishing.why, publishing.reasons) !== null;
  }
  if (leaving !== null) refuseOverReleased(vault, leaving);
  const tables = tablesOf(publishing === null ? own.tables : report.tables).map(([id]) => id);
  if (tables.length === 0 && !isRestating)
    throw new Failure('nothing-to-export', 'Nothing is counted in this period.');
  return {
    json: {
      dryRun: true,
      tables,
      leaves: leaving,
      words: leaving === null ? null : releasedWords(leaving),
    },
    lines: [
      'Nothing was written, printed or recorded.',
      `${publishing === null ? 'Written' : 'Published'} would be: ${tables.length === 0 ? 'a report without tables' : tables.join(', ')}.`,
      leaving === null ? 'Nothing of it has to do with what is told in bands.' : wouldCountAsLeft(leaving),
    ],
  };
}

/** Before it leaves, in words. */
export function wouldCountAsLeft(leaving: Released): string {
  return `Then this counts as having left: ${releasedWords(leaving)}. From then on this vault refuses ${refusedAfterwards(leaving)}.`;
}

/** After it left, in words. */
export function countsAsLeft(leaving: Released): string {
  return `${releasedWords(leaving)}: counts as having left. From now on this vault refuses ${refusedAfterwards(leaving)}. --dry-run says so beforehand.`;
}
