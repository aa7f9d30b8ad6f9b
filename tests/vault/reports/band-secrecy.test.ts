import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../src/core/ledger/canonical-json.ts';
import type { FrozenReport } from '../../../src/core/reports/frozen-report.ts';
import {
  bandOptionIds,
  bandStructures,
  type BandOption,
} from '../../../src/core/reports/national-security.ts';
import { publishableReport } from '../../../src/core/reports/publishable-report.ts';
import { readPeriod } from '../../../src/core/reports/period.ts';
import type { PublishedReport } from '../../../src/core/reports/report.ts';
import { optionChanges, restatement } from '../../../src/core/reports/restatement.ts';
import { tallyOf, type Tally } from '../../../src/core/reports/tally.ts';
import { publishedRegions } from '../../../src/vault/reports/regions.ts';
import { reportFiles } from '../../../src/vault/reports/report-files.ts';

const kinds = [
  'nsl',
  'FISA content',
  'FISA non-content (i)',
  'FISA non-content (ii)',
  'FISA non-content (iii)',
];
const createdAt = '2026-01-01T00:00:00.000Z';

interface Amount {
  readonly requests: number;
  readonly accounts: number;
}

function tally(
  category: Tally['category'],
  given: string,
  region: string,
  { requests, accounts }: Amount,
  data: Tally['facts']['dataProvided'],
): Tally {
  return tallyOf(
    {
      category,
      region: { code: region, name: null },
      process: given === 'nsl' ? 'nsl' : given === 'subpoena' ? 'subpoena' : 'other',
      processGiven: given.startsWith('FISA') ? given : null,
      underGag: requests % 2 === 0,
      reasons: requests % 3 === 0 ? ['nsl-unlawful'] : [],
      outcome: {
        challenged: data === 'none' ? 'no' : 'full',
        dataProvided: data,
        action: null,
        emergencyOutcome: null,
      },
      anyAppRemoved: null,
      notified: null,
      recorded: [true, false, false, false, false, false],
    },
    requests,
    [accounts, 0, 0, 0, 0, 0],
  );
}

/** How far each kind lies above a floor, so little that all kinds together stay in the same band. */
function anyRest(size: number): fc.Arbitrary<readonly Amount[]> {
  const little = fc.nat(Math.floor(size / 6) - 1);
  return fc.tuple(...kinds.map(() => fc.record({ requests: little, accounts: little })));
}

/** Two dockets of national security process that differ, and have the same bands. */
const anyPair = fc.constantFrom(...bandOptionIds).chain((option) => {
  const { size } = bandStructures[option];
  const floors = fc.tuple(...kinds.map(() => fc.record({ requests: fc.nat(3), accounts: fc.nat(3) })));
  const rest = fc.tuple(anyRest(size), fc.constantFrom('none', 'non-content', 'content', 'unknown', null));
  return fc.record({
    option: fc.constant(option),
    floors,
    one: rest,
    other: rest,
    accountRequests: fc.tuple(fc.nat(40), fc.nat(40)),
  });
});
type Pair = typeof anyPair extends fc.Arbitrary<infer T> ? T : never;

const others = [
  tally('account', 'subpoena', 'DE', { requests: 12, accounts: 15 }, 'content'),
  tally('device', 'subpoena', 'US', { requests: 9, accounts: 9 }, 'yes'),
  tally('private-party', 'subpoena', 'US', { requests: 4, accounts: 4 }, 'none'),
];

function reportOf(pair: Pair, which: 'one' | 'other'): PublishedReport {
  const { option, floors, accountRequests } = pair;
  const { size } = bandStructures[option];
  const [rest, data] = pair[which];
  const national = kinds.flatMap((kind, index) => {
    const [floor, above] = [floors[index], rest[index]];
    const requests = (floor?.requests ?? 0) * size + (above?.requests ?? 0);
    const accounts = (floor?.accounts ?? 0) * size + (above?.accounts ?? 0);
    return requests === 0 && accounts === 0
      ? []
      : [tally('national-security', kind, 'US', { requests, accounts }, option === '2013' ? 'none' : data)];
  });
  // In the style of 2013 the account requests of the United States are in the same bands.
  const own = option === '2013' ? accountRequests[which === 'one' ? 0 : 1] : 5;
  const domestic =
    own === 0 ? [] : [tally('account', 'subpoena', 'US', { requests: own, accounts: own }, 'none')];
  return publishableReport(
    {
      tallies: [...national, ...others, ...domestic],
      answered: [{ category: 'device', minutes: 90, requests: 9 }],
      agreements: [],
    },
    { period: readPeriod('2013 H1'), rule: 'received', smallNumbers: { mode: 'show' }, bands: option },
    publishedRegions(),
  ).published;
}

function recordOf(report: PublishedReport, earlier: PublishedReport): FrozenReport {
  const changes = restatement(earlier, report);
  const restates = { id: '', why: 'Counted again.', changes, options: optionChanges(earlier, report) };
  return { report, publishedAt: createdAt, previous: '', restates };
}

const earlier: PublishedReport = publishableReport(
  { tallies: others, answered: [], agreements: [] },
  { period: readPeriod('2013 H1'), rule: 'received', smallNumbers: { mode: 'show' }, bands: 'a3' },
  publishedRegions(),
).published;

/** Every file of a report, by its name, a restating record among them. */
async function everythingOf(report: PublishedReport): Promise<Record<string, string>> {
  const frozen = recordOf(report, earlier);
  const signed = { id: '', frozen, author: '', signature: '', sshSignature: null };
  const files = await reportFiles(report, signed, { totals: true, createdAt, restated: '2026-01-01' });
  return {
    ...Object.fromEntries(files.map(({ name, content }) => [name, Buffer.from(content).toString('latin1')])),
    record: canonicalJson(frozen as unknown as Json),
  };
}

function amounts(requests: number): { requests: number; accounts: number }[] {
  return kinds.map(() => ({ requests, accounts: 1 }));
}

function pairAt(option: BandOption, floor: number): Pair {
  return {
    option,
    floors: amounts(floor),
    one: [amounts(1), 'none'],
    other: [amounts(2), 'none'],
    accountRequests: [1, 1],
  };
}

describe('two dockets of which the bands are the same', () => {
  it('give the same report and the same signed record', () => {
    fc.assert(
      fc.property(anyPair, (pair) => {
        const [one, other] = [reportOf(pair, 'one'), reportOf(pair, 'other')];
        expect(canonicalJson(recordOf(one, earlier) as unknown as Json)).toBe(
          canonicalJson(recordOf(other, earlier) as unknown as Json),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('give the same files, byte for byte, under the same names, in every form', async () => {
    await fc.assert(
      fc.asyncProperty(anyPair, async (pair) => {
        const one = await everythingOf(reportOf(pair, 'one'));
        expect(Object.keys(one)).toEqual(
          expect.arrayContaining([
            '2013-H1-restated-2026-01-01.html',
            '2013-H1-restated-2026-01-01.pdf',
            '2013-H1-restated-2026-01-01.json',
            '2013-H1-restated-2026-01-01-national-security.csv',
          ]),
        );
        expect(await everythingOf(reportOf(pair, 'other'))).toEqual(one);
      }),
      { numRuns: 4 },
    );
  });

  it('are told apart once a band differs, so that the comparison can fail', () => {
    for (const option of bandOptionIds) {
      const [low, high] = [reportOf(pairAt(option, 0), 'one'), reportOf(pairAt(option, 1), 'one')];
      expect(low.tables['national-security']).not.toEqual(high.tables['national-security']);
    }
  });
});
