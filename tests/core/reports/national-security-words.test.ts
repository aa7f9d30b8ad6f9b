import { expect, it } from 'vitest';
import { saysFisa, saysNationalSecurity } from '../../../src/core/reports/national-security-words.ts';

it.each([
  'NSLs',
  'nsl_2013',
  'N.S.L.',
  'FISA_content order',
  'F.I.S.A. order',
  'ＦＩＳＡ order',
  'FISC order',
  'Foreign Intelligence Surveillance Court order',
  'foreign_intelligence',
  'National-Security Letter',
  '50 USC 1881a directive',
  '50 U.S.C. § 1861',
  '1881a',
  '18 U.S.C. 2709',
  'Section 702',
])('%s is national security process', (process) => {
  expect(saysNationalSecurity(process)).toBe(true);
});

it.each([
  'Subpoena',
  'Translation',
  'Fiscal audit',
  'Indian Penal Code 1860',
  'Police Act 1861',
  'Order 12709',
])('%s is none', (process) => {
  expect(saysNationalSecurity(process)).toBe(false);
});

it('tells orders of the FISA from letters', () => {
  expect([saysFisa('FISA_content'), saysFisa('FISC order'), saysFisa('NSLs')]).toEqual([true, true, false]);
});
