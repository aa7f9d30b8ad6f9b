import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Failure } from '../../core/failure.ts';
import type { CaseEvent } from '../../core/events.ts';
import { readMapping, type DocketColumn } from '../../core/reports/docket-columns.ts';
import { readCell } from '../../core/reports/docket-cell.ts';
import { isSerialDay, type DayOrder, type SerialDays } from '../../core/reports/docket-day.ts';
import { processDoubtOf, type FutureDays, type ProcessDoubt } from '../../core/reports/docket-doubts.ts';
import { addDays } from '../../core/reports/period.ts';
import { readDocketRow, requestOfRow, type DocketRow } from '../../core/reports/docket-row.ts';
import type { RegionDoubt } from '../../core/reports/regions.ts';
import type { Vault } from '../vault.ts';
import type { Correction, DocketPlace } from './correct-docket.ts';
import { DocketCorrecting } from './docket-correcting.ts';
import { docketTable, type DocketFile, type DocketTable } from './docket-file.ts';
import { docketMapping, rememberMapping } from './docket-mapping.ts';
import { DocketStanding } from './docket-standing.ts';
import { openCases, type CaseOpening } from './open-cases.ts';
import { csvRows, type CsvRow, type CsvText } from './read-csv.ts';
import { publishedRegions } from './regions.ts';
import { sha256Of } from './sha256.ts';

export type { DocketFile } from './docket-file.ts';

export interface ImportOptions {
  /** `{"country": "Requesting state"}`: remembered for the next time. */
  readonly mapping?: unknown;
  /** The order of days such as 3/4/2013, where the file itself does not show it. */
  readonly order?: DayOrder;
  /** Import nothing at all where any row is in error. */
  readonly strict?: boolean;
  /** Let a row whose reference is there with other content correct its case, by entries of its own. */
  readonly correct?: boolean;
  /** Only say what would happen. */
  readonly preview?: boolean;
  readonly signal?: AbortSignal;
  /** How much of the file's text was taken, about, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface DocketError {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly column: DocketColumn | null;
  readonly message: string;
}

export interface DocketImport {
  /** How many rows the file has below its header. */
  readonly rows: number;
  readonly imported: number;
  /** Rows that the vault had already. */
  readonly known: number;
  /** Cases that a row corrected. */
  readonly corrected: number;
  /** Rows that say less than their case and nothing new: a blank takes nothing back. */
  readonly left: number;
  /** Where rows that were left, or that corrected something else, are blank while their case is not: the first 10,000. */
  readonly blanks: readonly { readonly row: number; readonly columns: readonly DocketColumn[] }[];
  readonly errors: readonly DocketError[];
  /** How many errors there are; `errors` lists the first 10,000. */
  readonly errorCount: number;
  /** All rows in error as they are in the file, for `--errors`. */
  readonly rejected: readonly (CsvRow & { readonly errors: readonly Omit<DocketError, 'row'>[] })[];
  /** Names of countries that are none of the list's, the most frequent first, with how many rows give each. */
  readonly regions: readonly (RegionDoubt & { readonly rows: number })[];
  /** Process outside its category that is, or may be, national security, the most frequent first. */
  readonly processes: readonly ProcessDoubt[];
  /** Null where no day is after today. */
  readonly futureDays: FutureDays | null;
  readonly serialDays: SerialDays | null;
  readonly header: readonly string[];
  /** Headers of the file that fill no column. */
  readonly ignored: readonly string[];
  readonly encoding: CsvText['encoding'];
  readonly doubt: CsvText['doubt'];
  readonly delimiter: CsvText['delimiter'];
  readonly preview: boolean;
}

const mostErrors = 10_000;

/**
 * Imports a docket: each good row becomes a case, or (`correct`) corrects one, all in one transaction; rows in error are
 * listed and left out. A row that the vault has already is known, and not imported again. The vault answers others
 * meanwhile. Failures:
 * `file-unreadable`, `invalid-input` for the file as a whole, `cancelled`, `disk-full`; then nothing was changed.
 */
export async function importDocket(
  vault: Vault,
  file: DocketFile,
  options: ImportOptions = {},
): Promise<DocketImport> {
  const { db } = vault;
  const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
  const mappings = { remembered: docketMapping(db), given: mapping ?? {} };
  const table = await docketTable(file.bytes, mappings, options.order ?? null);
  const importing = new Importing(vault, file, table, options.correct ?? false);
  if (options.preview === true) {
    await takeAll(importing, null, options);
    return importing.result(true, true);
  }
  try {
    await openCases(vault, async (opening) => {
      await takeAll(importing, opening, options);
      if (options.strict === true && importing.errorCount > 0) throw new NotKept();
      if (mapping !== undefined) rememberMapping(db, mapping);
    });
  } catch (thrown) {
    if (!(thrown instanceof NotKept)) throw thrown;
    return importing.result(false, false);
  }
  return importing.result(false, true);
}

