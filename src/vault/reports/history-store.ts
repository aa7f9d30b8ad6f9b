import { bandsApart, PublishedChecker, type PublishedCheck } from '../../core/reports/check-published.ts';
import { Failure } from '../../core/failure.ts';
import { isByRegion } from '../../core/reports/columns.ts';
import { ownPublisher, ownRows, periodOf, type HistorySource } from '../../core/reports/history.ts';
import type { CellChange } from '../../core/reports/restatement.ts';
import {
  historyCategories,
  historyForm,
  type HistoryCategory,
  type PublishedMapping,
} from '../../core/reports/published-form.ts';
import { inTransaction, rows, value, write, type ReadableDb } from '../database.ts';
import type { Vault } from '../vault.ts';
import { checkCsv, nameIn } from './check-published-file.ts';
import { publishedReports } from './published-store.ts';
import { publisherOf } from './publisher.ts';
import { publishedRegions } from './regions.ts';
import { sha256Of } from './sha256.ts';

/** A table that somebody published, as a file. */
export interface PublishedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly category: HistoryCategory;
  readonly publisher: string;
  /** The period of rows that name none. */
  readonly period: string | null;
  /** What its headings stand for, where they are others. */
  readonly mapped?: PublishedMapping;
}

const mostBytes = 8 * 1_048_576;

/**
 * Keeps a published table as it is, its faults with it. The same file twice is kept once. Failures: `file-unreadable`
 * for what is no table, `invalid-input` where it names no period, or nothing that was received, or was read otherwise
 * before.
 */
export async function importPublished(
  { db, now }: Pick<Vault, 'db' | 'now'>,
  file: PublishedFile,
): Promise<{
  readonly source: HistorySource;
  readonly known: boolean;
  /** What is to be known where tables that were there tell of the same periods; null where none does. */
  readonly replaces: string | null;
}> {
  if (file.bytes.length > mostBytes)
    throw new Failure('file-unreadable', 'The file is larger than 8 MB: it is no table that was published.');
  const publisher = file.publisher.trim();
  if (publisher === '' || publisher === ownPublisher)
    throw new Failure('invalid-input', 'Say who published it. Nothing was imported.');
  const check = await checkHistory(file);
  const id = sha256Of(Buffer.from(JSON.stringify([publisher, file.category, sha256Of(file.bytes)])));
  const source = {
    ...check,
    id,
    publisher,
    category: file.category,
    name: file.name,
    own: false,
    at: now().at,
  };
  const replaces = replacedBy(historySources(db), source);
  return inTransaction(db, () => {
    const kept = value<string>(db, 'SELECT body FROM outside_report WHERE id = ?', id);
    if (kept !== undefined) {
      refuseReadOtherwise(id, readKept(kept), check);
      return { source, known: true, replaces: null };
    }
    write(
      db,
      `INSERT INTO outside_report (id, number, publisher, category, file, imported_at, csv, body)
       VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM outside_report), ?, ?, ?, ?, ?, ?)`,
      id,
      publisher,
      file.category,
      file.name,
      source.at,
      file.bytes,
      JSON.stringify(check),
    );
    return { source, known: false, replaces };
  });
}

/** The same file with another mapping, or of another period. */
function refuseReadOtherwise(id: string, kept: PublishedCheck, check: PublishedCheck): void {
  if (JSON.stringify(kept.rows) === JSON.stringify(check.rows)) return;
  throw new Failure(
    'invalid-input',
    `This file was taken in before, and its columns or periods were read otherwise then. Nothing was imported or changed. Remove that table first (on the command line: report history VAULT remove ${id}), then take the file in again.`,
  );
}

function replacedBy(sources: readonly HistorySource[], source: HistorySource): string | null {
  const periods = new Set(source.rows.map(({ period }) => periodOf(period)?.name));
  const told = sources
    .filter(({ publisher, category }) => publisher === source.publisher && category === source.category)
    .filter(({ rows: own }) => own.some(({ period }) => periods.has(periodOf(period)?.name)));
  if (told.length === 0) return null;
  return `${told.map(({ name }) => `“${name}”`).join(', ')} told of the same periods before. All are kept; in the trend this later table counts for them.`;
}

async function checkHistory({ bytes, category, period, mapped }: PublishedFile): Promise<PublishedCheck> {
  const check = await checkCsv(
    bytes,
    new PublishedChecker(historyForm(category, mapped), period, nameIn(category)),
  );
  refuseMisnamed(check);
  refuseHalfRead(check);
  if (check.rows.every(({ figures, words }) => (figures['received'] ?? words['received'] ?? null) === null)) {
    throw new Failure(
      'invalid-input',
      'No column of the file says how many requests were received in this category. Nothing was imported. Choose the category that the table is of.',
    );
  }
  if (check.rows.every((row) => periodOf(row.period) === null)) {
    throw new Failure(
      'invalid-input',
      'The rows of the file name no period, such as 2013 H1. Nothing was imported. Say of which period they are.',
    );
  }
  return check;
}

