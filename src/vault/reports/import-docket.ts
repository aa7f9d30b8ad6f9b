import { randomUUID } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import type { CaseEvent } from '../../core/events.ts';
import {
  readHeader,
  readMapping,
  type DocketColumn,
  type DocketHeader,
} from '../../core/reports/docket-columns.ts';
import { readCell } from '../../core/reports/docket-cell.ts';
import { orderShownBy, type DayOrder } from '../../core/reports/docket-day.ts';
import { docketCells, readDocketRow, requestOfRow, type DocketRow } from '../../core/reports/docket-row.ts';
import { rows, value, type ReadableDb } from '../database.ts';
import type { Vault } from '../vault.ts';
import { docketMapping, rememberMapping } from './docket-mapping.ts';
import { openCases, type OpenCase } from './open-cases.ts';
import { csvText, readCsv, type CsvRow, type CsvText } from './read-csv.ts';
import { publishedRegions } from './regions.ts';
import { contentOf } from './report-case.ts';
import { sha256Of } from './sha256.ts';

export interface DocketFile {
  /** The file's own name, without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportOptions {
  /** `{"country": "Requesting state"}`: remembered for the next time. */
  readonly mapping?: unknown;
  /** The order of days such as 3/4/2013, where the file itself does not show it. */
  readonly order?: DayOrder;
  /** Import nothing at all where any row is in error. */
  readonly strict?: boolean;
  /** Only say what would happen. */
  readonly preview?: boolean;
}

export interface DocketError {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly column: DocketColumn | null;
  readonly message: string;
}

export interface DocketImport {
  readonly imported: number;
  /** Rows that the vault had already. */
  readonly known: number;
  readonly errors: readonly DocketError[];
  /** How many errors there are; `errors` lists the first 10,000. */
  readonly errorCount: number;
  /** The rows in error as they are in the file, for `--errors`. */
  readonly rejected: readonly { readonly number: number; readonly cells: readonly string[] }[];
  readonly header: readonly string[];
  /** Headers of the file that fill no column. */
  readonly ignored: readonly string[];
  readonly encoding: CsvText['encoding'];
  readonly delimiter: CsvText['delimiter'];
  readonly preview: boolean;
}

const mostErrors = 10_000;

/**
 * Imports a docket: each good row becomes a case, all in one transaction; rows in error are listed and left out. A row
 * that the vault has already is known, and not imported again. Failures: `file-unreadable`, `invalid-input` for the
 * file as a whole; then nothing was changed.
 */
export function importDocket(vault: Vault, file: DocketFile, options: ImportOptions = {}): DocketImport {
  const csv = csvText(file.bytes);
  const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
  const header = findHeader(csv, { ...docketMapping(vault.db), ...mapping });
  const order = options.order ?? orderOf(csv, header);
  const importing = new Importing(vault.db, file, csv, header, order);
  const preview = options.preview === true;
  const work = (open: OpenCase) => {
    readCsv(csv, (row) => importing.take(row, open));
    importing.finish();
    if (preview || (options.strict === true && importing.errorCount > 0)) throw new NotKept();
  };
  let kept = true;
  try {
    openCases(vault, work);
  } catch (thrown) {
    if (!(thrown instanceof NotKept)) throw thrown;
    kept = false;
  }
  if (kept && mapping !== undefined) rememberMapping(vault.db, mapping);
  return importing.result(preview, kept || preview);
}

/** Takes back what was done, for a preview. */
class NotKept extends Error {}

interface FoundHeader extends DocketHeader {
  readonly number: number;
  readonly cells: readonly string[];
}

function findHeader(csv: CsvText, mapping: Parameters<typeof readHeader>[1]): FoundHeader {
  let found: CsvRow | null = null;
  readCsv(csv, (row) => void (found ??= row));
  const first = found as CsvRow | null;
  if (first === null) throw new Failure('file-unreadable', 'The file has no rows. Nothing was imported.');
  return { number: first.number, cells: first.cells, ...readHeader(first.cells, mapping) };
}

/** The order of day and month that the file's own days show; null where none shows it, or they contradict. */
function orderOf(csv: CsvText, { columns }: DocketHeader): DayOrder | null {
  const index = columns.indexOf('received_on');
  if (index === -1 || !/\d[/-]\d{1,2}[/-]\d/.test(csv.text)) return null;
  const seen = new Set<DayOrder>();
  readCsv(csv, ({ cells }) => {
    const order = orderShownBy(readCell(cells[index] ?? ''));
    if (order !== null) seen.add(order);
  });
  const [order = null] = seen;
  return seen.size === 1 ? order : null;
}

class Importing {
  readonly #db: ReadableDb;
  readonly #file: { readonly name: string; readonly sha256: string };
  readonly #csv: CsvText;
  readonly #header: FoundHeader;
  readonly #order: DayOrder | null;
  readonly #errors: DocketError[] = [];
  readonly #rejected: DocketImport['rejected'][number][] = [];
  /** Rows without a reference: how many of their kind the vault had before, and how many have come. */
  readonly #unnamed = new Map<string, { readonly before: number; seen: number }>();
  /** A row that has too few cells, until another row shows that the file goes on. */
  #held: CsvRow | null = null;
  #imported = 0;
  #known = 0;
  errorCount = 0;

