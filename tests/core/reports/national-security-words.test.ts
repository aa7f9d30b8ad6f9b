import { expect, it } from 'vitest';
import {
  maySayNationalSecurity,
  saysFisa,
  saysNationalSecurity,
} from '../../../src/core/reports/national-security-words.ts';

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
  '702 directive',
  'Section 702 FAA',
  'Section 703 of FISA',
  'Section 215 of the USA PATRIOT Act',
  '12 U.S.C. § 3414(a)(5)',
  '12 USC 3414',
  'Title 12, United States Code, Section 3414',
  '15 U.S.C. 1681u',
  '15 USC § 1681 v',
  '50 USC 3162',
  "Nat'l Security Letter",
  'Natl. Sec. Letter',
  'n s l',
  'Section 215 order',
  'FAA 702',
  'FAA § 702 directive',
  'Nationalsicherheitsbrief',
  'Lettre de sécurité nationale',
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
  'Durchsuchungsbeschluss § 105 StPO',
  '15 USC 1681b',
  'Title 12 request 2019-0034',
  's. 703 Criminal Code',
  '§ 702 ZPO',
  'Section 215 CrPC',
  'Section 21.5 notice',
])('%s is none', (process) => {
  expect(saysNationalSecurity(process)).toBe(false);
});

it('tells orders of the FISA from letters', () => {
  const said = ['FISA_content', 'FISC order', 'Section 702 content', 'NSLs'].map(saysFisa);
  expect(said).toEqual([true, true, true, false]);
});

it.each([
  's. 703 Criminal Code',
  '§ 702 ZPO',
  'Section 215 CrPC',
  'Title VII order',
  'FAA order',
  'Business Records Order',
  'EO 12333',
  '3414',
  'Seguridad nacional',
])('%s may be national security process: a person is asked', (process) => {
  expect([maySayNationalSecurity(process), saysNationalSecurity(process)]).toEqual([true, false]);
});

it.each(['Subpoena', 'Section 21.5 notice', 'Search warrant', 'Police Act 1861', 'Auskunftsersuchen', 'NSL'])(
  'nobody is asked about %s',
  (process) => {
    expect(maySayNationalSecurity(process)).toBe(false);
  },
);
