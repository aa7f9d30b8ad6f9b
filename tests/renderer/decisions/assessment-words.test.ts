import { describe, expect, it } from 'vitest';
import type { Demand } from '../../../src/core/cases/case-state.ts';
import { assessmentWords } from '../../../src/renderer/decisions/assessment-words.ts';
import { assess } from '../../../src/core/guidelines/assess.ts';
import { demandOf, law as laws, requestOf, today } from '../../core/guidelines/built-in.ts';
import { nameOfDemand } from '../../../src/core/requests/name-of-demand.ts';

const { law } = assess(laws, requestOf('US', 'subpoena'), demandOf('basic-subscriber'), [], today);

describe('assessmentWords', () => {
  it.each([
    ['sufficient', null, 'Process sufficient', 'good'],
    ['insufficient', null, 'Process insufficient', 'bad'],
    ['not-compellable', null, 'Not compellable', 'bad'],
    ['not-held', null, 'Not held', 'plain'],
    ['voluntary', null, 'Voluntary', 'warn'],
    ['no-rule', null, 'No rule', 'warn'],
    ['unverified-rule', 'sufficient', 'Unverified rule: sufficient?', 'warn'],
    ['unverified-rule', 'insufficient', 'Unverified rule: insufficient?', 'warn'],
  ] as const)('calls %s (%s) “%s”', (verdict, leaning, tag, tone) => {
    expect(assessmentWords({ verdict, leaning, refused: true, law })).toEqual({ tag, tone });
  });

  it('calls what only has to be shown not shown yet', () => {
    const said = assessmentWords({ verdict: 'insufficient', leaning: null, refused: false, law });
    expect(said).toEqual({ tag: 'Not shown yet', tone: 'warn' });
  });
});

describe('assessmentWords of what only practice lets be given', () => {
  it('says so, and is not green', () => {
    const abroad = requestOf('DE', 'foreign-request');
    expect(assessmentWords(assess(laws, abroad, demandOf('basic-subscriber'), [], today))).toEqual({
      tag: 'Process sufficient by practice',
      tone: 'warn',
    });
  });
});

describe('nameOfDemand', () => {
  it('gives two demands for the same data names of their own', () => {
    const demands = (['stored-content', 'basic-subscriber', 'stored-content'] as const).map(
      (data, index) => ({ id: String(index), terms: { data } }) as Demand,
    );
    expect(demands.map((demand) => nameOfDemand(demands, demand))).toEqual([
      'Stored content, 1 of 2',
      'Basic subscriber information',
      'Stored content, 2 of 2',
    ]);
  });
});
