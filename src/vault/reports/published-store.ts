import { hash } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import { canonicalBytes, type Json } from '../../core/ledger/canonical-json.ts';
import type { FrozenReport, SignedReport } from '../../core/reports/frozen-report.ts';
import type { PublishedReport, TableId } from '../../core/reports/report.ts';
import { refuseUnmasking, unmasking, type Unmasking } from '../../core/reports/refuse-unmasking.ts';
import { releasedWith } from '../../core/reports/second-bands.ts';
import {
  optionChanges,
  restatement,
  withdrawnTables,
  withReasons,
  type RowReason,
} from '../../core/reports/restatement.ts';
import { inTransaction, rows, value, write, type ReadableDb } from '../database.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import { checkSshSignature, writeSshSignature } from '../bundles/ssh-signature.ts';
import type { Vault } from '../vault.ts';
import { exactText } from './exact-tables.ts';
import type { Report } from './make-report.ts';
import { savedTables } from './saved-tables.ts';
import { refuseOverReleased, sharedRequests } from './released-bands.ts';

/** Keeps signatures of reports from being taken for those of another kind. */
export const reportNamespace = 'redrope-report';

/**
 * Freezes and signs a report. One of a period that was reported before restates the latest one, and needs a `why`;
 * `reasons`: rows that have one of their own.
 * Failures: `invalid-input` without it, or for a reason where nothing changed; `refused` where it would tell what an
 * earlier one holds back.
 */
