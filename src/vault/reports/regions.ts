import names from '../../../resources/reports/country-names.json' with { type: 'json' };
import list from '../../../resources/reports/regions.json' with { type: 'json' };
import { readRegions, type Regions } from '../../core/reports/regions.ts';

let known: Regions | null = null;

/** The names of countries and regions under which reports are published. */
export function publishedRegions(): Regions {
  return (known ??= readRegions(list, names));
}
