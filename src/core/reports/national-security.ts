import { Failure } from '../failure.ts';
import { saysFisa } from './national-security-words.ts';
import { addDays, daysIn, type Period } from './period.ts';
import type { Tally } from './tally.ts';

/** The structures of 50 USC 1874(a)(1) to (4), of which a publisher chooses one; and the style of 2013. */
export const bandOptionIds = ['a1', 'a2', 'a3', 'a4', '2013'] as const;
export type BandOption = (typeof bandOptionIds)[number];

export interface BandStructure {
  readonly size: number;
  /** Whether a band ends where the next one begins, as in the style of 2013. */
  readonly sharedEnds: boolean;
  readonly cite: string;
}

export const bandStructures: Readonly<Record<BandOption, BandStructure>> = {
  a1: { size: 1000, sharedEnds: false, cite: '50 USC 1874(a)(1)' },
  a2: { size: 500, sharedEnds: false, cite: '50 USC 1874(a)(2)' },
  a3: { size: 250, sharedEnds: false, cite: '50 USC 1874(a)(3)' },
  a4: { size: 100, sharedEnds: false, cite: '50 USC 1874(a)(4)' },
  '2013': { size: 1000, sharedEnds: true, cite: 'as permitted in June 2013' },
};

export interface Band {
  readonly low: number;
  readonly high: number;
}

/**
 * The band in which a number lies: `low = floor(n / size) * size; high = low + size - 1`, with shared ends `low + size`.
 * `disclosed` of them were disclosed one by one, so that the floor of the lowest band may say so: `3-499`.
 */
export function bandOf(option: BandOption, count: number, disclosed = 0): Band {
  if (!Number.isSafeInteger(count) || count < 0 || !Number.isSafeInteger(disclosed) || disclosed < 0)
    throw new Failure('invalid-input', 'What is banded is a whole number, not below 0.');
  if (disclosed > count)
    throw new Failure('invalid-input', 'More letters are said to be disclosed than there were.');
  const { size, sharedEnds } = bandStructures[option];
  const floor = count - (count % size);
  return { low: Math.max(floor, disclosed), high: floor + (sharedEnds ? size : size - 1) };
}

/** `1000-1249`. */
export function bandText({ low, high }: Band): string {
  return `${low}-${high}`;
}

export const fisaLagDays = 180;
export const newServiceDays = 540;

/** From when on something may be published, and why not before. */
export interface Embargo {
  readonly allowedFrom: string;
  readonly why: string;
}

export interface NewService {
  readonly name: string;
  /** The day on which the first order for it was received. */
  readonly firstOrderOn: string;
}

/**
 * What keeps a report under a structure from being published on a day; empty when nothing does. FISA figures and those
 * of (a)(1) and (a)(2) are of a 180-day period that ended 180 days before; those of (a)(4) of a year that ended a year
 * before; a new platform, product or service that had its first order by the period's
 * end waits 540 days in (a)(1) and (a)(2).
 */
export function embargoes(
  option: BandOption,
  period: Period,
  publishedOn: string,
  newServices: readonly NewService[] = [],
): readonly Embargo[] {
  const all: Embargo[] = [];
  if (option === 'a1' || option === 'a2') {
    all.push({
      allowedFrom: addDays(period.to, fisaLagDays),
      why: 'FISA figures are of a period that ended at least 180 days before publication.',
    });
    for (const { name, firstOrderOn } of newServices) {
      if (firstOrderOn > period.to) continue;
      all.push({
        allowedFrom: addDays(firstOrderOn, newServiceDays),
        why: `Orders for the new service “${name}” are withheld for 540 days.`,
      });
    }
  }
  if (option === 'a4') {
    all.push({
      allowedFrom: addYear(period.to),
      why: 'Figures of a year are published at the earliest one year after its end.',
    });
  }
  if (option === 'a3' || option === '2013') {
    all.push({ allowedFrom: addDays(period.to, 1), why: 'The period has not ended.' });
  }
  return all.filter(({ allowedFrom }) => publishedOn < allowedFrom);
}

function addYear(day: string): string {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return next.endsWith('-02-29') ? `${next.slice(0, 4)}-03-01` : next;
}

/** Why a structure cannot be about a period at all; null where it can. */
export function wrongLength(option: BandOption, period: Period): string | null {
  const days = daysIn(period);
  const isYear = option === 'a4';
  if (isYear ? days >= 365 && days <= 366 : days >= 180 && days <= 184) return null;
  return `${bandStructures[option].cite} is about ${isYear ? 'a year' : 'half a year'}; this period has ${days} days. Shorter periods would tell more than the law lets be told.`;
}

