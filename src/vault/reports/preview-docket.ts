import { Failure } from '../../core/failure.ts';
import { mappingFor, readHeader, readMapping, type DocketColumn } from '../../core/reports/docket-columns.ts';
import { serialDaysWords, type DayOrder } from '../../core/reports/docket-day.ts';
import { blankWords, futureDaysWords, processDoubtWords } from '../../core/reports/docket-doubts.ts';
import { regionDoubtWords } from '../../core/reports/regions.ts';
import type { DocketImportView } from '../../ipc/report-views.ts';
import type { Vault } from '../vault.ts';
import { docketMapping } from './docket-mapping.ts';
import { importDocket, type DocketFile, type DocketImport, type ImportOptions } from './import-docket.ts';
import { publishedRegions } from './regions.ts';
import { csvText, firstRow, type CsvText } from './read-csv.ts';

/** How a docket's file is to be read. */
export interface DocketReading {
  readonly mapping: readonly { readonly column: DocketColumn; readonly header: string }[];
  readonly dates: DayOrder | null;
  /** Whether a row corrects what a docket said in the case of its reference. */
  readonly correct: boolean;
}

/** Whether it is only looked at, and how far it has come. */
export type DocketWork = Pick<ImportOptions, 'preview' | 'signal' | 'onProgress'>;

const errorsShown = 500;
const regionsShown = 200;

/**
 * Imports a docket, or (`preview`) only says what that would do. A mapping that does not fit is told with the headers,
 * so that it can be mended; nothing is imported then. Failure `file-unreadable` for what is no table.
 */
export async function importDocketView(
  vault: Vault,
  file: DocketFile,
  reading: DocketReading,
  options: DocketWork,
): Promise<DocketImportView> {
  const csv = csvText(file.bytes);
  const header = (await firstRow(csv))?.cells ?? [];
  const columns = columnsOf(vault, header, reading);
  if (typeof columns === 'string') return refused(csv, header, columns);
  const done = await readDocket(vault, file, reading, options);
  const {
    rows,
    imported,
    known,
    corrected,
    left,
    errorCount,
    errors,
    rejected,
    regions,
    serialDays,
    futureDays,
  } = done;
  return {
    ...described(csv, header),
    columns,
    refused: null,
    rows,
    imported,
    known,
    corrected,
    left,
    blanks: done.blanks.slice(0, regionsShown).map(blankWords),
    errorCount,
    errors: errors.slice(0, errorsShown),
    rejectedRows: rejected.length,
    days: [
      ...(serialDays === null ? [] : [serialDaysWords(serialDays)]),
      ...(futureDays === null ? [] : [futureDaysWords(futureDays)]),
    ],
    processes: done.processes.slice(0, regionsShown).map(processDoubtWords),
    regions: regions.slice(0, regionsShown).map((one) => regionDoubtWords(one, publishedRegions())),
  };
}

/** What importing a docket by this reading comes to. */
export function readDocket(
  vault: Vault,
  file: DocketFile,
  { mapping, dates, correct }: DocketReading,
  options: DocketWork,
): Promise<DocketImport> {
  return importDocket(vault, file, {
    ...(mapping.length === 0 ? {} : { mapping: mappingObject(mapping) }),
    ...(dates === null ? {} : { order: dates }),
    correct,
    ...options,
  });
}

function mappingObject(mapping: DocketReading['mapping']): Record<string, string> {
  return Object.fromEntries(mapping.map(({ column, header }) => [column, header]));
}

/** For each header its column; a sentence where the mapping does not fit. */
function columnsOf(
  { db }: Pick<Vault, 'db'>,
  header: readonly string[],
  { mapping }: DocketReading,
): readonly (DocketColumn | null)[] | string {
  try {
    const given = readMapping(mappingObject(mapping));
    return readHeader(header, mappingFor(header, docketMapping(db), given)).columns;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'invalid-input') return thrown.message;
    throw thrown;
  }
}

function described({ encoding, doubt, delimiter }: CsvText, header: readonly string[]) {
  return { header, encoding, doubt, delimiter };
}

function refused(csv: CsvText, header: readonly string[], why: string): DocketImportView {
  return {
    ...described(csv, header),
    columns: header.map(() => null),
    refused: why,
    rows: 0,
    imported: 0,
    known: 0,
    corrected: 0,
    left: 0,
    blanks: [],
    errorCount: 0,
    errors: [],
    rejectedRows: 0,
    days: [],
    processes: [],
    regions: [],
  };
}