  constructor(db: ReadableDb, file: DocketFile, csv: CsvText, header: FoundHeader, order: DayOrder | null) {
    this.#db = db;
    this.#file = { name: file.name, sha256: sha256Of(file.bytes) };
    this.#csv = csv;
    this.#header = header;
    this.#order = order;
  }

  take({ number, cells }: CsvRow, open: OpenCase): void {
    this.#takeHeld(open);
    if (number <= this.#header.number) return;
    const isShort = cells.length < this.#header.columns.length;
    if (isShort && !this.#csv.endsWithLine) this.#held = { number, cells };
    else this.#takeWhole({ number, cells }, open);
  }

  #takeHeld(open: OpenCase): void {
    const held = this.#held;
    this.#held = null;
    if (held !== null) this.#takeWhole(held, open);
  }

  /** What is still held is a last row that ends too early, in a file that ends without ending its line. */
  finish(): void {
    const { columns } = this.#header;
    if (this.#held === null) return;
    const { number, cells } = this.#held;
    this.#reject({ number, cells }, [
      {
        column: columns[cells.length - 1] ?? null,
        message: `The file ends inside this row: ${cells.length} of ${columns.length} cells are there.`,
      },
    ]);
  }

  #takeWhole({ number, cells }: CsvRow, open: OpenCase): void {
    const read = this.#read(cells);
    const errors = 'errors' in read ? read.errors : this.#keep(read.row, number, open);
    if (errors.length > 0) this.#reject({ number, cells }, errors);
  }

  #reject({ number, cells }: CsvRow, errors: readonly Omit<DocketError, 'row'>[]): void {
    this.errorCount += errors.length;
    if (this.#errors.length >= mostErrors) return;
    this.#errors.push(...errors.map((error) => ({ row: number, ...error })));
    this.#rejected.push({ number, cells });
  }

  #read(cells: readonly string[]): { row: DocketRow } | { errors: readonly Omit<DocketError, 'row'>[] } {
    const { columns } = this.#header;
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      const message = `The row has ${cells.length} cells, the header ${columns.length}.`;
      return { errors: [{ column: null, message }] };
    }
    const named = columns.flatMap((column, index): [DocketColumn, string][] =>
      column === null ? [] : [[column, readCell(cells[index] ?? '')]],
    );
    return readDocketRow(Object.fromEntries(named), { regions: publishedRegions(), order: this.#order });
  }

  #keep(row: DocketRow, number: number, open: OpenCase): readonly Omit<DocketError, 'row'>[] {
    const standing = row.reference === '' ? this.#unnamedStanding(row) : this.#namedStanding(row);
    if (standing === 'known') {
      this.#known += 1;
      return [];
    }
    if (standing !== 'new') return [{ column: 'reference', message: standing.message }];
    open(newCaseId(), eventsOf(row, this.#file, number));
    this.#imported += 1;
    return [];
  }

  #namedStanding(row: DocketRow): Standing {
    const content = contentOf(docketCells(row));
    const found = rows<{ content: Buffer; imported: Buffer | null; alike: string }>(
      this.#db,
      `SELECT content, imported, alike.alike FROM report_case JOIN report_group AS alike ON alike.id = report_case.alike
       WHERE reference = ?`,
      row.reference,
    );
    const isSame = (other: Buffer | null) => other !== null && content.equals(other);
    if (found.some((one) => isSame(one.content) || isSame(one.imported))) return 'known';
    // One request may be reported in several categories, a row each.
    const sameCategory = found.some(
      ({ alike }) => (JSON.parse(alike) as { category: string | null }).category === row.category,
    );
    if (!sameCategory) return 'new';
    return {
      message: `The reference ${row.reference} is there already in this category, with other content.`,
    };
  }

  #unnamedStanding(row: DocketRow): Standing {
    const content = contentOf(docketCells(row));
    const key = content.toString('hex');
    let kind = this.#unnamed.get(key);
    if (kind === undefined) {
      const sql = `SELECT count(*) FROM report_case WHERE reference = '' AND content = ?`;
      kind = { before: value<number>(this.#db, sql, content) ?? 0, seen: 0 };
      this.#unnamed.set(key, kind);
    }
    kind.seen += 1;
    return kind.seen <= kind.before ? 'known' : 'new';
  }

  result(preview: boolean, kept: boolean): DocketImport {
    return {
      imported: kept ? this.#imported : 0,
      known: this.#known,
      errors: this.#errors,
      errorCount: this.errorCount,
      rejected: this.#rejected,
      header: this.#header.cells,
      ignored: this.#header.ignored,
      encoding: this.#csv.encoding,
      delimiter: this.#csv.delimiter,
      preview,
    };
  }
}

type Standing = 'new' | 'known' | { readonly message: string };

function eventsOf(
  row: DocketRow,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
  number: number,
): readonly CaseEvent[] {
  return [
    { type: 'case-opened', request: requestOfRow(row) },
    {
      type: 'case-imported',
      file: name,
      sha256,
      row: number,
      region: row.region.name,
      process: row.processGiven,
      outcome: row.outcome,
    },
  ];
}

let lastMs = 0;
let sequence = 0;

/** A UUID of version 7: ids made after one another lie beside one another, which keeps a long import fast. */
function newCaseId(): string {
  const now = Date.now();
  sequence = now === lastMs ? sequence + 1 : 0;
  lastMs = now;
  const random = randomUUID();
  const time = now.toString(16).padStart(12, '0');
  const counter = (sequence % 4096).toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}${random.slice(18)}`;
}
