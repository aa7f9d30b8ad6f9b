import { Failure } from '../failure.ts';

/** The columns of a docket, one row a request: docs/formats/docket-csv.md. */
export const docketColumns = [
  'reference',
  'received_on',
  'country',
  'category',
  'process',
  'identifiers',
  'challenged',
  'data_provided',
  'accounts_preserved',
  'action',
  'apps_removed',
  'appeals_received',
  'appeals_granted',
  'apps_reinstated',
  'emergency_outcome',
] as const;
export type DocketColumn = (typeof docketColumns)[number];

/** Headers of other files, folded, and the column that each stands for. */
export type DocketMapping = Readonly<Record<string, DocketColumn>>;

export interface DocketHeader {
  /** For each cell of a row, the column that it fills; null for none. */
  readonly columns: readonly (DocketColumn | null)[];
  /** Headers that fill no column. */
  readonly ignored: readonly string[];
}

/** Case, spaces, hyphens and underscores make no difference between headers. */
export function foldedHeader(header: string): string {
  return header
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
}

/** Reads a mapping of a docket's columns to the headers of a file: `{"country": "Requesting state"}`. */
export function readMapping(value: unknown): DocketMapping {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badMapping();
  const entries = Object.entries(value).map(([column, header]): [string, DocketColumn] => {
    const known = docketColumns.find((one) => one === foldedHeader(column));
    if (known === undefined || typeof header !== 'string' || foldedHeader(header) === '') throw badMapping();
    return [foldedHeader(header), known];
  });
  return Object.fromEntries(entries);
}

function badMapping(): Failure {
  return new Failure(
    'invalid-input',
    `A mapping is an object that names for columns the header in the file, such as {"country": "Requesting state"}. Columns: ${docketColumns.join(', ')}.`,
  );
}

/**
 * What a remembered mapping and one that is given now come to for a file. What is remembered never overrides a header
 * that is itself a column's name, nor fills a column that the file has under its own name or that is mapped now.
 */
export function mappingFor(
  headers: readonly string[],
  remembered: DocketMapping,
  given: DocketMapping,
): DocketMapping {
  const present = new Set(headers.map(foldedHeader));
  const mapped = new Set(
    Object.entries(given).flatMap(([header, column]) => (present.has(header) ? [column] : [])),
  );
  const names = new Set<string>(docketColumns);
  const kept = Object.entries(remembered).filter(
    ([header, column]) => !names.has(header) && !present.has(column) && !mapped.has(column),
  );
  return { ...Object.fromEntries(kept), ...given };
}

/** Which cell fills which column. Failure `invalid-input` where no column is found, or one twice. */
export function readHeader(headers: readonly string[], mapping: DocketMapping): DocketHeader {
  const mapped = new Set(Object.values(mapping));
  const present = new Set(headers.map(foldedHeader));
  // A mapping of a column counts only for a file that has the header it names.
  const overridden = new Set(
    Object.entries(mapping).flatMap(([header, column]) => (present.has(header) ? [column] : [])),
  );
  const columns = headers.map((header): DocketColumn | null => {
    const folded = foldedHeader(header);
    if (Object.hasOwn(mapping, folded)) return mapping[folded] ?? null;
    const own = docketColumns.find((column) => column === folded) ?? null;
    return own !== null && mapped.has(own) && overridden.has(own) ? null : own;
  });
  const filled = columns.filter((column) => column !== null);
  const twice = filled.find((column, index) => filled.indexOf(column) !== index);
  if (twice !== undefined) {
    throw new Failure('invalid-input', `Two columns of the file are ${twice}. Nothing was imported.`);
  }
  if (filled.length === 0) {
    throw new Failure(
      'invalid-input',
      `The first row of the file names none of the columns: ${docketColumns.join(', ')}. Nothing was imported. Name the columns so in the file, or say which of its headers stands for which column.`,
    );
  }
  const ignored = headers.filter((header, index) => columns[index] === null && header.trim() !== '');
  return { columns, ignored };
}
