import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../src/core/cases/case-state.ts';
import { stillOpen } from '../../../src/renderer/cases/still-open.ts';
import { changeFinding } from '../../../src/core/findings/commands.ts';
import { signedEvidence } from '../../../src/core/decisions/signed-evidence.ts';
import type { CaseView } from '../../../src/ipc/views.ts';
import { castReview, namedId } from '../../support/ledger-cast.ts';
import { decide, find } from '../../core/letters/letter-cast.ts';
import { isRecordable, isUnderReview } from '../../../src/renderer/cases/is-under-review.ts';
import { lifeActsNow } from '../../../src/renderer/cases/life-acts.ts';

function stateWith(status: 'responded' | 'closed' | 'withdrawn' | null): CaseState {
  const end = status === null ? null : { status, reason: '' };
  const nothing = { demands: [], findings: [], searches: [], overrides: [], decisions: [] };
  return { end, ...nothing } as unknown as CaseState;
}

describe('lifeActsNow', () => {
  it('offers no response while something is undecided', () => {
    expect(lifeActsNow(stateWith(null))).toEqual(['close', 'withdraw']);
  });

  it('offers to reopen whatever has ended', () => {
    expect(lifeActsNow(stateWith('responded'))).toEqual(['close', 'withdraw', 'reopen']);
    expect(lifeActsNow(stateWith('closed'))).toEqual(['reopen']);
    expect(lifeActsNow(stateWith('withdrawn'))).toEqual(['reopen']);
  });
});

it('lets what came after the answer be recorded, and nothing after the end', () => {
  expect([isUnderReview(stateWith(null)), isRecordable(stateWith(null))]).toEqual([true, true]);
  expect([isUnderReview(stateWith('responded')), isRecordable(stateWith('responded'))]).toEqual([
    false,
    true,
  ]);
  expect([isUnderReview(stateWith('closed')), isRecordable(stateWith('closed'))]).toEqual([false, false]);
});

describe('before a case is closed', () => {
  const now = new Date('2026-11-26T10:00:00.000Z');

  it('says what is undecided, that nothing was answered, and what changed and runs', () => {
    const reviewer = castReview();
    const endsAt = { at: '2026-12-01T10:00:00.000Z', zone: 'Etc/UTC' };
    const due = { label: 'Response due', endsAt, stoppedBy: null, conditional: false, endsWith: 'answer' };
    const told = (
      act: 'respond' | 'close' | 'withdraw',
      signed = signedEvidence(reviewer.entries.values(), reviewer.state),
    ): readonly string[] => {
      const view = { state: reviewer.state, signed, review: { clocks: [due] } };
      return stillOpen(act, view as unknown as CaseView, now);
    };
    expect(told('close')).toEqual([
      '2 of 2 demands are undecided.',
      'No response is recorded.',
      'Response due: 5 d.',
    ]);
    find(reviewer, 'dates', 'particularity-dates', 'breaks');
    decide(reviewer, 1, { reasons: ['no-date-range'], findings: [namedId('dates')] });
    const unclear = { element: 'particularity-dates', verdict: 'unclear', note: '' } as const;
    reviewer.record(...changeFinding(reviewer.state, namedId('dates'), unclear));
    const changed = 'The evidence of 1 decision changed since it was signed.';
    expect(told('close')).toEqual([
      '1 of 2 demands is undecided.',
      'No response is recorded.',
      changed,
      'Response due: 5 d.',
    ]);
    expect(told('respond')).toEqual([changed]);
    expect(told('withdraw')).toEqual([]);
    const [{ entry } = { entry: '' }] = reviewer.state.decisions;
    expect(told('respond', { [entry]: { over: [], searched: [], before: {}, unknown: true } })).toEqual([
      expect.stringContaining('was not worked out'),
    ]);
    const twice = reviewer.state.decisions.flatMap((decision) => [decision, { ...decision, entry: 'other' }]);
    const view = { state: { ...reviewer.state, decisions: twice }, signed: {}, review: { clocks: [] } };
    expect(stillOpen('close', view as unknown as CaseView, now)).toEqual([
      '1 of 2 demands is undecided.',
      'On 1 demand several decisions stand that come to the same.',
      'No response is recorded.',
    ]);
  });
});
