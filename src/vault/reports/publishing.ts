import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { canonicalBytes, type Json } from '../../core/ledger/canonical-json.ts';
import type { PublishedReport } from '../../core/reports/report.ts';
import type { SignedReport } from '../../core/reports/frozen-report.ts';
import {
  optionChanges,
  restatement,
  withdrawnTables,
  type RowReason,
} from '../../core/reports/restatement.ts';
import { idsOf, tablesOf } from '../../core/reports/table-titles.ts';
import type { FilesReceipt, PublishedView, PublishingView } from '../../ipc/report-views.ts';
import { replaceFile } from '../atomic-file.ts';
import { withStorageFailures } from '../sqlite-failure.ts';
import type { Vault } from '../vault.ts';
import { makeReport, type Report } from './make-report.ts';
import {
  earlierOf,
  isAsSigned,
  publishedOf,
  publishedReports,
  publishReport,
  refuseAltered,
  refuseUnpublishable,
  restatedAs,
} from './published-store.ts';
import { inDoubtIn, refuseInDoubt } from './process-in-doubt.ts';
import { recordFiles, reportFiles } from './report-files.ts';
import {
  gapsOf,
  optionsOf,
  publishingWarnings,
  refuseContradictions,
  type AskedReport,
} from './report-view.ts';

/** What publishing would freeze now, and what is to be known before. */
export function publishingView(vault: Vault, asked: AskedReport): PublishingView {
  const { report, withheld } = publishable(vault, asked);
  const { published } = report;
  refuseUnpublishable(vault, published);
  const earlier = earlierOf(vault.db, published);
  return {
    hash: hashOf(published),
    publisher: published.publisher ?? '',
    period: published.period,
    tables: tablesOf(published.tables).map(([id, { rows }]) => ({ id, rows: rows.length })),
    warnings: publishingWarnings(vault.db, report),
    uncounted: gapsOf(vault.db, report.uncounted),
    problems: report.problems,
    inDoubt: inDoubtIn(report.inDoubt, null),
    withheld,
    restates:
      earlier === undefined
        ? null
        : {
            publishedAt: earlier.frozen.publishedAt,
            changes: restatement(earlier.frozen.report, published),
            options: optionChanges(earlier.frozen.report, published),
            withdrawn: withdrawnTables(
              publishedOf(vault.db, published).map(({ frozen }) => frozen.report),
              published,
            ),
          },
  };
}

function hashOf(report: PublishedReport): string {
  return hash('sha256', canonicalBytes(report as unknown as Json), 'hex');
}

/** Freezes and signs the report that was shown. Failure `refused` where it would be another one by now. */
export function publishNow(
  vault: Vault,
  {
    why,
    reasons,
    hash: shown,
    ...asked
  }: AskedReport & {
    readonly why: string;
    readonly reasons: readonly RowReason[];
    readonly hash: string;
  },
): PublishedView {
  const { report } = publishable(vault, asked);
  refuseContradictions(report.problems);
  refuseInDoubt(report.inDoubt, null, 'the button is in the notice about it');
  if (hashOf(report.published) !== shown)
    throw new Failure(
      'refused',
      'The figures changed since they were shown. Nothing was published. Look at the report again, then publish it.',
    );
  const signed = publishReport(vault, report, why, reasons);
  vault.emit({ type: 'changed', case: null });
  return publishedView(signed);
}

/** National security is left out where it may not be published: for now, or beside what left before. */
function publishable(
  vault: Vault,
  asked: AskedReport,
): { readonly report: Report; readonly withheld: string | null } {
  const options = optionsOf(vault, asked);
  try {
    return { report: makeReport(vault, options), withheld: null };
  } catch (thrown) {
    if (
      options.bands === null ||
      options.bands === '2013' ||
      !(thrown instanceof Failure) ||
      thrown.code !== 'refused'
    )
      throw thrown;
    return { report: makeReport(vault, { ...options, bands: null }), withheld: thrown.message };
  }
}

export function publishedView(signed: SignedReport): PublishedView {
  const { report, publishedAt, restates } = signed.frozen;
  return {
    id: signed.id,
    period: report.period.name,
    publishedAt,
    tables: idsOf(report),
    by: report.rule,
    smallNumbers: report.smallNumbers.mode === 'show' ? null : report.smallNumbers,
    restates,
    isAsSigned: isAsSigned(signed),
  };
}

/**
 * Writes all files of a published report, as it was published, with its signed record. Failures: `refused` for one that
 * is no longer what was signed; `file-exists`, with nothing written; `disk-full`, `file-unreadable`.
 */
export async function writePublished(vault: Vault, folder: string, id: string): Promise<FilesReceipt> {
  const signed = publishedReports(vault.db).find((one) => one.id === id);
  refuseAltered(signed);
  const { report, publishedAt } = signed.frozen;
  const restated = restatedAs(vault.db, { id, ...signed.frozen });
  const files = [
    ...(await reportFiles(report, signed, { totals: false, createdAt: publishedAt, restated })),
    ...recordFiles(signed, restated),
  ];
  const taken = files.find(({ name }) => existsSync(join(folder, name)));
  if (taken !== undefined) {
    throw new Failure(
      'file-exists',
      `The folder has a ${taken.name} already. Nothing was written. Choose an empty folder.`,
    );
  }
  for (const { name, content } of files)
    withStorageFailures(() => replaceFile(join(folder, name), Buffer.from(content)));
  return { folder: basename(folder), files: files.map(({ name }) => name) };
}
