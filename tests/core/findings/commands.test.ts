import { describe, expect, it } from 'vitest';
import { changeFinding, makeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import { castReview, namedHash, namedId, quoteAnchor } from '../../support/ledger-cast.ts';

const failsAs = (code: string) => expect.objectContaining({ code });
const reading = { element: 'nexus', verdict: 'breaks', note: '' } as const;
const finding = namedId('finding');

function reviewerWithFinding() {
  const reviewer = castReview();
  reviewer.record(...makeFinding(reviewer.state, finding, namedHash('document'), quoteAnchor, reading));
  return reviewer;
}

describe('findings', () => {
  it('need a document of the case, and a place', () => {
    const { state } = castReview();
    const make = (document: string, anchor: Parameters<typeof makeFinding>[3]) => () =>
      makeFinding(state, finding, document, anchor, reading);
    const noPlace = { page: 1, quote: null, position: null, boxes: [] };
    expect(make(namedHash('none'), quoteAnchor)).toThrow(failsAs('document-unknown'));
    expect(make(namedHash('document'), noPlace)).toThrow(failsAs('invalid-input'));
    expect(make(namedHash('document'), { ...noPlace, boxes: [[0, 0, 1, 1]] })()).toHaveLength(1);
    expect(make(namedHash('document'), { ...quoteAnchor, boxes: [] })()).toHaveLength(1);
  });

  it('are changed, unless nothing differs', () => {
    const { state } = reviewerWithFinding();
    expect(changeFinding(state, finding, { ...reading })).toEqual([]);
    const changed = { ...reading, note: 'see page 3' };
    expect(changeFinding(state, finding, changed)).toEqual([
      { type: 'finding-changed', finding, reading: changed },
    ]);
  });

  it('that are unknown cannot be changed; those withdrawn are kept as they were', () => {
    const reviewer = reviewerWithFinding();
    expect(() => changeFinding(reviewer.state, namedId('none'), reading)).toThrow(failsAs('finding-unknown'));
    expect(() => withdrawFinding(reviewer.state, namedId('none'), 'x')).toThrow(failsAs('finding-unknown'));
    const [entry] = reviewer.record(...withdrawFinding(reviewer.state, finding, 'misread'));
    expect(() => changeFinding(reviewer.state, finding, reading)).toThrow(failsAs('finding-withdrawn'));
    expect(() => withdrawFinding(reviewer.state, finding, 'x')).toThrow(failsAs('finding-withdrawn'));
    expect(reviewer.state.findings[0]).toMatchObject({
      reading,
      withdrawn: 'misread',
      changed: { entry: entry?.id },
    });
  });
});
