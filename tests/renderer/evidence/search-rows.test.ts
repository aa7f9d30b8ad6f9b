import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../src/core/cases/case-state.ts';
import { searchedPages, searchRows } from '../../../src/renderer/evidence/search-rows.ts';
import { missingInShort, wayOutInWords } from '../../../src/renderer/evidence/gate-words.ts';
import { unseenBetween } from '../../../src/renderer/reading-room/unseen-pages.ts';

const read = (pages: number) => ({ state: 'read', pages, unreadPages: [], imageOnlyPages: 0 }) as const;
const documents = [
  { sha256: 'a', name: 'a.pdf' },
  { sha256: 'b', name: 'b.pdf' },
] as unknown as CaseState['documents'];
const row = { document: 'a', name: 'a.pdf', pages: 14, searched: true, from: '1', to: '14' };

describe('searchRows', () => {
  it('takes every page of every document, but not those that were searched whole for this element', () => {
    const searches = [
      { element: 'signed', document: 'a', from: 1, to: 14 },
      { element: 'dated', document: 'b', from: 1, to: 3 },
    ] as unknown as CaseState['searches'];
    const rows = searchRows({ documents, searches }, { a: read(14), b: read(3) }, 'signed');
    expect(rows.map(({ searched, from, to }) => [searched, from, to])).toEqual([
      [false, '1', '14'],
      [true, '1', '3'],
    ]);
  });

  it('leaves the end open where nobody could count the pages', () => {
    const rows = searchRows({ documents, searches: [] }, {}, 'signed');
    expect(rows[0]).toMatchObject({ pages: null, to: '' });
  });
});

describe('searchedPages', () => {
  it('reads a range within the document', () => {
    expect(searchedPages(row)).toEqual({ document: 'a', from: 1, to: 14 });
    expect(searchedPages({ ...row, pages: null, to: '99' })).toEqual({ document: 'a', from: 1, to: 99 });
  });

  it.each([
    ['0', '3'],
    ['4', '3'],
    ['1', '15'],
    ['1.5', '3'],
    ['x', '3'],
    ['1', ''],
  ])('refuses %s to %s of 14', (from, to) => {
    expect(searchedPages({ ...row, from, to })).toBeNull();
  });
});

describe('the gate in words', () => {
  it('counts what is missing', () => {
    expect(missingInShort({ missing: ['signed'] })).toBe('1 element rests on nothing.');
    expect(missingInShort({ missing: ['signed', 'dated'] })).toBe('2 elements rest on nothing.');
  });

  it('names the pages of an only document', () => {
    const only = documents.slice(0, 1);
    expect(wayOutInWords({ missing: ['signed', 'dated'] }, only, { a: read(14) })).toBe(
      'Find them, or record that pages 1 to 14 were searched.',
    );
    expect(wayOutInWords({ missing: ['signed'] }, documents, {})).toContain('2 documents');
    expect(wayOutInWords({ missing: ['signed'] }, [], {})).toContain('Add the documents');
  });

  it('says which pages of a range were not on screen', () => {
    expect(unseenBetween(new Set([1, 2, 5]), 2, 6)).toBe('Pages 3 to 4 and 6 not shown yet');
    expect(unseenBetween(new Set([2, 3]), 2, 3)).toBe('');
  });
});
