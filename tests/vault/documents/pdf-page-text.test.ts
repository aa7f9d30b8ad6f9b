import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../../../src/vault/documents/pdf-page-text.ts';

test.each([
  ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ['the wa\ufffeter', 'the water'],
  ['COVID\ufffe19 and 2021-NCSC\ufffe57', 'COVID-19 and 2021-NCSC-57'],
  ['a\0b\tc\u0007', 'ab\tc\ufffd'],
])('%j becomes %j', (raw, text) => {
  expect(cleanText(raw)).toBe(text);
});

test('cleaning twice is cleaning once', () => {
  assert(
    property(string({ unit: 'binary' }), (raw) => {
      expect(cleanText(cleanText(raw))).toBe(cleanText(raw));
    }),
  );
});
