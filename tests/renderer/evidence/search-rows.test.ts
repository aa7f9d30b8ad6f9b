import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../src/core/cases/case-state.ts';
import type { ElementId } from '../../../src/core/legal-basis.ts';
import type { CaseReview } from '../../../src/ipc/views.ts';
import {
  everyPageChosen,
  leavesPagesOut,
  leftToSearch,
  searchedPages,
  searchRows,
} from '../../../src/renderer/evidence/search-rows.ts';
import {
  apartInShort,
  missingFor,
  missingInShort,
  wayOutInWords,
} from '../../../src/renderer/evidence/gate-words.ts';
import { unseenBetween } from '../../../src/renderer/reading-room/unseen-pages.ts';

const read = (pages: number) => ({ state: 'read', pages, unreadPages: [], imageOnlyPages: 0 }) as const;
const documents = [
  { sha256: 'a', name: 'a.pdf' },
  { sha256: 'b', name: 'b.pdf' },
] as unknown as CaseState['documents'];
const row = { document: 'a', pages: 14, from: '1', to: '14' };

const left = (searches: readonly object[], concerned: readonly string[] | null) => {
  const state = { documents, searches: searches as CaseState['searches'] };
  const rows = searchRows(state, { a: read(14), b: read(3) }, 'signed', () => new Set());
  const pages = [{ document: 'a', from: 1, to: 2 }];
  return leftToSearch(state, rows, 'signed', pages, concerned).map((range) => Object.values(range).join(' '));
};

const gate = (...missing: readonly ElementId[]) => ({
  open: false,
  elements: [],
  missing,
  overrides: [],
});

describe('searchRows', () => {
  const shown: Record<string, readonly number[]> = { a: [5, 1, 2], b: [] };
  const rowsOf = (searches: readonly object[], counted = { a: read(14), b: read(3) }) =>
    searchRows(
      { documents, searches: searches as CaseState['searches'] },
      counted,
      'signed',
      (document) => new Set(shown[document]),
    );
  const ranges = (rows: ReturnType<typeof rowsOf>) =>
    rows.map(({ searched, from, to }) => [searched, from, to]);

  it('takes only pages that were shown, and no document of which none was', () => {
    expect(ranges(rowsOf([]))).toEqual([
      [true, '1', '2'],
      [false, '1', '3'],
    ]);
    const dated = { element: 'dated', document: 'a', from: 1, to: 2 };
    const signed = { element: 'signed', document: 'a', from: 1, to: 2 };
    expect(ranges(rowsOf([dated, signed]))[0]).toEqual([true, '5', '5']);
  });

  it('takes every page when it is chosen expressly, but not what was searched whole for this element', () => {
    const rows = rowsOf([
      { element: 'signed', document: 'b', from: 1, to: 2 },
      { element: 'signed', document: 'b', from: 3, to: 3 },
    ]);
    expect(rows.map(leavesPagesOut)).toEqual([true, false]);
    expect(ranges(everyPageChosen(rows))).toEqual([
      [true, '1', '14'],
      [false, '1', '3'],
    ]);
    expect(everyPageChosen(rows).some(leavesPagesOut)).toBe(false);
  });

  it('leaves the end open where nobody could count the pages', () => {
    const [first, second] = searchRows({ documents, searches: [] }, {}, 'signed', () => new Set());
    expect([first, second]).toMatchObject([
      { pages: null, searched: false, to: '' },
      { pages: null, to: '' },
    ]);
  });
});

describe('leftToSearch', () => {
  it('says what a search of some pages leaves, beside what was searched for the same element and demands', () => {
    expect(left([], null)).toEqual(['a 3 14', 'b 1 3']);
    const whole = { element: 'signed', document: 'b', from: 1, to: 3 };
    expect(left([whole, { ...whole, element: 'dated', document: 'a', to: 14 }], null)).toEqual(['a 3 14']);
    const ofOne = { ...whole, demands: ['one'] };
    expect(left([ofOne], null)).toEqual(['a 3 14', 'b 1 3']);
    expect(left([ofOne], ['one'])).toEqual(['a 3 14']);
    expect(left([ofOne], ['one', 'two'])).toEqual(['a 3 14', 'b 1 3']);
    expect(left([whole, { ...whole, document: 'a', from: 3, to: 14 }], null)).toEqual([]);
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

  it('tells what is missing for some of what is demanded only', () => {
    const demands = { one: { gate: gate('signed', 'dated') }, two: { gate: gate('signed') } };
    const review = { gate: gate('signed', 'dated'), demands: demands as unknown as CaseReview['demands'] };
    expect([missingFor(review, 'dated'), missingFor(review, 'signed')]).toEqual([['one'], null]);
    expect(apartInShort(review)).toBe('1 of them for some of what is demanded only. ');
    expect(apartInShort({ ...review, gate: gate('signed') })).toBe('');
  });

  it('names the pages of an only document', () => {
    const only = documents.slice(0, 1);
    expect(wayOutInWords({ missing: ['signed', 'dated'] }, only, { a: read(14) })).toBe(
      'Find them, or record that pages 1 to 14 were searched.',
    );
    expect(wayOutInWords({ missing: ['signed'] }, documents, {})).toContain('2 documents');
    expect(wayOutInWords({ missing: ['signed'] }, [], {})).toContain('Add the documents');
    expect(wayOutInWords({ missing: ['emergency-verified'] }, only, {})).toBe('Call the requester back.');
    expect(wayOutInWords({ missing: ['signed', 'emergency-verified'] }, only, { a: read(14) })).toBe(
      'Find it, or record that pages 1 to 14 were searched. Call the requester back.',
    );
  });

  it('says which pages of a range were not on screen', () => {
    expect(unseenBetween(new Set([1, 2, 5]), 2, 6)).toBe('Pages 3 to 4 and 6 not shown yet');
    expect(unseenBetween(new Set([2, 3]), 2, 3)).toBe('');
  });
});
