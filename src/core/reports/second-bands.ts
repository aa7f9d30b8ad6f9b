import { Failure } from '../failure.ts';
import { bandStructures, type BandOption } from './national-security.ts';
import type { Period } from './period.ts';

/** What left of a period: in which structure, or without bands and with the account table exact. */
export interface Released {
  readonly bands: BandOption | null;
  readonly period: Period;
}

/**
 * Refuses bands that a reader could lay over others that left, so that both together tell more than the law lets
 * either tell: of a period that overlaps, or in another structure. The style of 2013 is such bands, and goes with no
 * exact account table either: the difference of both would be national security. The same period in the same structure
 * may be restated.
 */
export function refuseSecondBands(
  released: readonly Released[],
  bands: BandOption | null,
  period: Period,
): void {
  for (const earlier of released) {
    if (earlier.period.to < period.from || period.to < earlier.period.from) continue;
    const isExactBesideBands =
      (bands === null || earlier.bands === null) && bands !== '2013' && earlier.bands !== '2013';
    const isSame =
      earlier.bands === bands && earlier.period.from === period.from && earlier.period.to === period.to;
    if (isSame || isExactBesideBands) continue;
    throw new Failure(
      'refused',
      `${figuresOf(earlier)} left this vault before. ${figuresOf({ bands, period })} would lie over them, and both together would tell more than either. Nothing was written. Keep to the same period and structure.`,
    );
  }
}

function figuresOf({ bands, period }: Released): string {
  return bands === null
    ? `Exact account figures of ${period.name}`
    : `National security figures of ${period.name}, ${bandStructures[bands].cite},`;
}
