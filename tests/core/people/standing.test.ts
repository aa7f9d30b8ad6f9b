import { describe, expect, it } from 'vitest';
import { disagreements, standingDecisions, statusOf } from '../../../src/core/cases/case-state.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import type { Position } from '../../../src/core/decisions/events.ts';
import { countingState } from '../../../src/core/people/standing.ts';
import { castReview, CastReviewer, castSigner, namedId, noBasis } from '../../support/ledger-cast.ts';

const absent: Position = {
  demand: namedId('demand 1'),
  disposition: 'nothing-to-produce',
  reasons: ['data-not-held'],
  findings: [],
  rationale: '',
  narrowed: null,
};
const rejecting: Position = { ...absent, disposition: 'reject', reasons: ['unclear'], rationale: 'r' };
const other = namedId('demand 2');

const trustedIn = (...names: readonly string[]) => {
  const keys = new Set(names.map((name) => castSigner(name).author));
  return ({ author }: { readonly author: string }) => keys.has(author);
};

describe('the state of a case where only some authors count', () => {
  it('is the state itself where all of them do', () => {
    const ada = castReview();
    ada.record(...signDecision(ada.state, absent, noBasis));
    const { state } = ada;
    expect(countingState(state, () => true)).toBe(state);
  });

  it('lets no stranger decide a demand', () => {
    const ada = castReview();
    const mal = new CastReviewer('Mal');
    mal.learn(ada.entries.values());
    mal.record(...signDecision(mal.state, absent, noBasis));
    mal.record(...signDecision(mal.state, { ...absent, demand: other }, noBasis));
    ada.learn(mal.entries.values());
    expect(statusOf(ada.state)).toBe('decided');
    expect(statusOf(countingState(ada.state, trustedIn('Ada')))).toBe('received');
    expect(statusOf(countingState(ada.state, trustedIn('Ada', 'Mal')))).toBe('decided');
  });

  it('lets no stranger supersede what somebody signed, nor settle a disagreement', () => {
    const ada = castReview();
    const [bob, mal] = [new CastReviewer('Bob'), new CastReviewer('Mal')];
    bob.learn(ada.entries.values());
    const [one] = ada.record(...signDecision(ada.state, absent, noBasis));
    const [two] = bob.record(...signDecision(bob.state, rejecting, noBasis));
    for (const reviewer of [ada, bob]) mal.learn(reviewer.entries.values());
    mal.record(...signDecision(mal.state, rejecting, noBasis));
    ada.learn(mal.entries.values());
    expect(disagreements(ada.state)).toEqual([]);
    const counting = countingState(ada.state, trustedIn('Ada', 'Bob'));
    const standing = standingDecisions(counting, absent.demand).map(({ entry }) => entry);
    expect(new Set(standing)).toEqual(new Set([one?.id, two?.id]));
    expect(disagreements(counting).map(({ id }) => id)).toEqual([absent.demand]);
  });
});
