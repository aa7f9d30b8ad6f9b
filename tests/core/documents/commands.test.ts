import { describe, expect, it } from 'vitest';
import { addDocument, amendDocument, describeDocument } from '../../../src/core/documents/commands.ts';
import { makeFinding } from '../../../src/core/findings/commands.ts';
import { castReview, namedHash, namedId, quoteAnchor } from '../../support/ledger-cast.ts';

function fails(code: string, work: () => unknown): void {
  expect(work).toThrow(expect.objectContaining({ code }));
}

describe('documents', () => {
  const { state } = castReview();
  const known = namedHash('document');

  it('are added once, whatever they are called', () => {
    const fresh = { document: namedHash('other'), name: 'a.pdf', bytes: 0, role: 'request' } as const;
    expect(addDocument(state, fresh)).toEqual([{ type: 'document-added', ...fresh }]);
    expect(addDocument(state, { ...fresh, document: known })).toEqual([]);
  });

  it('are described, unless nothing differs', () => {
    expect(describeDocument(state, known, 'warrant.pdf', 'order')).toEqual([]);
    expect(describeDocument(state, known, 'w.pdf', 'order')).toEqual([
      { type: 'document-described', document: known, name: 'w.pdf', role: 'order' },
    ]);
    expect(() => describeDocument(state, namedHash('none'), 'a', 'order')).toThrow(
      expect.objectContaining({ code: 'document-unknown' }),
    );
  });

  it('amend each other: what keeps its words is made again, what does not is stale', () => {
    const reviewer = castReview();
    const later = { document: namedHash('later'), name: 'amended.pdf', bytes: 1, role: 'order' } as const;
    const reading = { element: 'dated', verdict: 'supports', note: '' } as const;
    reviewer.record({ type: 'document-added', ...later });
    reviewer.record(...makeFinding(reviewer.state, namedId('finding'), known, quoteAnchor, reading));
    const amended = reviewer.state;
    const [finding] = amended.findings;
    if (finding === undefined) throw new Error('no finding');
    const pair = { document: namedHash('later'), amends: known };
    const moved = { finding: finding.id, anchor: { ...finding.anchor, page: 7 } };
    expect(amendDocument(amended, pair, [moved], [finding.id], () => namedId('again'))).toEqual([
      { type: 'document-amended', ...pair, stale: [] },
      {
        type: 'finding-made',
        finding: namedId('again'),
        document: pair.document,
        anchor: moved.anchor,
        reading: finding.reading,
      },
    ]);
    const lost = { finding: finding.id, anchor: null };
    expect(amendDocument(amended, pair, [lost], [], () => namedId('again'))).toEqual([
      { type: 'document-amended', ...pair, stale: [finding.id] },
    ]);
    fails('invalid-input', () => amendDocument(amended, pair, [lost], [finding.id], () => namedId('again')));
    fails('invalid-input', () =>
      amendDocument(amended, { document: known, amends: known }, [], [], () => ''),
    );
    fails('document-unknown', () => amendDocument(state, pair, [], [], () => ''));
  });
});
