import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../src/core/cases/case-state.ts';
import { isRecordable, isUnderReview } from '../../../src/renderer/cases/is-under-review.ts';
import { lifeActsNow } from '../../../src/renderer/cases/life-acts.ts';

function stateWith(status: 'responded' | 'closed' | 'withdrawn' | null): CaseState {
  const end = status === null ? null : { status, reason: '' };
  return { end, demands: [], findings: [], decisions: [] } as unknown as CaseState;
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
