import { readFileSync } from 'node:fs';
import { docketColumns, type DocketColumn } from '../../../src/core/reports/docket-columns.ts';
import type { DocketFile } from '../../../src/vault/reports/import-docket.ts';

export type DocketCells = Partial<Record<DocketColumn, string | number>>;

/** A docket with the canonical header. */
export function docketFile(rows: readonly DocketCells[], name = 'docket.csv'): DocketFile {
  return { name, bytes: Buffer.from(docketText(rows)) };
}

export function docketText(rows: readonly DocketCells[], delimiter = ',', lineEnd = '\r\n'): string {
  const lines = rows.map((row) =>
    docketColumns.map((column) => quoted(String(row[column] ?? ''))).join(delimiter),
  );
  return [docketColumns.join(delimiter), ...lines, ''].join(lineEnd);
}

function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The published table of a category of 2013 H1, byte for byte. */
export function published2013(category: 'account' | 'device'): string {
  const file = new URL(`../../core/reports/published/published-2013H1-${category}.csv`, import.meta.url);
  return readFileSync(file, 'utf8');
}

/** A docket whose requests add up to the published table of 2013 H1. */
export function docketOf2013(category: 'account' | 'device'): DocketCells[] {
  const [, ...lines] = published2013(category).trimEnd().split('\r\n');
  return lines.flatMap((line) => {
    const [, country = '', received, identifiers, ...rest] = line.split(',');
    const [challenged, nonContent, content] =
      category === 'account' ? rest.map(Number) : [0, Number(rest[0]), 0];
    const count = Number(received);
    return Array.from({ length: count }, (_, index): DocketCells => ({
      reference: `${category}-${country}-${index}`,
      received_on: `2013-0${1 + (index % 6)}-${String(1 + (index % 30 > 27 ? 0 : index % 30)).padStart(2, '0')}`,
      country,
      category,
      identifiers: share(Number(identifiers), count, index),
      challenged: index >= count - (challenged ?? 0) ? (index % 2 === 0 ? 'part' : 'full') : 'no',
      data_provided:
        index < (nonContent ?? 0)
          ? 'non-content'
          : index < (nonContent ?? 0) + (content ?? 0)
            ? 'content'
            : 'none',
    }));
  });
}

function share(sum: number, parts: number, index: number): number {
  return Math.floor(sum / parts) + (index < sum % parts ? 1 : 0);
}

/** Device requests of a country, how many devices they name, and of how many data was given. */
export function devices(
  country: string,
  count: number,
  identifiers: number,
  given: number,
): readonly DocketCells[] {
  return Array.from({ length: count }, (_, index) => ({
    reference: `${country} ${index}`,
    received_on: '2013-01-01',
    country,
    category: 'device',
    identifiers: index === 0 ? identifiers - count + 1 : 1,
    data_provided: index < given ? 'yes' : 'none',
  }));
}
