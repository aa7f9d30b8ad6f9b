import { describe, expect, it } from 'vitest';
import type { DemandTerms } from '../../../src/core/requests/events.ts';
import { differenceOfTerms } from '../../../src/renderer/decisions/terms-difference.ts';

const demanded: DemandTerms = {
  data: 'stored-content',
  identifiers: ['a@example.com', 'b@example.com'],
  from: null,
  to: null,
};

describe('differenceOfTerms', () => {
  it('tells what is kept, dropped and added', () => {
    const given: DemandTerms = {
      data: 'basic-subscriber',
      identifiers: ['b@example.com', 'c@example.com'],
      from: '2026-06-01',
      to: '2026-08-31',
    };
    expect(differenceOfTerms(demanded, given)).toEqual({
      data: { demanded: 'stored-content', given: 'basic-subscriber' },
      kept: ['b@example.com'],
      dropped: ['a@example.com'],
      added: ['c@example.com'],
      periodChanged: true,
    });
  });
});
