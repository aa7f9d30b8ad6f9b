import { historyCategories } from '../../core/reports/published-form.ts';
import { bandOptionIds, bandTypes, type Disclosed } from '../../core/reports/national-security.ts';
import { readPeriod } from '../../core/reports/period.ts';
import type { RowReason } from '../../core/reports/restatement.ts';
import { reportFormats, type ReportFormat, type TableId } from '../../core/reports/report.ts';
import { leastThreshold, type SmallNumbers } from '../../core/reports/suppression.ts';
import { tableOrder } from '../../core/reports/table-titles.ts';
import type { ReportOptions } from '../../vault/reports/make-report.ts';
import { UsageError, type Invocation } from '../command.ts';

/** What a report is asked to be, and where it goes. */
export interface Asked extends ReportOptions, Writing {}

/** In which form a report is written, and where. */
export interface Writing {
  /** Null: all of them. */
  readonly table: TableId | null;
  readonly format: ReportFormat;
  readonly to: string | null;
  readonly totals: boolean;
}

/** Reads the options of `report`. Throws `UsageError`; Failure `invalid-input` for a period that cannot be read. */
export function readAsked(invocation: Invocation): Asked {
  const { flags } = invocation;
  const option = (name: string) => invocation.option(name);
  const period = option('period');
  if (period === undefined) throw new UsageError('Name the period: --period "2013 H1".');
  const writing = readWriting(invocation);
  const bands = option('bands') === undefined ? null : oneOf(option('bands') ?? '', bandOptionIds, '--bands');
  if (writing.table === 'national-security' && bands === null && !flags.has('as-published'))
    throw new UsageError(`National security figures need --bands, one of ${bandOptionIds.join(', ')}.`);
  return {
    period: readPeriod(period),
    rule: oneOf(option('by') ?? 'received', ['received', 'decided'], '--by'),
    smallNumbers: smallNumbersAsked(invocation),
    bands,
    disclosed: disclosedAsked(invocation.options('disclosed'), bands === null ? [] : bandTypes(bands)),
    newServices: invocation.options('new-service').map((given) => {
      const [, name = '', firstOrderOn = ''] = /^(.+)=(\d{4}-\d\d-\d\d)$/.exec(given) ?? [];
      if (name === '') throw new UsageError('--new-service is NAME=DAY, the day of the first order for it.');
      return { name, firstOrderOn };
    }),
    toldApart: invocation.options('not-national-security'),
    ...(option('publisher') === undefined ? {} : { publisher: option('publisher') ?? '' }),
    ...writing,
  };
}

/** Reads where a report goes. Throws `UsageError`. */
export function readWriting(invocation: Invocation): Writing {
  const { flags } = invocation;
  const category = invocation.option('category');
  const table = category === undefined ? null : oneOf(category, tableOrder, '--category');
  if (!flags.has('problems') && (table === null) !== flags.has('all'))
    throw new UsageError('Choose one: --category CATEGORY or --all.');
  const to = invocation.option('to') ?? null;
  if (flags.has('all') && to === null) throw new UsageError('Say into which folder: --to FOLDER.');
  const format = formatAsked(invocation);
  if (format === 'pdf' && table !== null && to === null && !flags.has('problems') && process.stdout.isTTY)
    throw new UsageError('A PDF is nothing for a terminal. Say into which file: --to FILE.');
  return { table, format, to, totals: flags.has('totals') };
}

/** Which of them is meant, among those known. */
export function oneOf<const T extends string>(given: string, known: readonly T[], name: string): T {
  const found = known.find((one) => one === given);
  if (found === undefined) throw new UsageError(`${name} is one of ${known.join(', ')}.`);
  return found;
}

/** The category of a published table. */
export function categoryAsked(given: string | undefined) {
  return oneOf(given ?? '', historyCategories, '--category');
}

function formatAsked(invocation: Invocation): ReportFormat {
  const given = invocation.option('format');
  if (given !== undefined) return oneOf(given, reportFormats, '--format');
  return invocation.flags.has('json') && !invocation.flags.has('csv') ? 'json' : 'csv';
}

function smallNumbersAsked(invocation: Invocation): SmallNumbers {
  const [suppress, merge] = [invocation.option('suppress-below'), invocation.option('merge-below')];
  if (suppress !== undefined && merge !== undefined)
    throw new UsageError('Choose one: --suppress-below or --merge-below.');
  const given = suppress ?? merge;
  if (given === undefined) return { mode: 'show' };
  const threshold = Number(given);
  if (!/^\d{1,6}$/.test(given) || threshold < leastThreshold)
    throw new UsageError(
      `Below which number: a whole number of at least ${leastThreshold}. Below 2 there is 1 alone, and what is held back would be known. A report that an early version published so is written as it was with --as-published in its place.`,
    );
  return { mode: suppress === undefined ? 'merge' : 'suppress', threshold };
}

function disclosedAsked(given: readonly string[], types: readonly string[]): Disclosed {
  return Object.fromEntries(
    given.map((one) => {
      const [, type = '', requests = '', accounts = ''] = /^(.+)=(\d{1,9}),(\d{1,9})$/.exec(one) ?? [];
      if (!types.includes(type))
        throw new UsageError(
          `--disclosed is ROW=REQUESTS,ACCOUNTS, with --bands; ROW is one of: ${types.join('; ')}.`,
        );
      return [type, { requests: Number(requests), accounts: Number(accounts) }];
    }),
  );
}

/** Why single rows are restated: `--why-row TABLE/ROW=TEXT`. */
export function reasonsAsked(invocation: Invocation): readonly RowReason[] {
  return invocation.options('why-row').map((given) => {
    const [, table, row = '', why = ''] = /^([a-z-]+)\/([^=]+)=(.+)$/.exec(given) ?? [];
    if (table === undefined)
      throw new UsageError('--why-row is TABLE/ROW=TEXT, such as "account/Germany=Found late."');
    return { table: oneOf(table, tableOrder, 'The table of --why-row'), row, why };
  });
}
