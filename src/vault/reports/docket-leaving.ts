import { isNationalSecurity } from '../../core/reports/countability.ts';
import { addDays, type Period } from '../../core/reports/period.ts';
import { isSameName } from '../../core/reports/regions.ts';
import { allDays, type Released } from '../../core/reports/second-bands.ts';
import type { TallyGroup } from '../../core/reports/tally.ts';
import { rows, type ReadableDb, type WritableDb } from '../database.ts';
import { structureChosen } from './band-choice-store.ts';
import { publishedRegions } from './regions.ts';
import { processInDoubt, refuseInDoubt } from './process-in-doubt.ts';
import { allReleased } from './released-bands.ts';
import { dayNumber, dayOfNumber } from './report-case.ts';
import { countAllCases } from './tallies.ts';

/** Which requests are to be exported. */
export interface DocketAsked {
  /** Whether national security process is, whose rows anybody can count. */
  readonly nationalSecurity?: boolean;
  /** Whether references go along whatever is left out: by their gaps anybody could count it. */
  readonly references?: boolean | undefined;
  /** Those received in it alone; null: all of them. */
  readonly period?: Period | null;
}

/** Which requests an export of the docket leaves out, and how many they are. */
export interface LeftOut {
  readonly requests: number;
  /** Whether account requests of the United States are among them: in the style of 2013 they are in the same bands. */
  readonly withAccounts: boolean;
}

/** What an export leaves out of what it would have without regard to bands. */
export function leftOutOf(db: WritableDb, asked: DocketAsked = {}): LeftOut {
  const exported = exportedFrom(db, asked);
  const requests = exported.groups
    .filter((one) => !exported.isExported(one))
    .reduce((sum, one) => sum + one.requests, 0);
  return { requests, withAccounts: exported.days.length > 0 };
}

/**
 * Whether references go along. Where numbers run on, a gap counts what was left out, and no gap says that there is
 * nothing: they stay here where anything is left out, or is, or is to be, told in bands.
 */
export function hasReferences(db: WritableDb, { nationalSecurity, references }: DocketAsked): boolean {
  if (references === true || nationalSecurity === true) return true;
  const isInBands = structureChosen(db) !== null || allReleased(db).some(({ bands }) => bands !== null);
  return !isInBands && leftOutOf(db).requests === 0;
}

export const withoutReferencesWords =
  'References are left out: where they are numbers that run on, their gaps would count what is held back. A docket without them does not find its cases again when it is imported.';

/** What is left out, in a sentence without a number. */
export function leftOutWords({ withAccounts }: LeftOut): string {
  return withAccounts
    ? 'National security process, and account requests of the United States that are in the same bands, are left out.'
    : 'National security process is left out.';
}

/** Requests that are alike, in days of which the style of 2013 has account requests in bands (`inBands`), or not. */
interface DocketGroup {
  readonly group: TallyGroup;
  readonly inBands: boolean;
  readonly requests: number;
  /** Whether anything in it is not ASCII. */
  readonly beyond: boolean;
  readonly first: number | null;
  readonly last: number | null;
  readonly undated: number;
}

export interface Exported {
  /** The days of which account requests of the United States are left out. */
  readonly days: readonly Period[];
  readonly groups: readonly DocketGroup[];
  readonly isExported: (one: {
    readonly group: Pick<TallyGroup, 'category' | 'region' | 'process' | 'processGiven'>;
    readonly inBands: boolean;
  }) => boolean;
}

/** What an export has in it. */
export function exportedFrom(db: WritableDb, asked: DocketAsked): Exported {
  countAllCases(db);
  const { nationalSecurity = false } = asked;
  const days = nationalSecurity ? [] : daysInStyleOf2013(db);
  return {
    days,
    groups: groupsIn(db, asked, days),
    isExported: ({ group, inBands }) =>
      nationalSecurity || !(isNationalSecurity(group) || (inBands && isMergedIn2013(group))),
  };
}

/** SQL with `daysText` for its one parameter: one without a day may be of any day. */
export const inBandsSql = `(SELECT count(*) FROM json_each(?) AS d
  WHERE c.received_on IS NULL OR c.received_on BETWEEN d.value ->> 0 AND d.value ->> 1) > 0`;

export function daysText(days: readonly Period[]): string {
  return JSON.stringify(days.map(({ from, to }) => [dayNumber(from), dayNumber(to)]));
}

/** SQL that takes two days, or null twice for all. */
export const inPeriodSql = '(? IS NULL OR c.received_on BETWEEN ? AND ?)';

