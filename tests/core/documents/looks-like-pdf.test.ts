import { expect, it } from 'vitest';
import { looksLikePdf } from '../../../src/core/documents/looks-like-pdf.ts';

it.each<[boolean, string]>([
  [true, '%PDF-1.7 and rubbish'],
  [true, `${'x'.repeat(1019)}%PDF-1.4`],
  [false, `${'x'.repeat(1020)}%PDF-1.4`],
  [false, '%!PS-Adobe-3.0'],
  [false, '<html>'],
  [false, ''],
])('says %s of a file that begins with %s', (expected, start) => {
  expect(looksLikePdf(new TextEncoder().encode(start))).toBe(expected);
});
