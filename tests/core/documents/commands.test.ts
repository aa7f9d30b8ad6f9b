import { describe, expect, it } from 'vitest';
import { addDocument, describeDocument } from '../../../src/core/documents/commands.ts';
import { castReview, namedHash } from '../../support/ledger-cast.ts';

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
});
