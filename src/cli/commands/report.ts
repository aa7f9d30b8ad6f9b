import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { tableCategories, type TableCategory } from '../../core/reports/columns.ts';
import { bandOptionIds, type BandOption } from '../../core/reports/national-security.ts';
import { readPeriod } from '../../core/reports/period.ts';
import type { PublishedTable } from '../../core/reports/published-table.ts';
import { tableCsv } from '../../core/reports/report-csv.ts';
import type { PublishedReport, TableId } from '../../core/reports/report.ts';
import type { DateRule } from '../../core/reports/report-query.ts';
import type { SmallNumbers } from '../../core/reports/suppression.ts';
import { checkPublishedFile } from '../../vault/reports/check-published-file.ts';
import { emptyTable, makeReport, type Report } from '../../vault/reports/make-report.ts';
import { publishReport } from '../../vault/reports/published-store.ts';
import { reportText } from '../../vault/reports/report-text.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { withVault, word } from '../with-vault.ts';

/** Transparency reports: `report VAULT`, and `report check FILE.csv` for anybody's table. */
export function report(invocation: Invocation): Promise<Outcome> {
  if (word(invocation, 0) === 'check' && invocation.words.length === 2) return checkFile(invocation);
  if (invocation.words.length > 1) throw new UsageError(`“${word(invocation, 1)}” is one word too many.`);
  const asked = readAsked(invocation);
  return withVault(invocation, (vault) => {
    const made = makeReport(vault, asked);
    const errors = made.problems.filter(({ severity }) => severity === 'error');
    if (invocation.flags.has('problems')) return problemsOutcome(made);
    if (errors.length > 0) {
      const [first] = errors;
      throw new Failure(
        'refused',
        `The figures contradict each other in ${errors.length} places, first in ${first?.category}, ${first?.row}: ${first?.message} Nothing was written. See --problems.`,
      );
    }
    if (invocation.flags.has('publish')) publishReport(vault, made.published, invocation.option('why') ?? '');
    return asked.category === null ? writeAll(made, asked) : writeOne(made, asked, asked.category);
  });
}

interface Asked {
  readonly period: ReturnType<typeof readPeriod>;
  readonly rule: DateRule;
  readonly smallNumbers: SmallNumbers;
  readonly bands: BandOption | null;
  readonly category: TableId | null;
  readonly format: 'csv' | 'json';
  readonly to: string | null;
  readonly totals: boolean;
}

function readAsked(invocation: Invocation): Asked {
  const { flags } = invocation;
  const option = (name: string) => invocation.option(name);
  const period = option('period');
  if (period === undefined) throw new UsageError('Name the period: --period "2013 H1".');
  const category = categoryAsked(option('category'));
  const anyWay = flags.has('problems');
  if (!anyWay && (category === null) !== flags.has('all'))
    throw new UsageError('Choose one: --category CATEGORY or --all.');
  const to = option('to') ?? option('out') ?? null;
  if (flags.has('all') && to === null) throw new UsageError('Say into which folder: --to FOLDER.');
  return {
    period: readPeriod(period),
    rule: oneOf(option('by') ?? 'received', ['received', 'decided'], '--by'),
    smallNumbers: smallNumbersAsked(invocation),
    bands: option('bands') === undefined ? null : oneOf(option('bands') ?? '', bandOptionIds, '--bands'),
    category,
    format: formatAsked(invocation),
    to,
    totals: flags.has('totals'),
  };
}

function oneOf<const T extends string>(given: string, known: readonly T[], name: string): T {
  const found = known.find((one) => one === given);
  if (found === undefined) throw new UsageError(`${name} is one of ${known.join(', ')}.`);
  return found;
}

const otherTables = ['national-security', 'by-process', 'by-reason'] as const;

function categoryAsked(given: string | undefined): TableId | null {
  if (given === undefined) return null;
  return oneOf(given, [...tableCategories, ...otherTables], '--category');
}

function formatAsked(invocation: Invocation): 'csv' | 'json' {
  const given = invocation.option('format');
  if (given !== undefined) return oneOf(given, ['csv', 'json'], '--format');
  return invocation.flags.has('json') && !invocation.flags.has('csv') ? 'json' : 'csv';
}

