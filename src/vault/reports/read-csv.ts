import { CsvError, parse } from 'csv-parse/sync';
import { Failure } from '../../core/failure.ts';
import { decodeText, type TextEncoding } from './decode-text.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

/** A CSV file, ready to be read row by row. */
export interface CsvText {
  readonly text: string;
  readonly encoding: TextEncoding;
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
  const { text: decoded, encoding } = decodeText(bytes);
  const text = decoded.replace(/^\uFEFF/, '');
  if (text.trim() === '') throw unreadable('it is empty');
  return { text, encoding, delimiter: delimiterOf(text), endsWithLine: /[\r\n]$/.test(text) };
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

/**
 * Calls `take` with one row after another, leaving out empty rows and the line `sep=;`. Rows are numbered as
 * spreadsheets do. Failure `file-unreadable` where the quotes do not close.
 */
export function readCsv({ text, delimiter }: CsvText, take: (row: CsvRow) => void): void {
  let number = 0;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: 1_048_576,
      on_record: (cells: readonly string[]) => {
        number += 1;
        const isEmpty = cells.every((cell) => cell.trim() === '');
        const isSeparatorLine = number === 1 && /^sep=/i.test(cells[0] ?? '');
        if (!isEmpty && !isSeparatorLine) take({ number, cells });
        return null;
      },
    });
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    throw unreadable(
      thrown.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `a quotation mark opens after row ${number} and never closes`
        : `it is not CSV after row ${number}`,
    );
  }
}

function unreadable(why: string): Failure {
  return new Failure('file-unreadable', `The file cannot be read as a table: ${why}. Nothing was imported.`);
}
