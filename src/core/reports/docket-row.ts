import { processes, reportCategories, type ProcessId, type ReportCategoryId } from '../legal-basis.ts';
import { blankRequest } from '../requests/commands.ts';
import type { RequestRecord } from '../requests/events.ts';
import type { CountedCase } from './counted-case.ts';
import { ambiguous, readDocketDay, type DayOrder } from './docket-day.ts';
import type { DocketColumn } from './docket-columns.ts';
import {
  actionIds,
  challengeIds,
  dataProvidedIds,
  emergencyOutcomeIds,
  mostPerRequest,
  type Outcome,
} from './outcome.ts';
import type { Region, Regions } from './regions.ts';

/** One request as a docket has it. */
export interface DocketRow {
  readonly reference: string;
  readonly receivedOn: string | null;
  readonly region: Region;
  readonly category: ReportCategoryId | null;
  readonly process: ProcessId | null;
  /** As given, where it is none that Redrope knows. */
  readonly processGiven: string | null;
  readonly outcome: Outcome;
}

export interface CellError {
  readonly column: DocketColumn;
  /** What is wrong, in a sentence. */
  readonly message: string;
}

export interface RowReading {
  readonly regions: Pick<Regions, 'find'>;
  readonly order: DayOrder | null;
}

type Cells = Readonly<Partial<Record<DocketColumn, string>>>;

/** Reads the cells of a row (an absent one is blank); gives the row, or everything that is wrong with it. */
export function readDocketRow(
  cells: Cells,
  reading: RowReading,
): { readonly row: DocketRow } | { readonly errors: readonly CellError[] } {
  const errors: CellError[] = [];
  const cell = (column: DocketColumn) => (cells[column] ?? '').trim();
  const fail = (column: DocketColumn, message: string): null => {
    errors.push({ column, message });
    return null;
  };
  const words = (column: DocketColumn) => oneLine(cell(column), (why) => fail(column, why)) ?? '';
  const choice = <T extends string>(column: DocketColumn, ids: readonly T[]): T | null => {
    const given = cell(column);
    if (given === '') return null;
    return idIn(given, ids) ?? fail(column, `${shortened(given)} is not one of: ${ids.join(', ')}.`);
  };
  const count = (column: DocketColumn) => readCount(cell(column), (why) => fail(column, why));
  const broken = (column: DocketColumn) => oneLine(unbroken(cell(column)), (why) => fail(column, why)) ?? '';
  const process = processOf(broken('process'));
  const row: DocketRow = {
    reference: spacedOnce(words('reference')),
    receivedOn: readReceived(cell('received_on'), reading.order, (why) => fail('received_on', why)),
    region: readRegion(broken('country'), reading, (why) => fail('country', why)),
    category: categoryOf(cell('category'), (why) => fail('category', why)),
    ...process,
    outcome: {
      identifiers: count('identifiers'),
      challenged: choice('challenged', challengeIds),
      dataProvided: choice('data_provided', dataProvidedIds),
      accountsPreserved: count('accounts_preserved'),
      action: choice('action', actionIds),
      appsRemoved: count('apps_removed'),
      appealsReceived: count('appeals_received'),
      appealsGranted: count('appeals_granted'),
      appsReinstated: count('apps_reinstated'),
      emergencyOutcome: choice('emergency_outcome', emergencyOutcomeIds),
    },
  };
  return errors.length === 0 ? { row } : { errors };
}

/** Line breaks that were typed into a cell to have it narrower are spaces. */
function unbroken(text: string): string {
  return text.replaceAll(/[^\S\n\r\u2028\u2029]*[\n\r\u2028\u2029]\s*/g, ' ');
}

/** A reference as dockets are compared by it: all white space is one space. */
function spacedOnce(reference: string): string {
  return reference.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

type Fail = (why: string) => null;

function shortened(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 39).toWellFormed()}…` : text}”`;
}

function oneLine(text: string, fail: Fail): string | null {
  if (text.length > 500) return fail('The text is longer than 500 characters.');
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) return fail('The text holds a line break or a control character.');
  if (text.includes('\uFFFD')) return fail('The text is damaged: � stands for what could not be read.');
  return text.isWellFormed() ? text : fail('The text is not well-formed Unicode.');
}

/** The id that a cell gives, in any case, with spaces or underscores for hyphens. */
function idIn<T extends string>(given: string, ids: readonly T[]): T | null {
  const folded = foldedId(given);
  return ids.find((id) => id === folded) ?? null;
}

function foldedId(given: string): string {
  return given
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
}

