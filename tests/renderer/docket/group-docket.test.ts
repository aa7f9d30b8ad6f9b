import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../../src/core/cases/summary.ts';
import { groupDocket } from '../../../src/renderer/docket/group-docket.ts';

function summary(reference: string, own: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id: `id-${reference}`,
    reference,
    agency: '',
    country: null,
    process: null,
    category: null,
    emergency: false,
    followUp: false,
    received: null,
    due: null,
    status: 'in-review',
    documents: 1,
    findings: 0,
    supports: 0,
    breaks: 0,
    unclear: 0,
    demands: 1,
    decisions: 0,
    disagreements: 0,
    decidedAlike: 0,
    uncounted: 0,
    staleLetters: 0,
    evidenceChanged: 0,
    findingsAside: 0,
    title: '',
    waitsFor: '',
    secondReview: null,
    next: null,
    waitsForMe: null,
    ...own,
  };
}
const on = (day: number) => ({ at: `2026-11-${day}T00:00:00.000Z`, zone: 'UTC' });
const due = (day: number) => ({
  label: 'Response due',
  endsAt: on(day),
  isInHours: false,
  basis: 'The instrument',
});

describe('groupDocket', () => {
  it('puts emergencies first, then what runs out first, where no clock runs last', () => {
    const groups = groupDocket([
      summary('never'),
      summary('at once', { next: { label: 'Quash', endsAt: null, isInHours: false, basis: '' } }),
      summary('answered', { status: 'responded', next: due(22) }),
      summary('late', { next: due(29) }),
      summary('disputed', { disagreements: 1 }),
      summary('done', { status: 'decided' }),
      summary('soon', { next: due(23) }),
      summary('danger', { emergency: true, disagreements: 1 }),
      summary('danger since', { emergency: true, next: { ...due(20), endsAt: null } }),
      summary('in hours', { emergency: true, next: { ...due(22), isInHours: true } }),
      summary('to release', { emergency: true, status: 'decided', next: due(20) }),
      summary('given', { emergency: true, followUp: true, status: 'closed', next: due(24) }),
    ]);
    expect(groups.map(({ id, cases }) => [id, cases.map(({ reference }) => reference)])).toEqual([
      ['emergency', ['in hours', 'danger since', 'to release', 'danger']],
      ['open', ['at once', 'soon', 'late', 'never']],
      ['disagreement', ['disputed']],
      ['follow-up', ['given']],
      ['decided', ['done']],
      ['ended', ['answered']],
    ]);
  });

  it('leaves out groups without a case and breaks ties by what waits longest', () => {
    const groups = groupDocket([
      summary('b', { received: on(12) }),
      summary('a', { received: on(13) }),
      summary('c', { received: on(12) }),
    ]);
    expect(groups.map(({ cases }) => cases.map(({ reference }) => reference))).toEqual([['b', 'c', 'a']]);
  });
});
