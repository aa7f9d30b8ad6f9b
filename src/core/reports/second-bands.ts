import { Failure } from '../failure.ts';
import type { SignedReport } from './frozen-report.ts';
import { bandStructures, type BandOption } from './national-security.ts';
import type { Period } from './period.ts';

/**
 * Refuses bands that a reader could lay over others that were published, so that both together tell more than the law
 * lets either tell: of a period that overlaps, or in another structure. A report that restates the same period in the
 * same structure goes, and so does one that leaves the style of 2013.
 */
export function refuseSecondBands(
  published: readonly SignedReport[],
  bands: BandOption,
  period: Period,
): void {
  for (const { frozen } of published) {
    const { report } = frozen;
    if (report.bands === null || report.bands === '2013') continue;
    if (report.period.to < period.from || period.to < report.period.from) continue;
    const isSame =
      report.bands === bands && report.period.from === period.from && report.period.to === period.to;
    if (isSame) continue;
    throw new Failure(
      'refused',
      `National security figures of ${report.period.name} were published as ${bandStructures[report.bands].cite} has it. Figures of ${period.name} as ${bandStructures[bands].cite} has it would lie over them, and both together would tell more than either. Nothing was written. Keep to the same period and structure.`,
    );
  }
}
