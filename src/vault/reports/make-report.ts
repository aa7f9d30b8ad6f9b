import { columnsOf, tableCategories, type TableCategory } from '../../core/reports/columns.ts';
import {
  columnsNotRecorded,
  uncountedReasons,
  whyUncounted,
  type Uncounted,
} from '../../core/reports/countability.ts';
import { rowProblems, type TableProblem } from '../../core/reports/invariants.ts';
import { checkNationalSecurity, isPlaced, type NewService } from '../../core/reports/national-security.ts';
import {
  categoryTables,
  publishableReport,
  type Publishable,
  type PublishingOptions,
} from '../../core/reports/publishable-report.ts';
import type { PublishedReport, TableId } from '../../core/reports/report.ts';
import type { Answered } from '../../core/reports/response-time.ts';
import type { ReportTable } from '../../core/reports/table.ts';
import type { Tally } from '../../core/reports/tally.ts';
import type { WritableDb } from '../database.ts';
import { readSettings } from '../settings.ts';
import type { Vault } from '../vault.ts';
import { agreementsIn } from './agreements.ts';
import { earlierTables } from './exact-tables.ts';
import { processInDoubt, type ProcessInDoubt } from './process-in-doubt.ts';
import { refuseOverReleased } from './released-bands.ts';
import { publishedRegions } from './regions.ts';
import {
  casesIn,
  countAllCases,
  decidedIn,
  talliesOf,
  undatedCasesIn,
  undatedTallies,
  type NumberedTally,
} from './tallies.ts';

export interface ReportOptions extends PublishingOptions {
  readonly newServices?: readonly NewService[];
  /** Process of which a person says that it is no national security process, in the docket's words. */
  readonly toldApart?: readonly string[];
}

/** Cases that are in no table, or of which a table lacks something, all for the same reason. */
export interface CaseProblem {
  readonly why: Uncounted | 'not-recorded';
  /** The same in a sentence. */
  readonly message: string;
  readonly requests: number;
  /** Some of them, by id. */
  readonly cases: readonly string[];
}

/** What a report comes to, for the reviewer. Only `publishedReport` leaves. */
export interface Report {
  /** Requests that are in no table. */
  readonly uncounted: readonly CaseProblem[];
  /** Requests that are counted as received, while something of their outcome is not known. */
  readonly incomplete: readonly (CaseProblem & { readonly category: TableId })[];
  readonly problems: readonly (TableProblem & { readonly category: TableCategory })[];
  /** Process that is to be told apart from national security before a table that counts it leaves. */
  readonly inDoubt: readonly ProcessInDoubt[];
  /** Whether there is national security process of which no figure is given, for want of a structure. */
  readonly withoutBands: boolean;
  readonly tables: Readonly<Partial<Record<TableCategory, ReportTable>>>;
  readonly published: PublishedReport;
  /** Why a table is not in `published` although something was counted. */
  readonly leftOut: Publishable['leftOut'];
}

const casesShown = 1000;

/**
 * Computes a report from the vault's cases. Failures: `refused` with the day from which it is allowed, where national
 * security figures may not be published yet, or would narrow bands that left before.
 */
export function makeReport({ db, now }: Pick<Vault, 'db' | 'now'>, options: ReportOptions): Report {
  if (options.bands !== null) {
    checkNationalSecurity(options.bands, options.period, now().at.slice(0, 10), options.newServices);
    refuseOverReleased({ db, now }, options);
  }
  countAllCases(db);
  const all = talliesOf(db, options);
  const counted = all.filter(({ tally }) => whyUncounted(tally, true, options.rule) === null);
  const tallies = counted.map(({ tally }) => tally);
  const tables = categoryTables(tallies, publishedRegions());
  const answered = answeredOf(counted, decidedIn(db, options));
  const agreements = agreementsIn(db, options, counted);
  return {
    uncounted: uncountedCases(db, all, options),
    incomplete: [
      ...tableCategories.flatMap((category) =>
        incompleteCases(db, category, ofCategory(counted, category), options),
      ),
      ...withoutBand(db, counted, options),
    ],
    withoutBands: options.bands === null && tallies.some(({ category }) => category === 'national-security'),
    problems: [...problemsOf(tables), ...unknownProcesses(tallies)],
    inDoubt: processInDoubt(db, tallies, options.toldApart ?? []),
    tables,
    ...publishableReport(
      { tallies, answered, agreements },
      { publisher: readSettings(db).publisher, ...options, earlier: earlierTables(db, options) },
      publishedRegions(),
    ),
  };
}

function ofCategory(tallies: readonly NumberedTally[], category: TableCategory): NumberedTally[] {
  return tallies.filter(({ tally }) => tally.category === category);
}

/** National security is left out: how many requests were decided would be told exactly. */
function answeredOf(
  counted: readonly NumberedTally[],
  decided: ReturnType<typeof decidedIn>,
): readonly Answered[] {
  const categories = new Map(counted.map(({ number, tally }) => [number, tally.category]));
  return decided.flatMap(({ number, minutes, requests }) => {
    const category = categories.get(number) ?? null;
    return category === null || category === 'national-security' ? [] : [{ category, minutes, requests }];
  });
}

