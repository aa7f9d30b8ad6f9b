import { describe, expect, it } from 'vitest';
import { extractionInWords } from '../../../src/renderer/documents/extraction-words.ts';
import { guessRole } from '../../../src/renderer/documents/guess-role.ts';

describe('extractionInWords', () => {
  it('is silent where all was read', () => {
    expect(extractionInWords({ state: 'read', pages: 3, unreadPages: [], imageOnlyPages: 0 })).toBeNull();
  });
  it('says what was not read, and why', () => {
    expect(extractionInWords({ state: 'read', pages: 9, unreadPages: [4], imageOnlyPages: 2 })).toBe(
      'Page 4 could not be read',
    );
    expect(extractionInWords({ state: 'failed', kind: 'empty', why: 'It is empty.' })).toBe('It is empty.');
    expect(extractionInWords({ state: 'reading', done: 3, pages: 3 })).toBe('Reading page 3 of 3');
  });
});

describe('guessRole', () => {
  it.each([
    ['24-SW-0417 search warrant.pdf', false, 'order'],
    ['Attachment B.pdf', true, 'attachment'],
    ['letter.pdf', true, 'request'],
    ['letter.pdf', false, 'attachment'],
  ] as const)('%s', (name, first, role) => {
    expect(guessRole(name, first)).toBe(role);
  });
});
