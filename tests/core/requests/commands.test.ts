import { describe, expect, it } from 'vitest';
import {
  addDemand,
  blankRequest,
  changeDemand,
  changeRequest,
  openCase,
  withdrawDemand,
} from '../../../src/core/requests/commands.ts';
import { castReview, contentDemand, namedId, subscriberDemand } from '../../support/ledger-cast.ts';

const failsAs = (code: string) => expect.objectContaining({ code });
const early = { at: '2026-11-20T10:00:00.000Z', zone: 'UTC' };
const late = { at: '2026-11-21T10:00:00.000Z', zone: 'UTC' };
const backwards = { ...contentDemand, from: '2026-06-02', to: '2026-06-01' };

const open = (changes: object) => () =>
  openCase({ ...blankRequest, ...changes }, [contentDemand], () => namedId('a'));

describe('opening a case', () => {
  it('records the request and then each demand under its own id', () => {
    const ids = [namedId('a'), namedId('b')];
    const events = openCase(blankRequest, [contentDemand, subscriberDemand], () => ids.shift() ?? '');
    expect(events).toEqual([
      { type: 'case-opened', request: blankRequest },
      { type: 'demand-added', demand: namedId('a'), terms: contentDemand },
      { type: 'demand-added', demand: namedId('b'), terms: subscriberDemand },
    ]);
  });

  it('refuses what is due before it was received, and a period that ends before it begins', () => {
    expect(open({ received: late, due: early })).toThrow(failsAs('invalid-input'));
    expect(open({ received: late, due: late })).not.toThrow();
    expect(() => openCase(blankRequest, [backwards], () => namedId('a'))).toThrow(failsAs('invalid-input'));
  });
});

describe('changing the request', () => {
  it('records only what differs', () => {
    const { state } = castReview();
    expect(changeRequest(state, { reference: '24-SW-0417', agency: 'FBI' })).toEqual([
      { type: 'request-changed', changes: { agency: 'FBI' } },
    ]);
    expect(changeRequest(state, { reference: '24-SW-0417', due: null })).toEqual([]);
    expect(changeRequest(state, {})).toEqual([]);
  });

  it('compares a moment by its content', () => {
    const reviewer = castReview();
    reviewer.record(...changeRequest(reviewer.state, { due: late }));
    expect(changeRequest(reviewer.state, { due: { zone: 'UTC', at: late.at } })).toEqual([]);
    expect(changeRequest(reviewer.state, { due: { ...late, zone: 'Europe/Berlin' } })).toHaveLength(1);
  });

  it('checks a new date against the one recorded before', () => {
    const reviewer = castReview();
    reviewer.record(...changeRequest(reviewer.state, { received: late }));
    expect(() => changeRequest(reviewer.state, { due: early })).toThrow(failsAs('invalid-input'));
  });
});

describe('demands', () => {
  const { state } = castReview();
  const demand = namedId('demand 1');

  it('are added and changed, unless nothing differs', () => {
    expect(addDemand(contentDemand, demand)).toEqual({ type: 'demand-added', demand, terms: contentDemand });
    expect(changeDemand(state, demand, { ...contentDemand })).toEqual([]);
    expect(changeDemand(state, demand, subscriberDemand)).toEqual([
      { type: 'demand-changed', demand, terms: subscriberDemand },
    ]);
  });

  it('refuse a period that ends before it begins', () => {
    expect(() => addDemand(backwards, demand)).toThrow(failsAs('invalid-input'));
    expect(() => changeDemand(state, demand, backwards)).toThrow(failsAs('invalid-input'));
    expect(() => addDemand({ ...backwards, from: null }, demand)).not.toThrow();
  });

  it('that are unknown or withdrawn cannot be changed or withdrawn', () => {
    const reviewer = castReview();
    reviewer.record(...withdrawDemand(reviewer.state, demand, 'resolved'));
    for (const [whose, id] of [
      [state, namedId('none')],
      [reviewer.state, demand],
    ] as const) {
      expect(() => changeDemand(whose, id, subscriberDemand)).toThrow(failsAs('demand-unknown'));
      expect(() => withdrawDemand(whose, id, 'again')).toThrow(failsAs('demand-unknown'));
    }
    expect(reviewer.state.demands[0]?.withdrawn).toBe('resolved');
  });
});