/** Takes back what was done. */
class NotKept extends Error {}

/** A row, and its country as its cell has it. */
interface RowRead {
  readonly row: DocketRow;
  readonly country: string;
}

const turnMs = 20;

/** Takes every row, giving others a turn now and then. Without an opening, nothing is written. */
async function takeAll(
  importing: Importing,
  opening: CaseOpening | null,
  { signal, onProgress }: ImportOptions,
): Promise<void> {
  let begun = performance.now();
  const pause = async (): Promise<void> => {
    if (signal?.aborted === true)
      throw new Failure('cancelled', 'Importing the docket was stopped. Nothing of it was recorded.');
    onProgress?.(importing.done, importing.total);
    await opening?.step();
    await setImmediate();
    begun = performance.now();
  };
  for await (const rows of csvRows(importing.table.csv)) {
    for (const row of rows) {
      importing.take(row, opening);
      if (performance.now() - begun > turnMs) await pause();
    }
  }
  importing.finish();
  await pause();
}

class Importing {
  readonly table: DocketTable;
  readonly #standing: DocketStanding;
  readonly #correcting: DocketCorrecting | null;
  readonly #columns: ReadonlySet<DocketColumn | null>;
  readonly #file: { readonly file: string; readonly sha256: string };
  readonly #errors: DocketError[] = [];
  readonly #rejected: DocketImport['rejected'][number][] = [];
  /** A row that has too few cells, until another row shows that the file goes on. */
  #held: CsvRow | null = null;
  readonly #regions = new Map<string, RegionDoubt & { readonly rows: number }>();
  readonly #processes = new Map<string, ProcessDoubt>();
  #futureDays: FutureDays | null = null;
  /** A day ahead for the zones. */
  readonly #tomorrow: string;
  #serialDays: SerialDays | null = null;
  #imported = 0;
  #known = 0;
  #corrected = 0;
  #left = 0;
  readonly #blanks: DocketImport['blanks'][number][] = [];
  errorCount = 0;
  /** Characters of the file that were read, about, of all. */
  done = 0;
  readonly total: number;

  constructor(
    { db, now }: Pick<Vault, 'db' | 'now'>,
    file: DocketFile,
    table: DocketTable,
    isCorrecting: boolean,
  ) {
    this.table = table;
    this.#columns = new Set(table.header.columns);
    this.total = table.csv.text.length;
    this.#tomorrow = addDays(now().at.slice(0, 10), 1);
    this.#standing = new DocketStanding(db);
    this.#correcting = isCorrecting ? new DocketCorrecting(db) : null;
    this.#file = { file: file.name, sha256: sha256Of(file.bytes) };
  }

  take(row: CsvRow, opening: CaseOpening | null): void {
    this.#takeHeld(opening);
    const { csv, header } = this.table;
    this.done += row.cells.reduce((sum, cell) => sum + cell.length + 1, 1);
    if (row.number <= header.number) return;
    const isShort = row.cells.length < header.columns.length;
    if (isShort && !csv.endsWithLine) this.#held = row;
    else this.#takeWhole(row, opening);
  }

