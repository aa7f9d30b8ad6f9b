import type { RequestRecord } from '../requests/events.ts';
import type { CountedCase } from './counted-case.ts';
import type { Outcome } from './outcome.ts';
import type { Region } from './regions.ts';

/** What a group of requests that reports count together has in common. */
export interface TallyGroup extends Pick<
  CountedCase,
  'category' | 'region' | 'process' | 'processGiven' | 'underGag' | 'reasons'
> {
  readonly outcome: Pick<Outcome, 'challenged' | 'dataProvided' | 'action' | 'emergencyOutcome'>;
  readonly anyAppRemoved: boolean | null;
  readonly notified: boolean | null;
  /** Of which numbers something was recorded, in the order of `summedFields`. */
  readonly recorded: readonly boolean[];
}

export function tallyGroupOf(one: CountedCase): TallyGroup {
  const { outcome, category, region, process, processGiven, underGag, reasons } = one;
  const { challenged, dataProvided, action, emergencyOutcome, appsRemoved } = outcome;
  return {
    category,
    region: { code: region.code, name: region.name } as Region,
    process,
    processGiven,
    underGag,
    reasons,
    outcome: { challenged, dataProvided, action, emergencyOutcome },
    anyAppRemoved: appsRemoved === null ? null : appsRemoved > 0,
    notified: outcome.notified ?? null,
    recorded: summedFields.map((field) => outcome[field] !== null),
  };
}

/** Over how many requests a number was recorded, and what those come to. */
export interface Sum {
  readonly sum: number;
  readonly recorded: number;
}

export const summedFields = [
  'identifiers',
  'accountsPreserved',
  'appsRemoved',
  'appealsReceived',
  'appealsGranted',
  'appsReinstated',
] as const;
export type SummedField = (typeof summedFields)[number];

/** What figures are counted by: the same for all requests of a tally. An emergency outcome is that of an emergency request. */
export interface Facts extends Pick<Outcome, 'challenged' | 'dataProvided' | 'action' | 'emergencyOutcome'> {
  /** Whether any app was removed; null where nobody recorded it. */
  readonly anyAppRemoved: boolean | null;
  readonly underGag: boolean | null;
  /** Whether the users concerned were told. */
  readonly notified: boolean | null;
}

/** Requests that are alike in all that tables tell apart. One request is a tally of one. */
export interface Tally {
  readonly category: RequestRecord['category'];
  readonly region: Region;
  readonly process: RequestRecord['process'];
  readonly processGiven: string | null;
  readonly reasons: CountedCase['reasons'];
  readonly facts: Facts;
  readonly requests: number;
  readonly sums: Readonly<Record<SummedField, Sum>>;
}

/** A group's requests together; `sums` in the order of `summedFields`. */
export function tallyOf(group: TallyGroup, requests: number, sums: readonly number[]): Tally {
  const { category, region, process, processGiven, outcome, reasons } = group;
  const { anyAppRemoved, underGag, notified } = group;
  const emergencyOutcome = category === 'emergency' ? outcome.emergencyOutcome : null;
  const fields = summedFields.map((field, index): [SummedField, Sum] => [
    field,
    { sum: sums[index] ?? 0, recorded: group.recorded[index] === true ? requests : 0 },
  ]);
  return {
    category,
    region,
    process,
    processGiven,
    reasons,
    facts: { ...outcome, emergencyOutcome, anyAppRemoved, underGag, notified },
    requests,
    sums: Object.fromEntries(fields) as Record<SummedField, Sum>,
  };
}
