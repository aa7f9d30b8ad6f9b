import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEditions } from '../../../src/core/guidelines/compare-editions.ts';
import { checkProfile } from '../../../src/core/guidelines/read-profile.ts';
import { profileNamed, profiles } from './built-in.ts';

const company = profileNamed('strict-company');

describe('the difference of two editions', () => {
  it('is nothing between an edition and itself, in whatever order its rules stand', () => {
    for (const profile of profiles) {
      const other = { ...profile, rules: profile.rules.toReversed() };
      expect(compareEditions(profile, other)).toEqual({ profile: [], added: [], removed: [], changed: [] });
    }
  });

  it('says field by field what changed', () => {
    const next = checkProfile({
      ...company,
      edition: '2027-05',
      rules: company.rules.flatMap<unknown>((rule) => {
        if (rule.id === 'company-no-geofence') return [];
        if (rule.id === 'company-customer-info' && rule.type === 'minimum-process') {
          return [
            {
              ...rule,
              version: 2,
              verified: 'text',
              minimum: 'order-2703d',
              accepted: rule.accepted.filter((process) => !process.includes('subpoena')),
              fields: ['Name'],
              effectiveFrom: '2027-05-01',
            },
          ];
        }
        return rule.id === 'company-deleted-content' ? [rule, { ...rule, id: 'company-new' }] : [rule];
      }),
    });
    const { profile, added, removed, changed } = compareEditions(company, next);
    expect(profile).toEqual([{ field: 'edition', words: 'edition changed from “2026-11” to “2027-05”' }]);
    expect(added.map(({ id }) => id)).toEqual(['company-new']);
    expect(removed.map(({ id }) => id)).toEqual(['company-no-geofence']);
    expect(changed).toEqual([
      {
        id: 'company-customer-info',
        fields: [
          {
            field: 'accepted',
            words: 'accepted no longer has subpoena, admin-subpoena, grand-jury-subpoena, trial-subpoena',
          },
          { field: 'effectiveFrom', words: 'effectiveFrom changed from none to “2027-05-01”' },
          { field: 'fields', words: 'fields is now “Name”; it was not given' },
          { field: 'minimum', words: 'minimum changed from “subpoena” to “order-2703d”' },
          { field: 'verified', words: 'verified changed from “secondary” to “text”' },
          { field: 'version', words: 'version changed from 1 to 2' },
        ],
      },
    ]);
  });

  it('tells of a length of time and what else is made of parts in words', () => {
    const profile = profileNamed('us-federal');
    const clock = profile.rules.find((rule) => rule.type === 'clock' && rule.end.type === 'after');
    if (clock?.type !== 'clock') throw new Error('no clock');
    const withEnd = (days: number, times: number | null) => ({
      ...profile,
      rules: [
        { ...clock, end: { type: 'after', duration: { days }, renewals: { times, duration: { days: 1 } } } },
      ] as const,
    });
    const { changed } = compareEditions(withEnd(90, 1), withEnd(100, null));
    expect(changed[0]?.fields).toEqual([
      {
        field: 'end',
        words:
          'end changed from type “after”, duration 90 days, renewals (times 1, duration 1 day) to type “after”, duration 100 days, renewals (times none, duration 1 day)',
      },
    ]);
  });

  it('backwards adds what forwards removes', () => {
    fc.assert(
      fc.property(fc.subarray([...company.rules]), fc.subarray([...company.rules]), (some, others) => {
        const forwards = compareEditions({ ...company, rules: some }, { ...company, rules: others });
        const backwards = compareEditions({ ...company, rules: others }, { ...company, rules: some });
        expect(forwards.added).toEqual(backwards.removed);
        expect(forwards.removed).toEqual(backwards.added);
        expect(forwards.changed).toEqual([]);
      }),
    );
  });
});
