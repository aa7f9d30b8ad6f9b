import { CsvError, Parser } from 'csv-parse';
import { Failure } from '../../core/failure.ts';
import { decodeText, type TextEncoding } from './decode-text.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

/** A CSV file, ready to be read row by row. */
export interface CsvText {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** What is to be known of a file that is not quite of its encoding; null where it is. */
  readonly doubt: string | null;
  readonly delimiter: Delimiter;
  /** Whether the last line has its end: one without may be a file that was cut short. */
  readonly endsWithLine: boolean;
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
/** Beyond this no docket goes that fits a laptop. */
const mostBytes = 512 * 1_048_576;

/** Recognises a CSV file's encoding and delimiter. Failure `file-unreadable`. */
export function csvText(bytes: Uint8Array): CsvText {
  if (bytes.length > mostBytes) throw unreadable('it is larger than 512 MB');
  const { text: decoded, ...reading } = decodeText(bytes);
  const text = decoded.replace(/^\uFEFF/, '');
  if (text.trim() === '') throw unreadable('it is empty');
  return { text, ...reading, delimiter: delimiterOf(text), endsWithLine: /[\r\n]$/.test(text) };
}

function delimiterOf(text: string): Delimiter {
  const [, said] = /^"?sep=(.)"?\r?\n?/i.exec(text) ?? [];
  const named = delimiters.find((one) => one === said);
  if (named !== undefined) return named;
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((one) => header.split(one).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** A row as a spreadsheet shows it, under its number there. */
export interface CsvRow {
  readonly number: number;
  readonly cells: readonly string[];
}

const pieceBytes = 65_536;

/**
 * A file's rows in their order, in pieces, without the empty ones and the line `sep=;`. Rows are numbered as
 * spreadsheets do. Failure `file-unreadable` where the quotes do not close.
 */
export async function* csvRows({ text, delimiter }: CsvText): AsyncGenerator<readonly CsvRow[]> {
  const reader = new RowReader(delimiter);
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    yield await reader.read(bytes.subarray(from, from + pieceBytes));
  }
  yield await reader.end();
}

/** The first row of a file; null where it has none. */
export async function firstRow(csv: CsvText): Promise<CsvRow | null> {
  for await (const [row] of csvRows(csv)) if (row !== undefined) return row;
  return null;
}

class RowReader {
  readonly #parser: Parser;
  #rows: CsvRow[] = [];
  #number = 0;

  constructor(delimiter: Delimiter) {
    this.#parser = new Parser({
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: 1_048_576,
      on_record: (cells: readonly string[]) => {
        this.#take(cells);
        return null;
      },
    });
    // It is told by the write that failed.
    this.#parser.on('error', () => undefined);
  }

  read(bytes: Uint8Array): Promise<readonly CsvRow[]> {
    return this.#rowsAfter((done) => void this.#parser.write(bytes, done));
  }

  end(): Promise<readonly CsvRow[]> {
    return this.#rowsAfter((done) => void this.#parser.end(done));
  }

  async #rowsAfter(act: (done: (error?: Error | null) => void) => void): Promise<readonly CsvRow[]> {
    await new Promise<void>((resolve, reject) => {
      act((error) => (error instanceof Error ? reject(this.#told(error)) : resolve()));
    });
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #take(cells: readonly string[]): void {
    this.#number += 1;
    const isEmpty = cells.every((cell) => cell.trim() === '');
    const isSeparatorLine = this.#number === 1 && /^sep=/i.test(cells[0] ?? '');
    if (!isEmpty && !isSeparatorLine) this.#rows.push({ number: this.#number, cells });
  }

  #told(error: Error): Error {
    if (!(error instanceof CsvError)) return error;
    return unreadable(
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `a quotation mark opens after row ${this.#number} and never closes`
        : `it is not CSV after row ${this.#number}`,
    );
  }
}

function unreadable(why: string): Failure {
  return new Failure('file-unreadable', `The file cannot be read as a table: ${why}. Nothing was imported.`);
}
