import { describe, expect, it } from 'vitest';
import type { CaseState, Decision, Demand } from '../../../src/core/cases/case-state.ts';
import type { Gate } from '../../../src/core/guidelines/evidence-gate.ts';
import { assessmentWords } from '../../../src/renderer/decisions/assessment-words.ts';
import { nameOfDemand } from '../../../src/core/requests/name-of-demand.ts';
import { overridesBefore } from '../../../src/renderer/decisions/overrides-before.ts';

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

const override = (entry: string, at: string, elements: readonly string[]) => ({ entry, at, elements });

describe('overridesBefore', () => {
  const state = {
    overrides: [
      override('a', '2026-11-20T10:00:00.000Z', ['signed']),
      override('b', '2026-11-20T10:00:00.000Z', ['emergency-verified']),
      override('c', '2026-11-22T10:00:00.000Z', ['signed']),
    ],
  } as unknown as CaseState;
  const decision = { at: '2026-11-21T10:00:00.000Z' } as Decision;
  const gate = { elements: [{ element: 'signed' }] } as unknown as Gate;

  it('has the older ones that name an element which the decision has to show', () => {
    expect(overridesBefore(state, decision, gate).map(({ entry }) => entry)).toEqual(['a']);
  });

  it('leaves none of the older ones out where the gate is not known', () => {
    expect(overridesBefore(state, decision, undefined).map(({ entry }) => entry)).toEqual(['a', 'b']);
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
