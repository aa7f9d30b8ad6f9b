import { describe, expect, it } from 'vitest';
import type { Demand } from '../../../src/core/cases/case-state.ts';
import { assessmentWords } from '../../../src/renderer/decisions/assessment-words.ts';
import { nameOfDemand } from '../../../src/core/requests/name-of-demand.ts';

describe('assessmentWords', () => {
  it.each([
    ['sufficient', null, 'Sufficient', 'good'],
    ['insufficient', null, 'Insufficient', 'bad'],
    ['not-compellable', null, 'Not compellable', 'bad'],
    ['not-held', null, 'Not held', 'plain'],
    ['voluntary', null, 'Voluntary', 'warn'],
    ['no-rule', null, 'No rule', 'warn'],
    ['unverified-rule', 'sufficient', 'Unverified rule: sufficient?', 'warn'],
    ['unverified-rule', 'insufficient', 'Unverified rule: insufficient?', 'warn'],
  ] as const)('calls %s (%s) “%s”', (verdict, leaning, tag, tone) => {
    expect(assessmentWords({ verdict, leaning, refused: true })).toEqual({ tag, tone });
  });

  it('calls what only has to be shown not shown yet', () => {
    const said = assessmentWords({ verdict: 'insufficient', leaning: null, refused: false });
    expect(said).toEqual({ tag: 'Not shown yet', tone: 'warn' });
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
