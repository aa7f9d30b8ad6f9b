import { describe, expect, it } from 'vitest';
import {
  encryptionInWords,
  lostInCopy,
  nothingFound,
  pdfDate,
  placeInWords,
} from '../../../src/core/documents/inspection-words.ts';

describe('the words of an inspection', () => {
  it.each([
    ["D:20260101120000+02'00'", '2026-01-01 12:00:00 +02:00'],
    ['D:20260101120000Z', '2026-01-01 12:00:00 UTC'],
    ["D:20130611171651-04'00", '2013-06-11 17:16:51 -04:00'],
    ['D:20260101', '2026-01-01'],
    ['202601011200', '2026-01-01 12:00 no zone given'],
    ['last Tuesday', 'last Tuesday'],
    ['', ''],
  ])('give the date %j as %j', (date, words) => {
    expect(pdfDate(date)).toBe(words);
  });

  it('say that nothing was found only of pages that were looked at', () => {
    expect(nothingFound({ pages: 3, notLookedAt: [] })).toMatch(/^No hidden text/);
    expect(nothingFound({ pages: 3, notLookedAt: [2] })).toMatch(/^On the other pages/);
    expect(nothingFound({ pages: 1, notLookedAt: [1] })).toBeNull();
  });

  it('say before an annotated copy is written what it no longer has', () => {
    const encryption = { revision: 6, permissions: -1 };
    expect(lostInCopy({ encryption: null, signatures: 0 })).toEqual([]);
    expect(lostInCopy({ encryption, signatures: 0 }).join()).toMatch(/is encrypted; the copy is not/);
    expect(lostInCopy({ encryption: null, signatures: 2 }).join()).toMatch(/changed after signing/);
    expect(lostInCopy({ encryption, signatures: 1 })[1]).toMatch(/signature no longer holds/);
    expect(lostInCopy(null).join()).toMatch(/not know.*encrypted.*signed/);
  });

  it('name unseen characters and what an encrypted file asks for', () => {
    const place = { page: 1, boxes: [], text: '\u200B' };
    expect(placeInWords({ ...place, kind: 'control' })).toContain('U+200B zero width space');
    expect(encryptionInWords({ revision: 6, permissions: 0xffff_ffff })).toBe('AES-256');
    expect(encryptionInWords({ revision: 3, permissions: 0xffff_ffff - 4 - 16 })).toContain(
      'no printing, copying',
    );
  });
});