export function periodValues(period: Period | null = null): readonly (number | null)[] {
  if (period === null) return [null, null, null];
  const [from, to] = [dayNumber(period.from), dayNumber(period.to)];
  return [from, from, to];
}

function groupsIn(db: ReadableDb, { period }: DocketAsked, days: readonly Period[]): DocketGroup[] {
  const sql = `SELECT g.alike, ${inBandsSql} AS inBands, count(*) AS requests,
      max(g.alike GLOB '*[^ -~]*' OR c.reference GLOB '*[^ -~]*') AS beyond,
      min(c.received_on) AS first, max(c.received_on) AS last, count(*) - count(c.received_on) AS undated
    FROM report_group AS g JOIN report_case AS c ON c.alike = g.id
    WHERE ${inPeriodSql} GROUP BY g.id, inBands`;
  type Found = Omit<DocketGroup, 'group' | 'inBands' | 'beyond'> &
    Readonly<Record<'inBands' | 'beyond', number>> & { readonly alike: string };
  return rows<Found>(db, sql, daysText(days), ...periodValues(period)).map(
    ({ alike, inBands, beyond, ...one }) => ({
      ...one,
      group: JSON.parse(alike) as TallyGroup,
      inBands: inBands === 1,
      beyond: beyond === 1,
    }),
  );
}

/** The days of which account requests of the United States are, or are to be, told together with national security. */
function daysInStyleOf2013(db: ReadableDb): readonly Period[] {
  const left = allReleased(db).filter(({ bands }) => bands === '2013');
  // By the day of the decision it may be requests of any day of receipt.
  if (structureChosen(db) === '2013' || left.some(({ rule }) => rule === 'decided')) return [allDays];
  return left.map(({ period }) => period);
}

function isMergedIn2013({ category, region }: Pick<TallyGroup, 'category' | 'region'>): boolean {
  const { nameOf } = publishedRegions();
  const unitedStates = nameOf({ code: 'US', name: null }) ?? 'US';
  return category === 'account' && isSameName(nameOf(region) ?? '', unitedStates);
}

/**
 * What counts as having left with an export: nothing where no row of it is of account requests, or may yet be, or of
 * national security; all days where any of these has no day, for it may be given one later.
 */
export function docketLeaving(db: WritableDb, asked: DocketAsked = {}): readonly Released[] {
  const { days, groups, isExported } = exportedFrom(db, asked);
  const telling = groups.filter(
    (one) =>
      isExported(one) &&
      (one.group.category === 'account' || one.group.category === null || isNationalSecurity(one.group)),
  );
  if (telling.length === 0) return [];
  const docket = asked.nationalSecurity === true ? 'national-security' : 'account';
  const isUndated = days.length === 0 && telling.some(({ undated }) => undated > 0);
  const span = asked.period ?? (isUndated ? allDays : spanOf(telling));
  if (span === null) return [];
  return withoutDays(span, days).map((period) => ({ bands: null, period, rule: 'received', docket }));
}

/**
 * Failure `refused` where process leaves of which nobody said yet whether it is national security; never where that goes
 * along. `said`, `advice`: as in `processInDoubt` and `refuseInDoubt`.
 */
export function refuseDocketInDoubt(
  db: WritableDb,
  asked: DocketAsked,
  said: readonly string[],
  advice: string,
): void {
  if (asked.nationalSecurity === true) return;
  const { groups, isExported } = exportedFrom(db, asked);
  const leaving = groups.filter(isExported).map(({ group }) => group);
  refuseInDoubt(processInDoubt(db, leaving, said), null, advice);
}

/** From the first to the last day on which a request was received; null where no day is recorded. */
function spanOf(groups: readonly DocketGroup[]): Period | null {
  const days = groups.flatMap(({ first, last }) => (first === null || last === null ? [] : [first, last]));
  return days.length === 0 ? null : named(dayOfNumber(Math.min(...days)), dayOfNumber(Math.max(...days)));
}

function withoutDays(span: Period, days: readonly Period[]): readonly Period[] {
  let left: readonly Period[] = [span];
  for (const { from, to } of days) {
    left = left.flatMap((one) =>
      to < one.from || one.to < from
        ? [one]
        : [
            ...(one.from < from ? [named(one.from, addDays(from, -1))] : []),
            ...(to < one.to ? [named(addDays(to, 1), one.to)] : []),
          ],
    );
  }
  return left;
}

function named(from: string, to: string): Period {
  return { name: `${from} to ${to}`, from, to };
}
