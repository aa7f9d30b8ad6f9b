import { describe, expect, it } from 'vitest';
import type { Position } from '../../../src/core/decisions/events.ts';
import { countedCase } from '../../../src/core/reports/counted-case.ts';
import { blankOutcome, takesFisaOrder } from '../../../src/core/reports/outcome.ts';
import { changeRequest } from '../../../src/core/requests/commands.ts';
import {
  castReview,
  contentDemand,
  namedId,
  subscriberDemand,
  type CastReviewer,
} from '../../support/ledger-cast.ts';

/** Signs a decision as it would stand in the ledger, whatever gate it came through. */
function decide(
  reviewer: CastReviewer,
  demand: string,
  position: Pick<Position, 'disposition' | 'reasons'>,
): void {
  const terms = demand === content ? contentDemand : subscriberDemand;
  const narrowed = position.disposition === 'narrow' ? terms : null;
  reviewer.record({
    type: 'decision-signed',
    position: { demand, findings: [], rationale: '', narrowed, ...position },
    terms,
    supersedes: [],
    guidelines: [],
  });
}

function review(category: 'account' | 'emergency' = 'account'): CastReviewer {
  const ada = castReview();
  ada.record(
    ...changeRequest(ada.state, {
      country: 'DE',
      category,
      received: { at: '2026-11-20T23:30:00.000Z', zone: 'Europe/Berlin' },
    }),
  );
  return ada;
}

const [content, records] = [namedId('demand 1'), namedId('demand 2')];

describe('what reports count of a case', () => {
  it('is nothing but the identifiers before it is decided; its day is that of its own zone', () => {
    const counted = countedCase(review().state);
    expect(counted.outcome).toEqual({ ...blankOutcome, identifiers: 2 });
    expect([counted.receivedOn, counted.decidedOn]).toEqual(['2026-11-21', null]);
  });

  it('lets a FISA order be taken back in whatever category the request is by now', () => {
    const process = 'other' as const;
    const recorded = { ...blankOutcome, fisaOrder: 'content' } as const;
    expect(takesFisaOrder({ category: 'account', process }, recorded)).toBe(true);
    expect(takesFisaOrder({ category: 'account', process }, blankOutcome)).toBe(false);
    expect(takesFisaOrder({ category: 'national-security', process }, blankOutcome)).toBe(true);
    expect(takesFisaOrder({ category: 'national-security', process: 'nsl' }, blankOutcome)).toBe(false);
  });

  it('follows from the decisions: rejected in part, the rest given', () => {
    const ada = review();
    decide(ada, content, { disposition: 'reject', reasons: ['no-date-range'] });
    decide(ada, records, { disposition: 'produce', reasons: [] });
    const counted = countedCase(ada.state);
    expect(counted.outcome).toMatchObject({ challenged: 'part', dataProvided: 'non-content' });
    expect(counted).toMatchObject({
      decidedOn: '2026-11-22',
      reasons: ['no-date-range'],
      minutesToDecide: 1919,
    });
  });

  it('is content where any content was given, full where all was rejected, none where nothing was there', () => {
    const given = review();
    decide(given, content, { disposition: 'narrow', reasons: ['overly-broad'] });
    decide(given, records, { disposition: 'produce', reasons: [] });
    expect(countedCase(given.state).outcome).toMatchObject({ challenged: 'part', dataProvided: 'content' });
    const refused = review('emergency');
    for (const demand of [content, records])
      decide(refused, demand, { disposition: 'reject', reasons: ['unsigned'] });
    expect(countedCase(refused.state).outcome).toMatchObject({
      challenged: 'full',
      dataProvided: 'none',
      emergencyOutcome: 'rejected',
    });
    const empty = review('emergency');
    for (const demand of [content, records])
      decide(empty, demand, { disposition: 'nothing-to-produce', reasons: ['no-responsive-data'] });
    expect(countedCase(empty.state).outcome).toMatchObject({
      challenged: 'no',
      dataProvided: 'none',
      emergencyOutcome: 'no-data',
    });
  });

  it('is what was recorded, where something was', () => {
    const ada = review();
    ada.record({
      type: 'outcome-recorded',
      outcome: { ...blankOutcome, identifiers: 7, dataProvided: 'yes' },
    });
    decide(ada, content, { disposition: 'reject', reasons: ['unsigned'] });
    decide(ada, records, { disposition: 'reject', reasons: ['unsigned'] });
    expect(countedCase(ada.state).outcome).toMatchObject({
      identifiers: 7,
      dataProvided: 'yes',
      challenged: 'full',
    });
  });
});
