import * as fc from 'fast-check';
import { processes, reportCategories } from '../../../src/core/legal-basis.ts';
import type { DocketRow } from '../../../src/core/reports/docket-row.ts';
import {
  actionIds,
  challengeIds,
  dataProvidedIds,
  emergencyOutcomeIds,
  type Outcome,
} from '../../../src/core/reports/outcome.ts';
import { publishedRegions } from '../../../src/vault/reports/regions.ts';

export const regions = publishedRegions();

const count = fc.option(fc.integer({ min: 0, max: 50 }));
const choice = <T extends string>(ids: readonly T[]) => fc.option(fc.constantFrom(...ids));

/** Every outcome that a docket can give. */
export const anyOutcome: fc.Arbitrary<Outcome> = fc.record({
  identifiers: count,
  challenged: choice(challengeIds),
  dataProvided: choice(dataProvidedIds),
  accountsPreserved: count,
  action: choice(actionIds),
  appsRemoved: count,
  appealsReceived: count,
  appealsGranted: count,
  appsReinstated: count,
  emergencyOutcome: choice(emergencyOutcomeIds),
});

/** Texts of one line as people and attackers write them, without white space at the ends. */
const anyLine = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .tuple(
        fc.constantFrom('=', '+', '-', '@', "'", "'=", "''=", '＝', '="x"', '"', ';'),
        fc.string({ maxLength: 8 }),
      )
      .map((parts) => parts.join('')),
  )
  .map((text) => text.replaceAll(/[\s\p{Cc}\p{Cs}\uFEFF]+/gu, ' ').trim());

const anyRegion = fc
  .oneof(
    fc.constantFrom(
      'US',
      'DE',
      'KR',
      'Hong Kong',
      'China mainland',
      'usa',
      'Atlantis',
      'Northern Cyprus',
      '',
    ),
    anyLine.filter((text) => !/^[A-Za-z]{2}$/.test(text)),
  )
  .map((given) => regions.find(given) ?? { code: null, name: null });

/** Every row that a docket can hold. */
export const anyRow: fc.Arbitrary<DocketRow> = fc
  .record({
    reference: anyLine,
    receivedOn: fc.option(fc.constantFrom('2013-01-01', '2013-06-30', '2013-07-01', '2012-02-29')),
    region: anyRegion,
    category: fc.option(fc.constantFrom(...reportCategories.ids)),
    process: fc.option(fc.constantFrom(...processes.ids)),
    outcome: anyOutcome,
  })
  .map((row) => ({ ...row, processGiven: null }));