function readReceived(text: string, order: DayOrder | null, fail: Fail): string | null {
  if (text === '') return null;
  const day = readDocketDay(text, order);
  if (day === null) return fail(`${shortened(text)} is not a day. Write it as 2013-01-31.`);
  if (day !== ambiguous) return day;
  return fail(
    `${shortened(text)} may be two days, and no row of the file shows which comes first, day or month. Write it as 2013-01-31, or say which.`,
  );
}

function readRegion(text: string, { regions }: RowReading, fail: Fail): Region {
  const region = regions.find(text);
  if (region !== undefined) return region;
  fail(`${shortened(text)} is no country code of ISO 3166-1.`);
  return { code: null, name: null };
}

const categoryNames = new Map(
  reportCategories.ids.flatMap((id) => [
    [id as string, id] as const,
    [foldedId(reportCategories.labels[id].replaceAll(',', '')), id] as const,
  ]),
);

function categoryOf(given: string, fail: Fail): ReportCategoryId | null {
  if (given === '') return null;
  const category = categoryNames.get(foldedId(given));
  return category ?? fail(`${shortened(given)} is not one of: ${reportCategories.ids.join(', ')}.`);
}

const processNames = new Map(
  processes.ids.flatMap((id) => [[id as string, id] as const, [foldedId(processes.labels[id]), id] as const]),
);

function processOf(given: string): Pick<DocketRow, 'process' | 'processGiven'> {
  if (given === '') return { process: null, processGiven: null };
  const process = processNames.get(foldedId(given));
  return process === undefined ? { process: 'other', processGiven: given } : { process, processGiven: null };
}

/** A whole number; `1,234` and `12.0` are what spreadsheets make of one. `2.000` may be 2 or 2,000: it is an error. */
function readCount(text: string, fail: Fail): number | null {
  if (text === '') return null;
  const grouped = /^\d{1,3}([,' \u00A0\u202F\u2019]\d{3})+$/.test(text);
  if (/^\d{1,3}(\.\d{3})+$/.test(text))
    return fail(`${shortened(text)} may be with thousands or with decimals. Write it with digits alone.`);
  const digits = grouped ? text.replaceAll(/\D/g, '') : text.replace(/\.00?$/, '');
  if (!/^\d+$/.test(digits)) return fail(`${shortened(text)} is not a whole number.`);
  const number = Number(digits);
  return number <= mostPerRequest ? number : fail(`${shortened(text)} is more than 1,000,000,000.`);
}

function numberCell(value: number | null): string {
  return value === null ? '' : String(value);
}

/** The cells of a row in the order of `docketColumns`: what is exported, and by which rows are told apart. */
export function docketCells({ region, outcome, ...row }: DocketRow): readonly string[] {
  return [
    row.reference,
    row.receivedOn ?? '',
    region.code ?? region.name ?? '',
    row.category ?? '',
    row.processGiven ?? row.process ?? '',
    numberCell(outcome.identifiers),
    outcome.challenged ?? '',
    outcome.dataProvided ?? '',
    numberCell(outcome.accountsPreserved),
    outcome.action ?? '',
    numberCell(outcome.appsRemoved),
    numberCell(outcome.appealsReceived),
    numberCell(outcome.appealsGranted),
    numberCell(outcome.appsReinstated),
    outcome.emergencyOutcome ?? '',
  ];
}

/** The cells of a row whose country is kept as given: so imports had it that did not know the name yet. */
export function cellsWithCountry(row: DocketRow, given: string): readonly string[] {
  return docketCells({ ...row, region: { code: null, name: spacedOnce(given) } });
}

/** The cells of the row from which a case was imported. */
export function importedCells(
  { reference, received, country, category, process }: RequestRecord,
  event: { readonly region: string | null; readonly process: string | null; readonly outcome: Outcome },
): readonly string[] {
  return docketCells({
    reference,
    receivedOn: received === null ? null : received.at.slice(0, 10),
    region: country === null ? { code: null, name: event.region } : { code: country, name: null },
    category,
    process,
    processGiven: event.process,
    outcome: event.outcome,
  });
}

/** The row that a case stands for. */
export function docketRowOf(one: CountedCase): DocketRow {
  return {
    reference: spacedOnce(one.reference),
    receivedOn: one.receivedOn,
    region: one.region,
    category: one.category,
    process: one.process,
    processGiven: one.processGiven,
    outcome: one.outcome,
  };
}

/** The record of a request that a row stands for. A day is its beginning in UTC. */
export function requestOfRow({ reference, receivedOn, region, category, process }: DocketRow): RequestRecord {
  return {
    ...blankRequest,
    reference,
    country: region.code,
    process,
    category,
    requester: category === 'private-party' ? 'private' : null,
    received: receivedOn === null ? null : { at: `${receivedOn}T00:00:00.000Z`, zone: 'UTC' },
    emergency: category === 'emergency',
  };
}
