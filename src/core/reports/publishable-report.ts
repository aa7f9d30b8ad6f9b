import { Failure } from '../failure.ts';
import type { Agreement } from '../second-review/agreement.ts';
import { agreementTable } from './agreement-table.ts';
import { accountTable2013, bandTable } from './band-table.ts';
import { tableCategories, type TableCategory } from './columns.ts';
import { headedBy } from './decided-headings.ts';
import type { EarlierTable } from './earlier-table.ts';
import { bandRows, type BandOption, type Disclosed } from './national-security.ts';
import { NothingHides } from './nothing-hides.ts';
import { processTable, reasonTable } from './other-tables.ts';
import { publishTable, suppressed, type PublishedTable } from './published-table.ts';
import type { Regions } from './regions.ts';
import { definitions, type PublishedReport, type TableId } from './report.ts';
import type { DateRule, ReportQuery } from './report-query.ts';
import { responseTimeTable, type Answered } from './response-time.ts';
import { publishWithout, type SmallNumbers } from './suppression.ts';
import { categoryTable, type ReportTable } from './table.ts';
import type { Tally } from './tally.ts';

/** How what was counted is to be published. */
export interface PublishingOptions extends ReportQuery {
  /** Whose report it is; empty where nobody said. */
  readonly publisher?: string;
  readonly smallNumbers: SmallNumbers;
  /** The structure of the national security table; without one there is no such table. */
  readonly bands: BandOption | null;
  readonly disclosed?: Disclosed;
  /** What was published of the same days with the same small numbers held back, in its order. */
  readonly earlier?: EarlierTables;
}

export type EarlierTables = Readonly<Partial<Record<TableCategory, readonly EarlierTable[]>>>;

/** What was counted in a period: requests that belong to a table, and how long those that were decided took. */
export interface Counted {
  readonly tallies: readonly Tally[];
  readonly answered: readonly Answered[];
  /** What two reviewers both judged. */
  readonly agreements: readonly Agreement[];
}

type CategoryTables = Readonly<Partial<Record<TableCategory, ReportTable>>>;

/** The exact table of each category in which something was received. */
export function categoryTables(tallies: readonly Tally[], regions: Pick<Regions, 'nameOf'>): CategoryTables {
  return Object.fromEntries(
    tableCategories.flatMap((category) => {
      const own = tallies.filter((tally) => tally.category === category);
      return own.length === 0 ? [] : [[category, categoryTable(category, own, regions)] as const];
    }),
  );
}

/** The table of a category of which nothing was counted. */
export function emptyTable(
  category: TableCategory,
  rule: DateRule,
  regions: Pick<Regions, 'nameOf'>,
): PublishedTable {
  return headedBy(rule, publishTable(categoryTable(category, [], regions)));
}

/** What may leave of a period. */
export interface Publishable {
  /** Every form that is written of a report is made from this value alone. */
  readonly published: PublishedReport;
  /** Why a table is not in it although something was counted: nothing would hide what an earlier one holds back. */
  readonly leftOut: Readonly<Partial<Record<TableCategory, string>>>;
}

/**
 * What leaves of a period; of national security it depends on nothing but the bands. Failure `refused` for choices that
 * would tell what they hold back.
 */
export function publishableReport(
  counted: Counted,
  options: PublishingOptions,
  regions: Pick<Regions, 'nameOf'>,
): Publishable {
  const { tallies } = counted;
  const { period, rule, smallNumbers, bands, disclosed, earlier = {}, publisher = '' } = options;
  if (bands === '2013' && smallNumbers.mode !== 'show') {
    throw new Failure(
      'refused',
      'In the style of 2013 the account table is partly in bands, and small numbers cannot be suppressed in it. Choose one of the two.',
    );
  }
  const exact = categoryTables(tallies, regions);
  const tables: Partial<Record<TableId, PublishedTable>> = {};
  const leftOut: Partial<Record<TableCategory, string>> = {};
  for (const category of tableCategories) {
    const before = earlier[category] ?? [];
    const table = exact[category] ?? (before.some(holdsBack) ? categoryTable(category, [], regions) : null);
    if (table === null) continue;
    const masked = orWhyNot(() => publishWithout(table, smallNumbers, before));
    if (typeof masked === 'string') leftOut[category] = masked;
    else tables[category] = masked;
  }
  if (bands === '2013') tables.account = accountTable2013(tallies, regions);
  if (bands !== null) tables['national-security'] = bandTable(bandRows(bands, tallies, disclosed));
  // These add up to the same requests as the categories do: beside suppressed or banded figures they would tell them.
  if (smallNumbers.mode === 'show' && bands !== '2013') Object.assign(tables, acrossCategories(counted));
  const headed = Object.fromEntries(Object.entries(tables).map(([id, table]) => [id, headedBy(rule, table)]));
  const head = { form: 'redrope-transparency-report 1', ...(publisher === '' ? {} : { publisher }) } as const;
  return {
    published: { ...head, period, rule, smallNumbers, bands, tables: headed, definitions },
    leftOut,
  };
}

/** The table, or why there is none. */
function orWhyNot(make: () => PublishedTable): PublishedTable | string {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof NothingHides) return thrown.message;
    throw thrown;
  }
}

function holdsBack({ told }: EarlierTable): boolean {
  return [...told.rows, told.total].some(({ cells }) => cells.includes(suppressed));
}

function acrossCategories({
  tallies,
  answered,
  agreements,
}: Counted): Partial<Record<TableId, PublishedTable>> {
  const tables: Partial<Record<TableId, PublishedTable>> = {
    'by-process': publishTable(processTable(tallies)),
    'by-reason': publishTable(reasonTable(tallies)),
    'response-time': responseTimeTable(answered),
    'second-review': agreementTable(agreements),
  };
  return Object.fromEntries(Object.entries(tables).filter(([, { rows }]) => rows.length > 0));
}