function smallNumbersAsked(invocation: Invocation): SmallNumbers {
  const [suppress, merge] = [invocation.option('suppress-below'), invocation.option('merge-below')];
  if (suppress !== undefined && merge !== undefined)
    throw new UsageError('Choose one: --suppress-below or --merge-below.');
  const given = suppress ?? merge;
  if (given === undefined) return { mode: 'show' };
  const threshold = Number(given);
  if (!/^\d{1,6}$/.test(given) || threshold < 2)
    throw new UsageError('Below which number: a whole number of at least 2.');
  return { mode: suppress === undefined ? 'merge' : 'suppress', threshold };
}

/** How much is not in the tables, told to the reviewer beside what is written, never in it. */
function notesOf({ uncounted, incomplete, problems }: Report): string[] {
  const missing = uncounted.map(({ requests, message }) => `${requests} not counted: ${message}`);
  const lacking = incomplete.map(
    ({ requests, category, message }) => `${requests} in ${category}: ${message}`,
  );
  const warned = problems.map(({ category, row, message }) => `${category}, ${row}: ${message}`);
  return [...missing, ...lacking, ...warned];
}

function problemsOutcome({ uncounted, incomplete, problems }: Report): Outcome {
  const lines = [...uncounted, ...incomplete].flatMap(({ requests, message, cases }) => [
    `${requests}: ${message}`,
    ...cases.slice(0, 100).map((id) => `  ${id}`),
  ]);
  const faults = problems.map(
    ({ severity, category, row, message }) => `${severity}: ${category}, ${row}: ${message}`,
  );
  const all = [...lines, ...faults];
  return {
    json: { uncounted, incomplete, problems },
    lines: all.length === 0 ? ['All cases are counted, and nothing contradicts.'] : all,
  };
}

function writeOne(made: Report, asked: Asked, id: TableId): Outcome {
  const table = tableAsked(made.published, id);
  const { format, totals } = asked;
  const content = reportText(made.published, id, table, { format, totals });
  const notes = notesOf(made);
  if (asked.to === null) {
    const json = format === 'json' ? { ...made.published, tables: { [id]: table } } : { csv: content };
    return { json, lines: [], content, notes };
  }
  writeNew(asked.to, content);
  return { json: { files: [asked.to] }, lines: [`Wrote ${asked.to}.`], notes };
}

function tableAsked({ tables, bands }: PublishedReport, id: TableId): PublishedTable {
  const table = tables[id];
  if (table !== undefined) return table;
  if (id === 'national-security' && bands === null)
    throw new UsageError(`National security figures need --bands, one of ${bandOptionIds.join(', ')}.`);
  const category = tableCategories.find((one): one is TableCategory => one === id);
  if (category !== undefined) return emptyTable(category);
  throw new Failure('nothing-to-export', 'This table is empty, or left out beside suppressed figures.');
}

function writeAll({ published, ...made }: Report, { to, totals, period }: Asked): Outcome {
  const folder = to ?? '';
  const name = period.name.replaceAll(/[^A-Za-z0-9-]+/g, '-');
  const files = Object.entries(published.tables).map(([id, table]): [string, string] => [
    join(folder, `${name}-${id}.csv`),
    tableCsv(period.name, table, totals),
  ]);
  files.push([join(folder, `${name}.json`), `${JSON.stringify(published, null, 1)}\n`]);
  const taken = files.find(([file]) => existsSync(file));
  if (taken !== undefined)
    throw new Failure('file-exists', `${taken[0]} exists already. Nothing was written.`);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of files) writeNew(file, content);
  const written = files.map(([file]) => file);
  return {
    json: { files: written },
    lines: written.map((file) => `Wrote ${file}.`),
    notes: notesOf({ published, ...made }),
  };
}

function writeNew(file: string, content: string): void {
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Failure('file-exists', `${file} exists already and was left as it is.`);
    throw new Failure('file-unreadable', `${file} cannot be written.`);
  }
}

async function checkFile(invocation: Invocation): Promise<Outcome> {
  const category = oneOf(invocation.option('category') ?? '', tableCategories, '--category');
  const found = checkPublishedFile(readInput(word(invocation, 1)), category);
  const lines = [
    ...found.errors.map(({ row, region, message }) => `Error, row ${row ?? '-'} ${region}: ${message}`),
    ...found.warnings.map(({ row, region, message }) => `Warning, row ${row ?? '-'} ${region}: ${message}`),
  ];
  return { json: found, lines: [`${found.rows.length} rows.`, ...lines] };
}

function readInput(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new Failure('file-unreadable', `The file ${path} cannot be read.`);
  }
}