/** Refuses, with the day on which it becomes allowed, what may not be published on that day, or is of a wrong length. */
export function checkNationalSecurity(
  option: BandOption,
  period: Period,
  publishedOn: string,
  newServices: readonly NewService[] = [],
): void {
  const wrong = wrongLength(option, period);
  if (wrong !== null) throw new Failure('refused', wrong);
  const [embargo] = embargoes(option, period, publishedOn, newServices).toSorted((a, b) =>
    a.allowedFrom < b.allowedFrom ? 1 : -1,
  );
  if (embargo !== undefined)
    throw new Failure('refused', `${embargo.why} This report is allowed from ${embargo.allowedFrom} on.`);
}

/** One row as it is published; null where the structure asks for no such figure, or not all of it is recorded. */
export interface BandRow {
  readonly type: string;
  readonly requests: Band | null;
  readonly accounts: Band | null;
}

/** How many letters or orders of a row's type were disclosed one by one, and the accounts that they named. */
export type Disclosed = Readonly<Record<string, { readonly requests: number; readonly accounts: number }>>;

interface RowType {
  readonly type: string;
  readonly figures: 'both' | 'requests' | 'accounts';
  readonly holds: (tally: Tally) => boolean;
}

/** A FISA order says so in the docket's process: `FISA content`, `FISA non-content (ii)`. */
function isFisa(kind: 'content' | 'non-content', authority: string | null = null) {
  return ({ category, processGiven }: Tally): boolean => {
    const given = (processGiven ?? '').toLowerCase();
    if (category !== 'national-security' || !saysFisa(given)) return false;
    const isNonContent = /non[\s_-]?content/.test(given);
    if (kind === 'content') return !isNonContent && given.includes('content');
    return isNonContent && (authority === null || new RegExp(`\\b${authority}\\b`).test(given));
  };
}

const isNational = ({ category }: Tally) => category === 'national-security';
const letters: RowType = {
  type: 'National Security Letters',
  figures: 'both',
  holds: ({ category, process }) => category === 'national-security' && process === 'nsl',
};
const contentOrders: RowType = { type: 'FISA Content Orders', figures: 'both', holds: isFisa('content') };
const allProcess: RowType = { type: 'All National Security Process', figures: 'both', holds: isNational };

/** What a structure's rows are called, in their order. */
export function bandTypes(option: BandOption): readonly string[] {
  return rowTypes[option].map(({ type }) => type);
}

/** The rows of a structure, in their order: each stands in every report, so that which there are tells nothing. */
const rowTypes: Readonly<Record<BandOption, readonly RowType[]>> = {
  a1: [
    letters,
    contentOrders,
    { type: 'FISA Non-Content Orders', figures: 'requests', holds: isFisa('non-content') },
    ...['i', 'ii', 'iii'].map((authority): RowType => ({
      type: `FISA Non-Content Orders, authority (${authority})`,
      figures: 'accounts',
      holds: isFisa('non-content', authority),
    })),
  ],
  a2: [
    letters,
    contentOrders,
    { type: 'FISA Non-Content Orders', figures: 'both', holds: isFisa('non-content') },
  ],
  a3: [allProcess],
  a4: [allProcess],
  '2013': [
    {
      type: 'All United States Account Requests, National Security Included',
      figures: 'both',
      holds: (tally) => isNational(tally) || (tally.category === 'account' && tally.region.code === 'US'),
    },
  ],
};

/** The rows of a structure, in bands. Exact numbers stay inside this function. */
export function bandRows(
  option: BandOption,
  tallies: Iterable<Tally>,
  disclosed: Disclosed = {},
): readonly BandRow[] {
  const all = [...tallies];
  return rowTypes[option].map(({ type, figures, holds }): BandRow => {
    const held = all.filter(holds);
    const requests = held.reduce((sum, tally) => sum + tally.requests, 0);
    const accounts = held.reduce((sum, tally) => sum + tally.sums.identifiers.sum, 0);
    const isKnown = held.every((tally) => tally.sums.identifiers.recorded === tally.requests);
    const single = disclosed[type] ?? { requests: 0, accounts: 0 };
    return {
      type,
      requests: figures === 'accounts' ? null : bandOf(option, requests, single.requests),
      accounts: figures === 'requests' || !isKnown ? null : bandOf(option, accounts, single.accounts),
    };
  });
}

/** The rows of a structure in which a request is counted. */
export function bandRowNames(option: BandOption, tally: Tally): readonly string[] {
  return rowTypes[option].filter(({ holds }) => holds(tally)).map(({ type }) => type);
}

/** Whether all that a structure asks for is known of a national security request. */
export function isPlaced(option: BandOption, tally: Tally): boolean {
  const held = rowTypes[option].filter(({ holds }) => holds(tally)).map(({ figures }) => figures);
  return held.includes('both') || (held.includes('requests') && held.includes('accounts'));
}