function uncountedCases(
  db: WritableDb,
  all: readonly NumberedTally[],
  options: ReportOptions,
): CaseProblem[] {
  const { bands, rule } = options;
  const why = ({ tally }: NumberedTally): Uncounted | null => {
    const isUnplaced = bands !== null && tally.category === 'national-security' && !isPlaced(bands, tally);
    return whyUncounted(tally, true, rule) ?? (isUnplaced ? 'no-band-row' : null);
  };
  const dated = grouped(all, why).map(([reason, group]) =>
    problem(reason, group, casesIn(db, options, numbersOf(group), { most: casesShown })),
  );
  const undated = grouped(undatedTallies(db, rule), ({ tally }) => whyUncounted(tally, false, rule)).map(
    ([reason, group]) => problem(reason, group, undatedCasesIn(db, rule, numbersOf(group), casesShown)),
  );
  return [...undated, ...dated];
}

function problem(why: Uncounted, group: readonly NumberedTally[], cases: readonly string[]): CaseProblem {
  return { why, message: uncountedReasons[why], requests: requestsOf(group), cases };
}

function requestsOf(group: readonly NumberedTally[]): number {
  return group.reduce((sum, { tally }) => sum + tally.requests, 0);
}

function numbersOf(group: readonly NumberedTally[]): number[] {
  return group.map(({ number }) => number);
}

function grouped<K extends string>(
  tallies: readonly NumberedTally[],
  keyOf: (numbered: NumberedTally) => K | null,
): (readonly [K, readonly NumberedTally[]])[] {
  const groups = new Map<K, NumberedTally[]>();
  for (const numbered of tallies) {
    const key = keyOf(numbered);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [numbered]);
    else group.push(numbered);
  }
  return [...groups];
}

function incompleteCases(
  db: WritableDb,
  category: TableCategory,
  own: readonly NumberedTally[],
  options: ReportOptions,
): Report['incomplete'] {
  const groups = grouped(own, ({ tally }) => {
    const columns = columnsNotRecorded(category, tally);
    return columns.length === 0 ? null : columns.map(({ heading }) => `“${heading}”`).join(', ');
  });
  return groups.map(([headings, group]) => ({
    category,
    why: 'not-recorded',
    message: `It is not recorded whether or how it counts under ${headings}.`,
    requests: requestsOf(group),
    cases: casesIn(db, options, numbersOf(group), { most: casesShown }),
  }));
}

/** National security process of which something is blank that is banded: a band would take it for 0. */
function withoutBand(
  db: WritableDb,
  counted: readonly NumberedTally[],
  options: ReportOptions,
): Report['incomplete'] {
  if (options.bands === null) return [];
  if (options.bands === '2013') {
    const own = counted.filter(({ tally }) => tally.category === 'national-security');
    return incompleteCases(db, 'account', own, options).map((gap) => ({
      ...gap,
      category: 'national-security',
      message: `${gap.message} No band is given for it there.`,
    }));
  }
  const group = counted.filter(
    ({ tally: { category, sums, requests } }) =>
      category === 'national-security' && sums.identifiers.recorded < requests,
  );
  if (group.length === 0) return [];
  return [
    {
      category: 'national-security',
      why: 'not-recorded',
      message: 'It is not recorded how many accounts it names: no band of accounts is given for its rows.',
      requests: requestsOf(group),
      cases: casesIn(db, options, numbersOf(group), { most: casesShown }),
    },
  ];
}

const processesNamed = 20;

/** Process in the docket's own words is to be looked at: it could be national security by a name that no list has. */
function unknownProcesses(tallies: readonly Tally[]): Report['problems'] {
  return tableCategories.flatMap((category) => {
    const own = tallies.filter((tally) => tally.category === category);
    const given = [...new Set(own.flatMap(({ processGiven }) => processGiven ?? []))].toSorted();
    if (given.length === 0) return [];
    const named = given.slice(0, processesNamed).map((text) => `“${text}”`);
    const more = given.length > named.length ? ` and ${given.length - named.length} more` : '';
    return [
      {
        category,
        severity: 'warning' as const,
        row: 'Process',
        rule: 'process-known',
        message: `No process that Redrope knows: ${named.join(', ')}${more}. What is national security process belongs into that category: here it is published exactly.`,
      },
    ];
  });
}

function problemsOf(tables: Report['tables']): Report['problems'] {
  return tableCategories.flatMap((category) =>
    (tables[category]?.rows ?? []).flatMap(({ name, cells }) => {
      const figures = columnsOf[category].map(({ id }, index) => [id, cells[index] ?? null] as const);
      return rowProblems(category, name, Object.fromEntries(figures)).map((found) => ({
        ...found,
        category,
      }));
    }),
  );
}
