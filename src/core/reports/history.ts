import { dataInBand, isTotalName, type PublishedCheck, type PublishedFigures } from './check-published.ts';
import { columnsOf } from './columns.ts';
import { numeratorOf, type RowFigures } from './invariants.ts';
import { processColumns } from './other-tables.ts';
import { wholePercent } from './percentage.ts';
import { readPeriod, type Period } from './period.ts';
import type { HistoryCategory } from './published-form.ts';
import type { PublishedTable } from './published-table.ts';
import { compareNames, foldedName, isSameName } from './regions.ts';

/** A table as it was published, by somebody or from this vault, with what is wrong in it. */
export interface HistorySource extends PublishedCheck {
  readonly id: string;
  readonly publisher: string;
  /** Whether it was published from this vault. */
  readonly own: boolean;
  readonly category: HistoryCategory;
  /** The file that it came from, or the period of which it tells. */
  readonly name: string;
  /** When it was imported or published (UTC). */
  readonly at: string;
}

/** The name under which this vault's own reports stand beside those of others, where nobody said whose they are. */
export const ownPublisher = 'This vault';

/** The figures of a table that was published here. What was held back or banded stays words. */
export function ownRows(period: string, { columns, rows, rowHeading }: PublishedTable): PublishedFigures[] {
  return rows.map(({ name, cells }) => {
    const read = columns.map(({ id }, index) => [id, cells[index] ?? null] as const);
    return {
      period,
      region: rowHeading === null ? '' : name,
      figures: Object.fromEntries(read.map(([id, cell]) => [id, typeof cell === 'number' ? cell : null])),
      words: Object.fromEntries(
        read.filter((one): one is readonly [string, string] => typeof one[1] === 'string'),
      ),
    };
  });
}

/** What a publisher's tables of a category say over time. */
export interface Trend {
  readonly publisher: string;
  readonly category: HistoryCategory;
  /** In their order. */
  readonly periods: readonly Period[];
  /** By country or process, in the order of their names. */
  readonly rows: readonly TrendRow[];
  readonly total: TrendRow;
}

export interface TrendRow {
  readonly name: string;
  /** One for each period; null where the row is not in it. */
  readonly figures: readonly (RowFigures | null)[];
  /** What stands in place of figures, such as a band: one for each period, as `figures` are. */
  readonly words: readonly (PublishedFigures['words'] | null)[];
}

interface ToldPeriod {
  readonly period: Period;
  readonly rows: readonly PublishedFigures[];
  readonly source: HistorySource;
}

/**
 * The trend over all tables of a publisher and category. Where two tell of a period, the later one counts; with
 * `withReplaced` the others stand before it, and their names say which table they are.
 */