  #takeHeld(opening: CaseOpening | null): void {
    const held = this.#held;
    this.#held = null;
    if (held !== null) this.#takeWhole(held, opening);
  }

  /** What is still held is a last row that ends too early, in a file that ends without ending its line. */
  finish(): void {
    const { columns } = this.table.header;
    this.done = this.total;
    if (this.#held === null) return;
    const { number, cells } = this.#held;
    this.#reject({ number, cells }, [
      {
        column: columns[cells.length - 1] ?? null,
        message: `The file ends inside this row: ${cells.length} of ${columns.length} cells are there.`,
      },
    ]);
  }

  #takeWhole({ number, cells }: CsvRow, opening: CaseOpening | null): void {
    const read = this.#read(cells);
    if (!('errors' in read)) this.#seeRow(read.row, number);
    const errors = 'errors' in read ? read.errors : this.#keep(read, { number, cells }, opening);
    if (errors.length > 0) this.#reject({ number, cells }, errors);
  }

  #reject({ number, cells }: CsvRow, errors: readonly Omit<DocketError, 'row'>[]): void {
    this.errorCount += errors.length;
    this.#rejected.push({ number, cells, errors });
    if (this.#errors.length >= mostErrors) return;
    this.#errors.push(...errors.map((error) => ({ row: number, ...error })));
  }

  #read(cells: readonly string[]): RowRead | { errors: readonly Omit<DocketError, 'row'>[] } {
    const { header, order } = this.table;
    const { columns } = header;
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      const message = `The row has ${cells.length} cells, the header ${columns.length}.`;
      return { errors: [{ column: null, message }] };
    }
    const named = columns.flatMap((column, index): [DocketColumn, string][] =>
      column === null ? [] : [[column, readCell(cells[index] ?? '')]],
    );
    const byColumn: Partial<Record<DocketColumn, string>> = Object.fromEntries(named);
    const read = readDocketRow(byColumn, { regions: publishedRegions(), order });
    if ('errors' in read) return read;
    const country = byColumn.country ?? '';
    this.#seeRegion(country);
    this.#seeDay(byColumn.received_on ?? '', read.row.receivedOn);
    return { ...read, country };
  }

  #seeRow(row: DocketRow, number: number): void {
    const doubt = processDoubtOf(row);
    if (doubt !== null) {
      const key = JSON.stringify(doubt);
      this.#processes.set(key, { ...doubt, rows: (this.#processes.get(key)?.rows ?? 0) + 1 });
    }
    if (row.receivedOn === null || row.receivedOn <= this.#tomorrow) return;
    const first = this.#futureDays ?? { rows: 0, row: number, day: row.receivedOn };
    this.#futureDays = { ...first, rows: first.rows + 1 };
  }

  #seeDay(given: string, day: string | null): void {
    if (day === null || !isSerialDay(given)) return;
    const first = this.#serialDays ?? { rows: 0, given, day };
    this.#serialDays = { ...first, rows: first.rows + 1 };
  }

  #seeRegion(given: string): void {
    const doubt = publishedRegions().doubtOf(given);
    if (doubt === null) return;
    const rows = this.#regions.get(doubt.given)?.rows ?? 0;
    this.#regions.set(doubt.given, { ...doubt, rows: rows + 1 });
  }

  #keep(
    { row, country }: RowRead,
    from: CsvRow,
    opening: CaseOpening | null,
  ): readonly Omit<DocketError, 'row'>[] {
    const place = { ...this.#file, row: from.number };
    const columns = this.#columns;
    let correction: Correction | 'known' | null = null;
    try {
      if (row.reference !== '') correction = this.#correcting?.take({ row, country, columns, place }) ?? null;
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      return [{ column: null, message: thrown.message }];
    }
    const standing = correction ?? this.#standing.take(row, country);
    if (typeof standing === 'object' && 'message' in standing)
      return [{ column: 'reference', message: standing.message }];
    if (standing === 'known') this.#known += 1;
    else if (standing === 'new') {
      opening?.open(newCaseId(), eventsOf(row, place));
      this.#imported += 1;
    } else this.#correct(standing, from, opening);
    return [];
  }

  #correct({ case: id, events, blanks }: Correction, { number }: CsvRow, opening: CaseOpening | null): void {
    if (blanks.length > 0 && this.#blanks.length < mostErrors)
      this.#blanks.push({ row: number, columns: blanks });
    if (events.length === 0) this.#left += 1;
    else {
      opening?.correct(id, events);
      this.#corrected += 1;
    }
  }

  result(preview: boolean, kept: boolean): DocketImport {
    const { csv, header } = this.table;
    return {
      rows: this.#imported + this.#known + this.#corrected + this.#left + this.#rejected.length,
      imported: kept ? this.#imported : 0,
      known: this.#known,
      corrected: kept ? this.#corrected : 0,
      left: this.#left,
      blanks: this.#blanks,
      errors: this.#errors,
      errorCount: this.errorCount,
      rejected: this.#rejected,
      regions: [...this.#regions.values()].toSorted((a, b) => b.rows - a.rows),
      processes: [...this.#processes.values()].toSorted((a, b) => b.rows - a.rows),
      futureDays: this.#futureDays,
      serialDays: this.#serialDays,
      header: header.cells,
      ignored: header.ignored,
      encoding: csv.encoding,
      doubt: csv.doubt,
      delimiter: csv.delimiter,
      preview,
    };
  }
}

function eventsOf(row: DocketRow, place: DocketPlace): readonly CaseEvent[] {
  return [
    { type: 'case-opened', request: requestOfRow(row) },
    {
      type: 'case-imported',
      ...place,
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
