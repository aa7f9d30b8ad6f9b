import { expect, it } from 'vitest';
import type { SearchHit } from '../../../src/ipc/views.ts';
import { casesToSearch, documentsToSearch } from '../../../src/renderer/docket/to-search.ts';

const hit: SearchHit = {
  case: 'new',
  reference: 'NEW-1',
  kind: 'document',
  document: 'd1',
  documentName: 'order.pdf',
  page: 1,
  finding: null,
  excerpt: '',
  recognized: false,
};

it('a search can be narrowed to cases and documents that are none of its hits', () => {
  const docket = [
    { id: 'new', reference: 'NEW-1' },
    { id: 'old', reference: 'OLD-1' },
    ...Array.from({ length: 3000 }, (_, at) => ({ id: `c${at}`, reference: `C-${at}` })),
  ];
  const cases = casesToSearch([hit], docket, 'c2999');
  expect([...cases.keys()].slice(0, 2)).toEqual(['new', 'old']);
  expect(cases.get('c2999')).toBe('C-2999');
  expect(cases.size).toBe(2001);
  const documents = [{ sha256: 'd2', name: 'annex.pdf' }];
  expect([...documentsToSearch([hit], documents, 'old').values()]).toEqual(['annex.pdf']);
  expect([...documentsToSearch([hit], null, undefined).values()]).toEqual(['order.pdf']);
});