export function trendOf(
  sources: readonly HistorySource[],
  publisher: string,
  category: HistoryCategory,
  withReplaced = false,
): Trend {
  const tables = sources
    .filter((one) => one.publisher === publisher && one.category === category)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const inOrder: ToldPeriod[] = [];
  for (const source of tables) {
    const counted = source.rows.filter(({ region }) => !isTotalName(region));
    for (const [name, rows] of Map.groupBy(counted, (row) => periodOf(row.period)?.name ?? '')) {
      const period = periodOf(name);
      if (period === null) continue;
      const before = inOrder.findIndex((one) => one.period.name === period.name);
      const [replaced] = before === -1 ? [] : inOrder.splice(before, 1);
      if (replaced !== undefined && withReplaced) inOrder.push(underOwnName(replaced, inOrder));
      inOrder.push({ period, rows, source });
    }
  }
  const told = inOrder.toSorted(
    (a, b) => byText(a.period.from, b.period.from) || byText(a.period.to, b.period.to),
  );
  const names = new Map<string, string>();
  for (const { region } of told.flatMap(({ rows }) => rows))
    if (!names.has(foldedName(region))) names.set(foldedName(region), region);
  return {
    publisher,
    category,
    periods: told.map(({ period }) => period),
    rows: [...names.values()].toSorted(compareNames).map((name) => {
      const own = told.map(({ rows }) => rows.find(({ region }) => isSameName(region, name)));
      return {
        name,
        figures: own.map((row) => row?.figures ?? null),
        words: own.map((row) => row?.words ?? null),
      };
    }),
    total: {
      name: 'All',
      figures: told.map(({ rows }) => sumOf(category, rows)),
      words: told.map(() => null),
    },
  };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `2013 H1, replaced: first.csv`; another one of that name has a number. */
function underOwnName(replaced: ToldPeriod, others: readonly ToldPeriod[]): ToldPeriod {
  const { period, source } = replaced;
  const table = source.own ? `published ${source.at.slice(0, 10)}` : source.name;
  const first = `${period.name}, replaced: ${table}`;
  const taken = new Set(others.map((one) => one.period.name));
  let name = first;
  for (let number = 2; taken.has(name); number += 1) name = `${first} (${number})`;
  return { ...replaced, period: { ...period, name } };
}

/** Half-years of which nothing was published stand between the others: `index` null. At most so many in a row. */
const mostMissing = 40;

/** The periods of a trend in their order, with those that are missing between two half-years. */
export function periodsWithGaps(
  periods: readonly Period[],
): readonly { readonly name: string; readonly index: number | null }[] {
  return periods.flatMap((period, index) => {
    const own = { name: period.name, index };
    const before = periods[index - 1];
    if (before === undefined) return [own];
    const missing = halfYearsBetween(halfYearOf(before), halfYearOf(period));
    return [...missing.slice(-mostMissing).map((name) => ({ name, index: null })), own];
  });
}

/** Half-years since year 0; null for another period. */
function halfYearOf({ name }: Period): number | null {
  const [, year, half] = /^(\d{4}) H([12])$/.exec(name) ?? [];
  return year === undefined ? null : Number(year) * 2 + Number(half) - 1;
}

function halfYearsBetween(before: number | null, after: number | null): readonly string[] {
  if (before === null || after === null) return [];
  return Array.from({ length: Math.max(0, after - before - 1) }, (_, index) => {
    const number = before + 1 + index;
    return `${Math.floor(number / 2)} H${(number % 2) + 1}`;
  });
}

/** The periods that a table tells of and that no later one of its publisher and category tells of too. */
export function periodsThatCount(sources: readonly HistorySource[], own: HistorySource): readonly string[] {
  const later = sources.filter(
    (one) =>
      one !== own &&
      one.publisher === own.publisher &&
      one.category === own.category &&
      (one.at > own.at || (one.at === own.at && sources.indexOf(one) > sources.indexOf(own))),
  );
  const told = new Set(later.flatMap(({ rows }) => rows.map(({ period }) => periodOf(period)?.name)));
  return [...new Set(own.rows.map(({ period }) => period))].filter((name) => !told.has(periodOf(name)?.name));
}

/** Said of a table where a later one tells of the same periods; `counts` as of `periodsThatCount`. */
export function replacedWords(periods: readonly string[], counts: readonly string[]): readonly string[] {
  if (counts.length === periods.length) return [];
  return [counts.length === 0 ? 'replaced by a later table' : `counts for ${counts.join(', ')} alone`];
}

/** The period that a published row names; null where it names none. */
export function periodOf(name: string): Period | null {
  try {
    return readPeriod(name);
  } catch {
    return null;
  }
}

/** A column's sum over the rows; null where a row has no figure: what is blank, banded or held back is not 0. */
function sumOf(category: HistoryCategory, rows: readonly PublishedFigures[]): RowFigures {
  const columns = category === 'by-process' ? processColumns : columnsOf[category];
  const sums = columns
    .filter(({ figure }) => figure.kind !== 'percent')
    .map(({ id }) => {
      const values = rows.flatMap(({ figures }) => figures[id] ?? []);
      const isKnown = values.length > 0 && values.length === rows.length;
      return [id, isKnown ? values.reduce((sum, value) => sum + value, 0) : null] as const;
    });
  return Object.fromEntries(sums);
}

/** What is drawn and compared. */
export const measures = ['requests', 'identifiers', 'share'] as const;
export type Measure = (typeof measures)[number];

export const measureWords: Readonly<Record<Measure, string>> = {
  requests: 'Requests',
  identifiers: 'Identifiers specified',
  share: 'Share with data provided',
};

/** A measure of a row: a number, or whole percent; null where it was not published. */
export function measureOf(
  measure: Measure,
  category: HistoryCategory,
  figures: RowFigures | null,
): number | null {
  if (figures === null) return null;
  if (measure !== 'share') return figures[measure === 'requests' ? 'received' : 'identifiers'] ?? null;
  const received = figures['received'] ?? null;
  const ids = category === 'by-process' ? ['disclosed'] : numeratorOf(category);
  const parts = ids.flatMap((id) => figures[id] ?? []);
  if (received === null || received === 0 || parts.length < ids.length) return figures['percentage'] ?? null;
  return wholePercent(
    parts.reduce((sum, part) => sum + part, 0),
    received,
  );
}

/** A measure of a row in the period of that place; in words where a band, or that it is held back, was published. */
export function measureTold(
  measure: Measure,
  category: HistoryCategory,
  { figures, words }: TrendRow,
  period: number,
): number | string | null {
  const column = { requests: 'received', identifiers: 'identifiers', share: 'percentage' }[measure];
  return measureOf(measure, category, figures[period] ?? null) ?? words[period]?.[column] ?? null;
}

/** A measure in two periods; `change` in the measure's own unit, `percent` of what was before. */
export interface Difference {
  readonly before: number | string | null;
  readonly after: number | string | null;
  readonly change: number | null;
  readonly percent: number | null;
}

export interface DifferenceRow {
  readonly name: string;
  readonly differences: Readonly<Record<Measure, Difference>>;
  /** Of how many data was disclosed, where a band of that was published; null where none was. */
  readonly dataInBand: Pick<Difference, 'before' | 'after'> | null;
}

/** Two periods of a trend side by side, row by row, all rows together last. */
export function compareTrend(
  { category, periods, rows, total }: Trend,
  before: string,
  after: string,
): readonly DifferenceRow[] {
  const [first, second] = [before, after].map((name) => periods.findIndex((period) => period.name === name));
  return [...rows, total].map((row) => ({
    name: row.name,
    differences: Object.fromEntries(
      measures.map((measure) => {
        const at = (index = -1) => measureTold(measure, category, row, index);
        return [measure, differenceOf(measure, at(first), at(second))];
      }),
    ) as Record<Measure, Difference>,
    dataInBand: bandsOf(row, first, second),
  }));
}

function bandsOf({ words }: TrendRow, first = -1, second = -1): DifferenceRow['dataInBand'] {
  const [before, after] = [first, second].map((index) => words[index]?.[dataInBand] ?? null);
  return before === null && after === null ? null : { before: before ?? null, after: after ?? null };
}

function differenceOf(
  measure: Measure,
  before: Difference['before'],
  after: Difference['after'],
): Difference {
  if (typeof before !== 'number' || typeof after !== 'number')
    return { before, after, change: null, percent: null };
  const change = after - before;
  const size = before === 0 || measure === 'share' ? null : wholePercent(Math.abs(change), before);
  return { before, after, change, percent: size === null ? null : change < 0 ? -size : size };
}
