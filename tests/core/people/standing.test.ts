import { describe, expect, it } from 'vitest';
import { disagreements, standingDecisions, statusOf } from '../../../src/core/cases/case-state.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import type { Position } from '../../../src/core/decisions/events.ts';
import { projectCounting } from '../../../src/core/cases/projection.ts';
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

const counting = ({ entries }: CastReviewer, ...names: readonly string[]) => {
  const keys = new Set(names.map((name) => castSigner(name).author));
  return projectCounting(entries.values(), ({ author }) => keys.has(author));
};

describe('the state of a case where only some authors count', () => {
  it('is the state itself where all of them do', () => {
    const ada = castReview();
    ada.record(...signDecision(ada.state, absent, noBasis));
    expect(projectCounting(ada.entries.values(), () => true)).toEqual(ada.state);
  });

  it('lets no stranger decide a demand', () => {
    const ada = castReview();
    const mal = new CastReviewer('Mal');
    mal.learn(ada.entries.values());
    mal.record(...signDecision(mal.state, absent, noBasis));
    mal.record(...signDecision(mal.state, { ...absent, demand: other }, noBasis));
    ada.learn(mal.entries.values());
    expect(statusOf(ada.state)).toBe('decided');
    expect(statusOf(counting(ada, 'Ada'))).toBe('received');
    expect(statusOf(counting(ada, 'Ada', 'Mal'))).toBe('decided');
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
    const here = counting(ada, 'Ada', 'Bob');
    const standing = standingDecisions(here, absent.demand).map(({ entry }) => entry);
    expect(new Set(standing)).toEqual(new Set([one?.id, two?.id]));
    expect(disagreements(here).map(({ id }) => id)).toEqual([absent.demand]);
  });
});
