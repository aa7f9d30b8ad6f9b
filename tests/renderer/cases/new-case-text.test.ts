import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/core/shape.ts';
import { requestRecord } from '../../../src/core/requests/events.ts';
import { blankNewCase, newCaseRequest, readNewCaseDraft } from '../../../src/renderer/cases/new-case-text.ts';

describe('a new case', () => {
  const blank = blankNewCase(new Date('2026-11-22T12:34:56.789Z'));

  it('makes a record that the contract accepts, whatever was filled in', () => {
    expect(() => parse(requestRecord, newCaseRequest(blank))).not.toThrow();
    const filled = { ...blank, reference: ' 26-1 ', country: 'DE', process: 'emergency' };
    expect(newCaseRequest(filled)).toMatchObject({
      reference: '26-1',
      country: 'DE',
      process: 'emergency',
      emergency: true,
    });
  });
  it('comes back from a draft', () => {
    expect(readNewCaseDraft(JSON.stringify(blank))).toEqual(blank);
    expect(readNewCaseDraft('{}')).toBeNull();
  });
});
