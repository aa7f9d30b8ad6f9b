import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/cases/case-state.ts';
import { assess } from '../../../src/core/guidelines/assess.ts';
import { assembleGuidelines, rulesInForce } from '../../../src/core/guidelines/guidelines.ts';
import { plainSufficiency } from '../../../src/core/guidelines/plain-sufficiency.ts';
import type { AssessmentVerdict } from '../../../src/core/guidelines/verdict.ts';
import { dataCategories, processes, type DataId, type ProcessId } from '../../../src/core/legal-basis.ts';
import { defaultProfiles } from '../../../src/vault/guidelines/built-in.ts';
import { codeHost, demandOf, findingOn, law, mlatOnly, profiles, requestOf, today } from './built-in.ts';
import { expectedChanges, type Jurisdiction } from './expected-changes.ts';
import { expectedSufficiency, type ExpectedLine } from './expected-sufficiency.ts';

const guidelines = assembleGuidelines(profiles, defaultProfiles);
const jurisdictions = {
  unitedStates: { country: 'US', requester: 'government' },
  brazil: { country: 'BR', requester: 'government' },
  germany: { country: 'DE', requester: 'government' },
  privateParty: { country: 'US', requester: 'private' },
} as const;
function assessed(
  where: Jurisdiction,
  process: ProcessId | null,
  data: DataId,
  by = guidelines,
  found: readonly Finding[] = [],
) {
  const { country, requester } = jurisdictions[where];
  return assess(by, requestOf(country, process, { requester }), demandOf(data), found, today);
}

/** What the table says, and how often it says it: each pair must be said once. */
function expectedOf(lines: readonly ExpectedLine[], process: ProcessId, data: DataId): AssessmentVerdict[] {
  return lines
    .filter((line) => line.data.includes(data))
    .flatMap(({ said, otherwise }) => {
      const named = Object.entries(said).filter(([, list]) => list.includes(process));
      return named.length === 0 ? [otherwise] : named.map(([verdict]) => verdict as AssessmentVerdict);
    });
}

/** Whether the table names consent as what is enough once it is shown. */
function isConsentAwaited(lines: readonly ExpectedLine[], process: ProcessId, data: DataId): boolean {
  return (
    process === 'consent' &&
    lines.some((line) => line.data.includes(data) && line.said.insufficient?.includes('consent') === true)
  );
}

const pairs = dataCategories.ids.flatMap((data) => processes.ids.map((process) => ({ data, process })));
const places = Object.keys(jurisdictions) as Jurisdiction[];

describe('every category of data, by every process, in every jurisdiction', () => {
  it.each(places)('%s: comes to what the table says', (where) => {
    const lines = expectedSufficiency[where];
    const said = pairs.map((pair) => ({
      ...pair,
      verdict: assessed(where, pair.process, pair.data).verdict,
    }));
    const wanted = pairs.map((pair) => {
      const [verdict, ...more] = expectedOf(lines, pair.process, pair.data);
      if (verdict === undefined || more.length > 0)
        throw new Error(`${pair.data} by ${pair.process}: said ${more.length + 1} times`);
      return { ...pair, verdict };
    });
    expect(said.filter((found, index) => found.verdict !== wanted[index]?.verdict)).toEqual([]);
    expect(said).toHaveLength(620);
  });

  it.each(places)(
    '%s: is plainly sufficient only where the table has it so, or for consent that is shown, or a government’s emergency whose danger is',
    (where) => {
      const sufficientBy = (findings: readonly Finding[]) =>
        pairs.filter(({ data, process }) => {
          const judged = assessed(where, process, data, guidelines, findings);
          return plainSufficiency(judged) === 'sufficient';
        });
      const table = pairs.filter(({ data, process }) => {
        const verdicts = expectedOf(expectedSufficiency[where], process, data);
        const isOpen = process === 'consent' || (process === 'emergency' && where !== 'privateParty');
        return (
          verdicts.includes('sufficient') ||
          (isOpen && verdicts.includes('voluntary')) ||
          isConsentAwaited(expectedSufficiency[where], process, data)
        );
      });
      const shown = [findingOn('emergency-threshold', 'supports'), findingOn('consent-shown', 'supports')];
      expect(sufficientBy(shown)).toEqual(table);
      const asking = new Set<ProcessId>(['emergency', 'consent']);
      expect(sufficientBy([])).toEqual(table.filter(({ process }) => !asking.has(process)));
    },
  );

  it.each(places)('%s: says why, and cites a rule wherever it says yes or no', (where) => {
    for (const { data, process } of pairs) {
      const { why, rules, verdict, proposals } = assessed(where, process, data);
      expect(why.length, `${data} by ${process}`).toBeGreaterThan(0);
      if (verdict !== 'no-rule') expect(rules.length, `${data} by ${process}`).toBeGreaterThan(0);
      // Nothing was found yet, so nothing may be proposed to be given.
      expect(proposals.map(({ disposition }) => disposition)).not.toContain('produce');
    }
  });

  const others = { 'the laws alone': law, 'code-host': codeHost, 'mlat-only': mlatOnly } as const;
  const choices = Object.keys(others) as (keyof typeof others)[];
  it.each(choices.flatMap((choice) => places.map((where) => [choice, where] as const)))(
    'by %s, %s: differs from the table where the reference says so, and nowhere else',
    (choice, where) => {
      const wrong = pairs.flatMap(({ data, process }) => {
        const [usual] = expectedOf(expectedSufficiency[where], process, data);
        const change = expectedChanges[choice].findLast(
          (line) =>
            line.where.includes(where) && line.data.includes(data) && line.processes.includes(process),
        );
        const { verdict } = assessed(where, process, data, others[choice]);
        return verdict === (change?.verdict ?? usual) ? [] : [`${data} by ${process}: ${verdict}`];
      });
      expect(wrong).toEqual([]);
    },
  );

  it.each(['PR', 'GU', 'VI', 'AS', 'MP', 'UM'])(
    '%s has the rules of the United States, by every choice',
    (country) => {
      for (const chosen of [guidelines, law, codeHost, mlatOnly]) {
        for (const process of processes.ids) {
          for (const requester of ['government', 'private'] as const) {
            const there = [...rulesInForce(chosen, { country, requester, process }, today).keys()];
            expect(there).toEqual([
              ...rulesInForce(chosen, { country: 'US', requester, process }, today).keys(),
            ]);
          }
        }
      }
    },
  );

  it('takes a process that is not recorded like one that is not known', () => {
    for (const where of places) {
      for (const data of dataCategories.ids) {
        expect(assessed(where, null, data).verdict).toBe(assessed(where, 'other', data).verdict);
      }
    }
  });

  it('knows no law where no country is recorded, but what holds for every request', () => {
    for (const { data, process } of pairs) {
      if (process === 'consent' || data === 'private-party-content') continue;
      const { verdict } = assess(guidelines, requestOf(null, process), demandOf(data), [], today);
      if (data === 'account-restriction' || data === 'account-deletion') continue;
      expect(['no-rule', 'not-held'], `${data} by ${process}`).toContain(verdict);
    }
  });
});
