import { readdirSync, readFileSync } from 'node:fs';
import { assert, constantFrom, option, property, record, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDataWithin, isSameTerms, whyNotNarrower } from '../../../src/core/decisions/narrower-terms.ts';
import { dataCategories, type DataId } from '../../../src/core/legal-basis.ts';
import type { DemandTerms } from '../../../src/core/requests/events.ts';

const demanded: DemandTerms = {
  data: 'stored-content',
  identifiers: ['a@example.com', 'b@example.com'],
  from: '2026-06-01',
  to: '2026-08-31',
};
const data = constantFrom(...dataCategories.ids);
const anyDay = option(constantFrom('2026-05-01', '2026-06-01', '2026-07-01', '2026-08-31'));
const anyTerms = record({
  data,
  identifiers: subarray(['a', 'b', 'c']),
  from: anyDay,
  to: anyDay,
});

describe('a narrower set', () => {
  it.each<[string, Partial<DemandTerms>]>([
    ['fewer identifiers', { identifiers: ['b@example.com'] }],
    ['fewer days', { from: '2026-07-01' }],
    ['data that shows less', { data: 'basic-subscriber' }],
  ])('is one with %s', (_, changes) => {
    expect(whyNotNarrower(demanded, { ...demanded, ...changes })).toBeNull();
  });

  it.each<[string, Partial<DemandTerms>, string]>([
    ['the same in another order', { identifiers: demanded.identifiers.toReversed() }, 'whole demand'],
    ['data that is not in the demand', { data: 'account-deletion' }, 'other data'],
    ['another identifier', { identifiers: ['a@example.com', 'c@example.com'] }, 'was not demanded'],
    ['no identifier', { identifiers: [] }, 'names no identifiers'],
    ['an earlier day', { from: '2026-05-31', to: '2026-06-30' }, 'days that were not demanded'],
    ['a later day', { to: '2026-09-01' }, 'days that were not demanded'],
    ['no last day', { to: null }, 'days that were not demanded'],
    ['a period that ends before it begins', { from: '2026-07-02', to: '2026-07-01' }, 'days'],
  ])('is not %s', (_, changes, sentence) => {
    expect(whyNotNarrower(demanded, { ...demanded, ...changes })).toContain(sentence);
  });

  it('may bound what the demand leaves open', () => {
    const open: DemandTerms = { ...demanded, identifiers: [], from: null, to: null };
    expect(whyNotNarrower(open, demanded)).toBeNull();
  });

  it('is never the demand itself', () => {
    assert(property(anyTerms, (terms) => whyNotNarrower(terms, terms) !== null));
  });

  it('is no set of which the demand is a narrower one, but for data of equal reach', () => {
    assert(
      property(anyTerms, anyTerms, data, (first, second, both) => {
        const one = { ...first, data: both };
        const two = { ...second, data: both };
        if (whyNotNarrower(one, two) !== null) return;
        expect(whyNotNarrower(two, one)).not.toBeNull();
      }),
    );
  });
});

it('the same terms are the same in any order of identifiers', () => {
  expect(isSameTerms(demanded, { ...demanded, identifiers: demanded.identifiers.toReversed() })).toBe(true);
  expect(isSameTerms(demanded, { ...demanded, to: '2026-08-30' })).toBe(false);
});

describe('data within other data', () => {
  it('holds of itself, and from one to the next', () => {
    assert(
      property(data, data, data, (a, b, c) => {
        expect(isDataWithin(a, a)).toBe(true);
        if ([a, b, c].some((each) => ['other', 'cloud-act-foreign-order'].includes(each))) return;
        if (isDataWithin(a, b) && isDataWithin(b, c)) expect(isDataWithin(a, c)).toBe(true);
      }),
    );
  });

  it('is not one kind of record for another, nor an act for data', () => {
    expect(isDataWithin('mail-logs', 'connection-logs')).toBe(false);
    expect(isDataWithin('stored-content', 'basic-subscriber')).toBe(false);
    expect(isDataWithin('account-deletion', 'stored-content')).toBe(false);
    expect(isDataWithin('preservation', 'stored-content')).toBe(false);
  });

  it('has everything that the guidelines offer as narrower', () => {
    const folder = new URL('../../../resources/guidelines/', import.meta.url);
    const rules = readdirSync(folder).flatMap((file) => {
      const { rules: found = [] } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
        rules?: readonly { type?: string; data?: readonly DataId[]; to?: readonly DataId[] }[];
      };
      return found.filter(({ type }) => type === 'narrower');
    });
    expect(rules.length).toBeGreaterThan(3);
    const pairs = rules.flatMap(({ data: wholes = [], to = [] }) =>
      wholes.flatMap((whole) => to.map((less) => [less, whole] as const)),
    );
    expect(pairs.filter(([less, whole]) => !isDataWithin(less, whole))).toEqual([]);
  });
});