function refuseMisnamed({ errors }: PublishedCheck): void {
  const misnamed = errors.filter(({ rule }) => rule === 'mapping');
  if (misnamed.length === 0) return;
  throw new Failure(
    'invalid-input',
    `${misnamed.map(({ message }) => message).join(' ')} Nothing was imported. Write it in the mapping as it stands in the file.`,
  );
}

/**
 * Refuses a table of which a column is missing while one is not understood: it may be the same one in other words, and
 * half of the table would be kept.
 */
function refuseHalfRead({ errors, warnings }: PublishedCheck): void {
  const missing = errors.filter(({ rule }) => rule === 'header');
  const others = warnings.filter(({ rule }) => rule === 'header');
  if (missing.length === 0 || others.length === 0) return;
  throw new Failure(
    'invalid-input',
    `${[...missing, ...others].map(({ message }) => message).join(' ')} It may be the same by another name. Nothing was imported. Give the column in a copy of the file the name that is missing, say on the command line which heading it is (--map), or choose the category that the table is of.`,
  );
}

/** Takes an imported table away again. Failure `invalid-input` where there is none of that id. */
export function forgetPublished({ db }: Pick<Vault, 'db'>, id: string): void {
  const { changes } = write(db, 'DELETE FROM outside_report WHERE id = ?', id);
  if (changes === 0)
    throw new Failure('invalid-input', 'No table with this id was imported. Nothing was changed.');
}

interface StoredTable {
  readonly id: string;
  readonly publisher: string;
  readonly category: HistoryCategory;
  readonly file: string;
  readonly imported_at: string;
  readonly body: string;
}

/** Everything that was published, by others and from this vault, in the order in which it came. */
export function historySources(db: ReadableDb): readonly HistorySource[] {
  const imported = rows<StoredTable>(
    db,
    'SELECT id, publisher, category, file, imported_at, body FROM outside_report ORDER BY number',
  ).map(({ id, publisher, category, file, imported_at, body }) => ({
    ...joinedByRegion(category, readKept(body)),
    id,
    publisher,
    category,
    own: false,
    name: file,
    at: imported_at,
  }));
  return [...ownSources(db), ...imported];
}

/** A table as it was read when it came; an early version kept a band of counts as a percentage. */
function readKept(body: string): PublishedCheck {
  const check = JSON.parse(body) as PublishedCheck;
  return { ...check, rows: check.rows.map((row) => ({ ...row, words: bandsApart(row.words) })) };
}

/** Rows under the name that the list of regions has for them, so that tables that spell a country otherwise join. */
function joinedByRegion(category: HistoryCategory, check: PublishedCheck): PublishedCheck {
  if (category === 'by-process') return check;
  const regions = publishedRegions();
  const rowsByName = check.rows.map((row) => {
    const region = regions.find(row.region);
    return { ...row, region: (region === undefined ? null : regions.nameOf(region)) ?? row.region };
  });
  // A table that has one region under two names keeps both rows.
  return placesIn(rowsByName) < placesIn(check.rows) ? check : { ...check, rows: rowsByName };
}

function placesIn(published: PublishedCheck['rows']): number {
  return new Set(published.map(({ period, region }) => JSON.stringify([period, region]))).size;
}

function ownSources(db: ReadableDb): HistorySource[] {
  const current = publisherOf(db);
  return publishedReports(db).flatMap(({ id, frozen: { report, publishedAt, restates } }) =>
    historyCategories.flatMap((category): HistorySource[] => {
      const { name } = report.period;
      const table = report.tables[category];
      const own =
        table === undefined ? withdrawnRows(category, restates?.changes ?? [], name) : ownRows(name, table);
      if (table === undefined && own.length === 0) return [];
      const publisher = report.publisher ?? current;
      const told = { errors: [], warnings: [], rows: own };
      return [{ ...told, id, publisher, category, own: true, name, at: publishedAt }];
    }),
  );
}

/** The rows of a table that a restatement gives no more: their figures no longer hold, and none takes their place. */
function withdrawnRows(
  category: HistoryCategory,
  changes: readonly CellChange[],
  period: string,
): PublishedCheck['rows'] {
  // Tables over all categories are left out beside small counts that are held back.
  if (category === 'by-process') return [];
  const gone = changes.filter(({ table, total }) => table === category && total !== true);
  const words = { received: withdrawn, identifiers: withdrawn, percentage: withdrawn };
  return [...new Set(gone.map(({ row }) => row))].map((row) => ({
    period,
    region: isByRegion(category) ? row : '',
    figures: {},
    words,
  }));
}

const withdrawn = 'withdrawn';
