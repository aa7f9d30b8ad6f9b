import { hash } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import { canonicalBytes, type Json } from '../../core/ledger/canonical-json.ts';
import type { FrozenReport, SignedReport } from '../../core/reports/frozen-report.ts';
import type { PublishedReport } from '../../core/reports/report.ts';
import { restatement } from '../../core/reports/restatement.ts';
import { inTransaction, rows, value, write, type ReadableDb } from '../database.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import type { Vault } from '../vault.ts';

/**
 * Freezes and signs a report. One of a period that was reported before restates the latest one, and needs a `why`.
 * Failure `invalid-input` without it.
 */
export function publishReport(vault: Vault, report: PublishedReport, why = ''): SignedReport {
  const { db, signer, now } = vault;
  const earlier = earlierOf(db, report);
  if (earlier !== undefined && why.trim() === '') {
    throw new Failure(
      'invalid-input',
      'This period was reported before. Nothing was published. Say why it is restated.',
    );
  }
  const frozen: FrozenReport = {
    report,
    publishedAt: now().at,
    restates:
      earlier === undefined
        ? null
        : { id: earlier.id, why: why.trim(), changes: restatement(earlier.frozen.report, report) },
  };
  const bytes = bytesOf(frozen);
  const signed = {
    id: hash('sha256', bytes, 'hex'),
    frozen,
    author: signer.author,
    signature: signer.sign(bytes),
  };
  inTransaction(db, () => {
    const number = (value<number>(db, 'SELECT max(number) FROM published_report') ?? 0) + 1;
    write(
      db,
      'INSERT INTO published_report (id, number, body, author, signature) VALUES (?, ?, ?, ?, ?)',
      signed.id,
      number,
      Buffer.from(bytes).toString('utf8'),
      signed.author,
      signed.signature,
    );
  });
  return signed;
}

/** The latest published report of the same period; undefined where there is none. */
export function earlierOf(db: ReadableDb, report: Pick<PublishedReport, 'period'>): SignedReport | undefined {
  return publishedReports(db).findLast(({ frozen }) => isSamePeriod(frozen.report, report));
}

function isSamePeriod(a: Pick<PublishedReport, 'period'>, b: Pick<PublishedReport, 'period'>): boolean {
  return a.period.from === b.period.from && a.period.to === b.period.to;
}

function bytesOf(frozen: FrozenReport): Uint8Array {
  return canonicalBytes(frozen as unknown as Json);
}

/** All reports that were published, oldest first. */
export function publishedReports(db: ReadableDb): SignedReport[] {
  const sql = 'SELECT id, body, author, signature FROM published_report ORDER BY number';
  return rows<{ id: string; body: string; author: string; signature: string }>(db, sql).map(
    ({ id, body, author, signature }) => ({
      id,
      frozen: JSON.parse(body) as FrozenReport,
      author,
      signature,
    }),
  );
}

/** Whether a report is still what its author signed. */
export function isAsSigned({ id, frozen, author, signature }: SignedReport): boolean {
  const bytes = bytesOf(frozen);
  return hash('sha256', bytes, 'hex') === id && ledgerCrypto.verify(author, bytes, signature);
}
