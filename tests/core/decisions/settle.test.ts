import { describe, expect, it } from 'vitest';
import { isOutdated } from '../../../src/core/cases/case-state.ts';
import { conflictsInWords } from '../../../src/core/cases/conflicts-in-words.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import type { Position } from '../../../src/core/decisions/events.ts';
import { disagreementsOf, settle } from '../../../src/core/decisions/settle.ts';
import { approveDecisions, askSecondReview } from '../../../src/core/second-review/commands.ts';
import { changeDemand } from '../../../src/core/requests/commands.ts';
import { castReview, CastReviewer, contentDemand, namedId, noBasis } from '../../support/ledger-cast.ts';
import { rejection } from '../ledger/simulated-review.ts';

const demand = namedId('demand 1');
const rejecting: Position = {
  demand,
  disposition: 'reject',
  reasons: ['unclear'],
  findings: [],
  rationale: 'as it stands',
  narrowed: null,
};

function disputed() {
  const [ada, bob] = [castReview(), new CastReviewer('Bob')];
  bob.learn(ada.entries.values());
  const [one] = ada.record(...signDecision(ada.state, rejecting, noBasis));
  const [two] = bob.record(...signDecision(bob.state, { ...rejecting, disposition: 'challenge' }, noBasis));
  ada.learn(bob.entries.values());
  if (one === undefined || two === undefined) throw new Error('both decided');
  return { ada, bob, one: one.id, two: two.id };
}

describe('settling a disagreement', () => {
  it('takes over one position, names both, and ends it on every side', () => {
    const { ada, bob, one, two } = disputed();
    const [found] = disagreementsOf(ada.state);
    expect(found?.demand.id).toBe(demand);
    expect(new Set(found?.positions.map(({ entry }) => entry))).toEqual(new Set([one, two]));
    const events = settle(ada.state, { demand, take: two.slice(0, 8), rationale: 'Bob is right.' }, noBasis);
    expect(events).toMatchObject([
      {
        type: 'decision-signed',
        position: { disposition: 'challenge', rationale: 'Bob is right.' },
        supersedes: [one, two].toSorted(),
      },
    ]);
    ada.record(...events);
    bob.learn(ada.entries.values());
    expect(historyOf(ada.entries.values()).at(-1)?.what[0]).toContain('in place of 2 earlier decisions');
    expect(disagreementsOf(bob.state)).toEqual([]);
    expect(bob.state.decisions.map(({ entry }) => entry)).toEqual(expect.arrayContaining([one, two]));
  });

  it('takes over no position on the demand as it was before it changed, and says what changed', () => {
    const { ada, bob, one, two } = disputed();
    const wider = { ...contentDemand, identifiers: [...contentDemand.identifiers, 'k.new@example.com'] };
    ada.record(...changeDemand(ada.state, demand, { ...wider, from: null }));
    bob.learn(ada.entries.values());
    const take = (entry: string) => () => settle(bob.state, { demand, take: entry, rationale: 'r' }, noBasis);
    for (const entry of [one, two]) {
      expect(take(entry)).toThrow(
        /on the demand as it was.*k\.new@example\.com added; days: 2026-06-01 to \S+ then, the beginning to \S+ now/,
      );
    }
    expect(conflictsInWords(bob.state, [])).toEqual([
      expect.stringMatching(/Left to do: decide anew, for the demand changed since they were signed\.$/),
    ]);
    const [anew] = bob.record(...signDecision(bob.state, rejecting, noBasis));
    expect(bob.state.decisions.filter(({ supersededBy }) => supersededBy.length === 0)).toMatchObject([
      { entry: anew?.id },
    ]);
  });

  it.each([
    [false, /Left to do: settle it by taking the one that was signed on the demand as it is\.$/],
    [true, /another author approves the one that was signed on the demand as it is, and their own gives way/],
  ])('names no way that is refused for one on the demand as it was, second review: %s', (isAsked, words) => {
    const [ada, bob] = [castReview(), new CastReviewer('Bob')];
    const wish = { mode: 'open', by: null, note: '' } as const;
    if (isAsked) ada.record(...askSecondReview(ada.state, wish, ada.signer.author));
    bob.learn(ada.entries.values());
    const narrowing = {
      ...rejecting,
      disposition: 'narrow',
      reasons: ['overly-broad'],
      narrowed: { ...contentDemand, from: '2026-07-01', to: '2026-07-31' },
    } as const;
    ada.record(...signDecision(ada.state, narrowing, noBasis));
    bob.record(...changeDemand(bob.state, demand, { ...contentDemand, from: '2026-05-01' }));
    const [two] = bob.record(...signDecision(bob.state, narrowing, noBasis));
    ada.learn(bob.entries.values());
    expect(conflictsInWords(ada.state, [])).toEqual([expect.stringMatching(words)]);
    const approve = () => approveDecisions(ada.state, [two?.id ?? ''], '', ada.signer.author);
    expect(rejection(approve)).toBe('none');
  });

  it('holds a decision current where only the order of identifiers changed', () => {
    const { ada } = disputed();
    const identifiers = [...contentDemand.identifiers, 'k.new@example.com'];
    ada.record(...changeDemand(ada.state, demand, { ...contentDemand, identifiers }));
    ada.record(...signDecision(ada.state, rejecting, noBasis));
    ada.record(
      ...changeDemand(ada.state, demand, { ...contentDemand, identifiers: identifiers.toReversed() }),
    );
    const isCurrent = ada.state.decisions.some((one) =>
      ada.state.demands.some((of) => of.id === demand && !isOutdated(one, of)),
    );
    expect(isCurrent).toBe(true);
  });

  it('is refused without a disagreement, without one of its positions, and without a reason', () => {
    const { ada, one } = disputed();
    const attempt = (choice: Partial<Parameters<typeof settle>[1]>) =>
      rejection(() => settle(ada.state, { demand, take: one, rationale: 'r', ...choice }, noBasis));
    expect(attempt({})).toBe('none');
    expect(attempt({ demand: namedId('demand 2') })).toBe('invalid-input');
    expect(attempt({ take: '' })).toBe('invalid-input');
    expect(attempt({ take: one.slice(0, 7) })).toBe('invalid-input');
    expect(attempt({ take: '0'.repeat(64) })).toBe('invalid-input');
    expect(attempt({ rationale: '  ' })).toBe('invalid-input');
  });
});
