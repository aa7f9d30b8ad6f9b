import { Failure } from '../failure.ts';
import { tableCategories } from './columns.ts';
import { bandStructures, type BandOption } from './national-security.ts';
import type { Period } from './period.ts';
import type { PublishedReport, TableId } from './report.ts';

/** What left of a period: in which structure, or without bands and with account requests counted exactly. */
export interface Released {
  readonly bands: BandOption | null;
  readonly period: Period;
}

/**
 * What leaves with a table of a report (null: with all of it); null where it is of one category other than account, which
 * tells nothing of what any structure has in bands. All other tables count account requests, which the style of 2013
 * has in bands.
 */
export function releasedWith(
  { bands, period }: Pick<PublishedReport, 'bands' | 'period'>,
  table: TableId | null,
): Released | null {
  if (table !== null && table !== 'account' && tableCategories.some((one) => one === table)) return null;
  const isInBands = table === null || table === 'national-security' || bands === '2013';
  return { bands: isInBands ? bands : null, period };
}

/**
 * Refuses bands that a reader could lay over others that left, so that both together tell more than the law lets
 * either tell: of a period that overlaps, or in another structure. The style of 2013 is such bands, and goes with no
 * table that counts account requests exactly either: the difference of both would be national security. The same period
 * in the same structure may be restated.
 */
export function refuseSecondBands(released: readonly Released[], { bands, period }: Released): void {
  for (const earlier of released) {
    if (earlier.period.to < period.from || period.to < earlier.period.from) continue;
    const isExactBesideBands =
      (bands === null || earlier.bands === null) && bands !== '2013' && earlier.bands !== '2013';
    const isSame =
      earlier.bands === bands && earlier.period.from === period.from && earlier.period.to === period.to;
    if (isSame || isExactBesideBands) continue;
    throw new Failure(
      'refused',
      `${figuresOf(earlier)} left this vault before, published or in a file. ${figuresOf({ bands, period })} would lie over them, and both together would tell more than either. Nothing was written. Keep to the same period and structure.`,
    );
  }
}

function figuresOf({ bands, period }: Released): string {
  return bands === null
    ? `Exact counts of account requests of ${period.name}`
    : `National security figures of ${period.name}, ${bandStructures[bands].cite},`;
}