export function publishReport(
  vault: Vault,
  { published: report, tables }: Pick<Report, 'published' | 'tables'>,
  why = '',
  reasons: readonly RowReason[] = [],
): SignedReport {
  const { db, signer, now } = vault;
  const records = publishedReports(db);
  refuseUnpublishable(vault, report);
  const frozen: FrozenReport = {
    report,
    publishedAt: now().at,
    previous: records.at(-1)?.id ?? null,
    restates: restatedBy(db, report, why, reasons),
  };
  const bytes = bytesOf(frozen);
  const signed = {
    id: hash('sha256', bytes, 'hex'),
    frozen,
    author: signer.author,
    signature: signer.sign(bytes),
    sshSignature: writeSshSignature(bytes, reportNamespace, signer),
  };
  inTransaction(db, () => {
    const number = (value<number>(db, 'SELECT max(number) FROM published_report') ?? 0) + 1;
    write(
      db,
      'INSERT INTO published_report (id, number, body, author, signature, ssh_signature, exact) VALUES (?, ?, ?, ?, ?, ?, ?)',
      signed.id,
      number,
      Buffer.from(bytes).toString('utf8'),
      signed.author,
      signed.signature,
      signed.sshSignature,
      exactText(report, tables),
    );
    write(
      db,
      `INSERT INTO setting (key, value) VALUES ('last-published', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
      signed.id,
    );
  });
  return signed;
}

/**
 * What a report restates, and how; null where no report of its period was published. Failure `invalid-input` without a
 * reason, or for one where there is nothing to give it for.
 */
export function restatedBy(
  db: ReadableDb,
  report: PublishedReport,
  why: string,
  reasons: readonly RowReason[],
): FrozenReport['restates'] {
  const earlier = earlierOf(db, report);
  if (earlier !== undefined && why.trim() === '') {
    throw new Failure(
      'invalid-input',
      'This period was reported before. Nothing was published. Say why it is restated.',
    );
  }
  if (earlier === undefined && [why, ...reasons.map((one) => one.why)].some((said) => said.trim() !== '')) {
    throw new Failure(
      'invalid-input',
      'No report of this period was published before, so there is nothing to give a reason for. Nothing was published. Publish it without one.',
    );
  }
  if (earlier === undefined) return null;
  const changes = withReasons(restatement(earlier.frozen.report, report), reasons);
  const options = optionChanges(earlier.frozen.report, report);
  if (changes.length === 0 && options.length === 0) {
    throw new Failure(
      'refused',
      `This report says the same as the one of ${report.period.name} that was published before: there is nothing to restate. Nothing was published.`,
    );
  }
  const before = publishedOf(db, report);
  const withdrawn = withdrawnTables(
    before.map(({ frozen }) => frozen.report),
    report,
  );
  const gone = withdrawn.length === 0 ? {} : { withdrawn };
  return { id: earlier.id, why: why.trim(), changes, options, ...gone };
}

/** Failure `refused` for a report that would tell what another one that left holds back, or has in bands. */
export function refuseUnpublishable(
  vault: { readonly db: ReadableDb } & Pick<Vault, 'now'>,
  report: PublishedReport,
): void {
  const leaving = releasedWith(report, null);
  if (leaving !== null) refuseOverReleased(vault, leaving);
  refuseUnmasking(
    publishedReports(vault.db).map(({ frozen }) => frozen.report),
    report,
    null,
    sharedRequests(vault),
  );
  refuseBesideSaved(vault, report, null);
}

/** Failure `refused` where a table (null: any) would tell what one that was saved to a file holds back. */
export function refuseBesideSaved(...asked: Parameters<typeof besideSaved>): void {
  refuseUnmasking(...besideSaved(...asked));
}

/** What `refuseBesideSaved` refuses; null where it refuses nothing. */
export function unmaskingSaved(...asked: Parameters<typeof besideSaved>): Unmasking | null {
  return unmasking(...besideSaved(...asked));
}

function besideSaved(
  vault: { readonly db: ReadableDb } & Pick<Vault, 'now'>,
  report: PublishedReport,
  table: TableId | null,
): Parameters<typeof unmasking> {
  const saved = savedTables(vault.db).map((one) => one.report);
  return [saved, report, table, sharedRequests(vault), 'saved to a file'];
}

/** The latest published report of the same period; undefined where there is none. */
export function earlierOf(db: ReadableDb, report: Pick<PublishedReport, 'period'>): SignedReport | undefined {
  return publishedOf(db, report).at(-1);
}

/** All reports of the same period that were published, oldest first. */
export function publishedOf(db: ReadableDb, report: Pick<PublishedReport, 'period'>): SignedReport[] {
  return publishedReports(db).filter(({ frozen }) => isSamePeriod(frozen.report, report));
}

/**
 * By what the files of a restatement are told apart: the day (UTC) on which it was published, and from the second one of
 * a period and day its number. Of a report that is yet to be published without `id`; null where nothing is restated.
 */
export function restatedAs(db: ReadableDb, { report, publishedAt, id }: RestatedAsked): string | null {
  const ofPeriod = publishedOf(db, report);
  const found = ofPeriod.findIndex((one) => one.id === id);
  const before = found === -1 ? ofPeriod : ofPeriod.slice(0, found);
  if (before.length === 0) return null;
  const day = publishedAt.slice(0, 10);
  const others = before.slice(1).filter(({ frozen }) => frozen.publishedAt.slice(0, 10) === day).length;
  return others === 0 ? day : `${day}-${others + 1}`;
}

interface RestatedAsked {
  readonly report: Pick<PublishedReport, 'period'>;
  /** UTC. */
  readonly publishedAt: string;
  readonly id?: string;
}

function isSamePeriod(a: Pick<PublishedReport, 'period'>, b: Pick<PublishedReport, 'period'>): boolean {
  return a.period.from === b.period.from && a.period.to === b.period.to;
}

function bytesOf(frozen: FrozenReport): Uint8Array {
  return canonicalBytes(frozen as unknown as Json);
}

interface StoredReport extends Omit<SignedReport, 'frozen'> {
  readonly body: string;
}

/** All reports that were published, oldest first. */
export function publishedReports(db: ReadableDb): SignedReport[] {
  const sql =
    'SELECT id, body, author, signature, ssh_signature AS sshSignature FROM published_report ORDER BY number';
  return rows<StoredReport>(db, sql).map(({ body, ...signed }) => ({
    ...signed,
    frozen: JSON.parse(body) as FrozenReport,
  }));
}

/** Whether a report is still what its author signed. */
export function isAsSigned({ id, frozen, author, signature, sshSignature }: SignedReport): boolean {
  const bytes = bytesOf(frozen);
  if (hash('sha256', bytes, 'hex') !== id || !ledgerCrypto.verify(author, bytes, signature)) return false;
  return sshSignature === null || isSshSignatureOf(author, bytes, sshSignature);
}

function isSshSignatureOf(author: string, bytes: Uint8Array, sshSignature: string): boolean {
  try {
    return checkSshSignature(sshSignature, bytes, reportNamespace) === author;
  } catch {
    return false;
  }
}

/** Failure `refused` for a report that is no longer what was signed. */
export function refuseAltered(signed: SignedReport | undefined): asserts signed is SignedReport {
  if (signed !== undefined && isAsSigned(signed)) return;
  throw new Failure(
    'refused',
    'This report is not what was signed when it was published. Nothing was written.',
  );
}

/** What is wrong with the published reports that are kept: one that was changed, one that was taken out. */
export function checkPublishedReports(db: ReadableDb): string[] {
  const all = publishedReports(db);
  const altered = all
    .filter((one) => !isAsSigned(one))
    .map(({ id }) => `The published report ${id} is not what was signed when it was published.`);
  return hasGaps(db, all)
    ? [...altered, 'A published report was taken out, or their order was changed.']
    : altered;
}

/**
 * Numbers have no gaps, each record names the one before, the last one is that which was published last, and what is
 * restated is the report of the same period before.
 */
function hasGaps(db: ReadableDb, all: readonly SignedReport[]): boolean {
  const numbers = rows<{ number: number }>(db, 'SELECT number FROM published_report ORDER BY number');
  const last = value<string>(db, `SELECT value FROM setting WHERE key = 'last-published'`);
  const isRestating = ({ frozen: { report, restates } }: SignedReport, index: number) =>
    (restates?.id ?? null) ===
    (all.slice(0, index).findLast(({ frozen }) => isSamePeriod(frozen.report, report))?.id ?? null);
  return (
    numbers.some(({ number }, index) => number !== index + 1) ||
    (last !== undefined && last !== all.at(-1)?.id) ||
    !all.every(({ frozen: { previous } }, index) => previous === (all[index - 1]?.id ?? null)) ||
    !all.every(isRestating)
  );
}
