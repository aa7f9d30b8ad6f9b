import { Failure } from '../failure.ts';
import { tableCategories } from './columns.ts';
import { bandStructures, type BandOption } from './national-security.ts';
import { shareDays, type Period } from './period.ts';
import type { PublishedReport, TableId } from './report.ts';
import type { DateRule } from './report-query.ts';

/** What left of the requests of a period, by the day that counts in it. */
export interface Released {
  /** What left: figures in a structure's bands; account requests counted exactly; a docket with a row for each request. */
  readonly bands: BandOption | null;
  readonly period: Period;
  readonly rule: DateRule;
  /** A docket left, a row a request: without, or with, national security process. */
  readonly docket?: 'account' | 'national-security';
}

/** Which requests two things tell of: national security process alone, that and account requests, or any. */
export type ToldOf = 'national-security' | 'style-of-2013' | 'any';

/**
 * Whether any request of these was received in one period and decided in another one, or may be yet: it may be counted
 * in both, once by each day.
 */
export type SharedRequests = (received: Period, decided: Period, of: ToldOf) => boolean;

/** Whether two reports may be of the same requests. */
export function areOverlapping(
  one: Pick<Released, 'period' | 'rule'>,
  other: Pick<Released, 'period' | 'rule'>,
  of: ToldOf,
  isShared: SharedRequests,
): boolean {
  if (one.rule === other.rule) return shareDays(one.period, other.period);
  return one.rule === 'received'
    ? isShared(one.period, other.period, of)
    : isShared(other.period, one.period, of);
}

/**
 * What leaves with a table of a report (null: with all of it); null where nothing of it is of account requests or in
 * bands: a table of one other category, or a report without either. All other tables count account requests, which the
 * style of 2013 has in bands.
 */
export function releasedWith(
  {
    bands,
    period,
    rule,
    tables,
  }: Pick<PublishedReport, 'bands' | 'period' | 'rule'> & Partial<PublishedReport>,
  table: TableId | null,
): Released | null {
  if (table === null && tables !== undefined && !tellsOfBands(tables)) return null;
  if (table !== null && table !== 'account' && tableCategories.some((one) => one === table)) return null;
  const isInBands = table === null || table === 'national-security' || bands === '2013';
  return { bands: isInBands ? bands : null, period, rule };
}

/** Whether any account request is counted, or anything is in bands: a report of both has these tables. */
export function tellsOfBands(tables: Partial<PublishedReport['tables']>): boolean {
  return tables.account !== undefined || tables['national-security'] !== undefined;
}

/**
 * Refuses what a reader could lay over something else that left, so that both together tell more than the law lets
 * either tell: bands of a period that overlaps, or in another structure. The style of 2013 is such bands, and goes with
 * nothing that counts account requests exactly either: the difference of both would be national security. The same period
 * in the same structure by the same day may be restated.
 */
export function refuseSecondBands(
  released: readonly Released[],
  leaving: Released,
  isShared: SharedRequests,
): void {
  const telling = released.filter((one) => isTellingMore(one, leaving, isShared));
  // Bands that left say what can still leave; exact counts beside them do not.
  const earlier = telling.find(({ bands }) => bands !== null) ?? telling[0];
  if (earlier === undefined) return;
  const [was, is] = [figuresOf(earlier), figuresOf(leaving)];
  const overlap =
    earlier.rule === leaving.rule
      ? `${is} would lie over them`
      : `${is} would count some of the same requests, or ones that are not decided yet, by another day`;
  throw new Failure(
    'refused',
    `${was} left this vault before, published or in a file. ${overlap}, and both together would tell more than either. Nothing was written. ${advice(earlier, leaving)}`,
  );
}

function isTellingMore(one: Released, other: Released, isShared: SharedRequests): boolean {
  if (!liesUnder(one, other) && !liesUnder(other, one)) return false;
  const isSame =
    one.bands === other.bands &&
    one.rule === other.rule &&
    one.period.from === other.period.from &&
    one.period.to === other.period.to;
  const of = one.bands === '2013' || other.bands === '2013' ? 'style-of-2013' : 'national-security';
  return !isSame && areOverlapping(one, other, of, isShared);
}

/** Whether `bands` are bands, and the other tells something of what they hold. */
function liesUnder({ bands }: Released, other: Released): boolean {
  if (bands === null) return false;
  return bands === '2013' || other.bands !== null || other.docket === 'national-security';
}

/** From the first day that can be written to the last. */
export const allDays: Period = { name: 'all days', from: '0001-01-01', to: '9999-12-31' };

/** What left, in words: `National security figures of 2013 H1, 50 USC 1874(a)(3)`. */
export function releasedWords({ bands, period, rule, docket }: Released): string {
  const by = rule === 'received' ? '' : ', counted by the day of the decision';
  if (docket !== undefined)
    return `The docket of ${period.name}, ${docket === 'account' ? 'account requests' : 'national security process'} row by row`;
  return bands === null
    ? `Exact counts of account requests of ${period.name}${by}`
    : `National security figures of ${period.name}, ${bandStructures[bands].cite}${by}`;
}

/** The same at the beginning of a sentence: a comma closes what stands between two. */
function figuresOf(released: Released): string {
  const words = releasedWords(released);
  return words.includes(',') ? `${words},` : words;
}

/** What is refused once this left, in words. */
export function refusedAfterwards({ bands, docket }: Released): string {
  if (docket === 'national-security') return 'whatever tells the same requests in bands, in any structure';
  if (bands === null) return 'the style of 2013 for the same requests';
  const exact = bands === '2013' ? ', exact counts of account requests' : '';
  return `other bands, another day that counts, a period that overlaps, national security process row by row${exact}`;
}

function advice(earlier: Released, leaving: Released): string {
  if (leaving.docket === 'national-security')
    return 'Export the docket without national security process, or of other days (--period); cases go to a colleague as an encrypted bundle.';
  if (earlier.docket === 'national-security')
    return 'What was told row by row cannot leave in bands. Choose a period that the docket did not have.';
  if (leaving.bands === '2013' && earlier.bands === null)
    return 'Accounts that were told exactly cannot leave in the style of 2013. Choose another structure (--bands a1, a2, a3 or a4), or a period of other days.';
  if (earlier.bands === null || leaving.bands === null)
    return 'What is told exactly and what is told in bands cannot both leave of the same requests.';
  return `Keep to the same period, the same structure (--bands ${earlier.bands}) and the same day that counts.`;
}
