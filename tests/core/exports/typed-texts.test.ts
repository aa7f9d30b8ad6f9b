import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { exportContent, writtenIn } from '../../../src/core/exports/export-content.ts';
import { areTooPlain, NamedReferences } from '../../../src/core/exports/named-references.ts';
import { typedTexts } from '../../../src/core/exports/typed-texts.ts';
import { changeFinding, makeFinding } from '../../../src/core/findings/commands.ts';
import type { SignedEntry } from '../../../src/core/ledger/entry.ts';
import { castReview, namedHash, namedId, quoteAnchor } from '../../support/ledger-cast.ts';

const vectors = readFileSync(new URL('../../vectors/ledger/must-accept.jsonl', import.meta.url), 'utf8');

/** Strings of an event that nobody typed: what a document says, and of what the app makes. */
const untyped = new Set(['type', 'exact', 'prefix', 'suffix', 'at', 'zone', 'recipient']);

function strings(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return untyped.has(key) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => strings(each, Array.isArray(value) ? key : name));
}

it('all that was typed is found, in every event that there is', () => {
  const entries = vectors
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as SignedEntry);
  const found = typedTexts(entries)
    .map(({ text }) => text)
    .join('\n');
  // What has a space or a capital letter is no id, hash, day or word of a closed list.
  const typed = entries
    .flatMap(({ entry }) => strings(entry.event))
    .filter((text) => /[\s\p{Lu}]/u.test(text));
  expect(typed.length).toBeGreaterThan(40);
  expect(
    typed.filter((text) => !found.includes(text) && !/^[A-Z]{2}$|^[a-z]{2}-[A-Z]{2}$/.test(text)),
  ).toEqual([]);
});

it('what was replaced is found as well, and said to be so', () => {
  const ada = castReview();
  const finding = namedId('finding');
  const reading = { element: 'signed', verdict: 'breaks', note: 'same suspect as 23-SW-0001' } as const;
  ada.record(...makeFinding(ada.state, finding, namedHash('document'), quoteAnchor, reading));
  ada.record(...changeFinding(ada.state, finding, { ...reading, note: 'Not signed.' }));
  ada.record({
    type: 'document-described',
    document: namedHash('document'),
    name: 'order.pdf',
    role: 'order',
  });
  const typed = typedTexts(ada.entries.values());
  expect(typed.filter(({ isEarlier }) => isEarlier).map(({ text }) => text)).toEqual([
    'warrant.pdf',
    'same suspect as 23-SW-0001',
  ]);
  const { notes } = exportContent(ada.state, ada.state, typed);
  expect(notes).toEqual([
    'same suspect as 23-SW-0001 (earlier, replaced since)',
    'Not signed.',
    'warrant.pdf (earlier, replaced since)',
  ]);
  expect(writtenIn(ada.state, typed)).not.toContain('24-SW-0417');
});

it('a reference is found as words, whatever the case, the white space and the dash between them', () => {
  const known = new NamedReferences(['22 Js 123/24', '1:24 mj 123', '24-SW-0417', 'A-1', '(25-SW-0001)']);
  const named = known.in([
    'Siehe 22\u00a0js\n123/24.',
    'as in 1:24  MJ 123, and 24\u201101',
    'same suspect as \u201c24\u2013sw\u20130417\u201d',
    '25-sw-0001',
  ]);
  expect(named).toEqual(['(25-SW-0001)', '1:24 mj 123', '22 Js 123/24', '24-SW-0417']);
  for (const spelt of [
    '24 SW 0417',
    '24SW0417',
    '24-SW-\n0417',
    '24\u200b-SW\u200b-04\u200b17',
    '24 - sw - 0417',
  ])
    expect([spelt, known.in([`see ${spelt}.`])]).toEqual([spelt, ['24-SW-0417']]);
  const accounts = new NamedReferences(['j.doe@example.com', '15550100199', '20261120']);
  expect(accounts.in(['of <J.Doe@example.com>', 'call +1 (555) 010-0199', 'on 2026-11-20'])).toEqual([
    '15550100199',
    'j.doe@example.com',
  ]);
  for (const reference of ['No. 12,345/2024', 'Smith, 24-0417', '030 1234567', '555-0101', '00123']) {
    const alone = new NamedReferences([reference]);
    expect(alone.in([`As in ${reference}; see there`])).toEqual([reference]);
    expect(alone.in(['No. 12, 345 of 2024, Smith', '30 12345678', '55 50 101', '0 123'])).toEqual([]);
  }
  const numbers = new NamedReferences(['5550101', '555-0101', '+49 170 1234567', 'a1234']);
  expect(numbers.in(['0049 170 1234567'])).toEqual(['+49 170 1234567']);
  expect([numbers.in(['555 0101']), numbers.in(['5550101'])]).toEqual([['555-0101'], ['555-0101']]);
  expect(numbers.in(['0a1234', '0049 170 12345670'])).toEqual([]);
  expect(known.in(['24, SW, 0417', '22 Js 123/245', 'x24-SW-0417', '24-SW-04170', 'A-12'])).toEqual([]);
  expect(known.in(['see A-1'])).toEqual(['A-1']);
});

it('an address, a number and a name are found however they are written', () => {
  for (const [account, ...texts] of [
    ['2001:db8::1', '[IPv6:2001:0db8:0:0:0:0:0:1]', 'IP:2001:db8::1, logged', 'адрес:2001:DB8::0:1'],
    ['::ffff:192.0.2.1', 'from ::ffff:c000:201', '::FFFF:192.0.2.1'],
    ['::ffff:c000:201', 'from ::ffff:192.0.2.1'],
    ['::1', 'from ::1 only'],
    ['192.0.2.1', 'from 192.000.002.001.', 'IP (192.0.2.01)', 'http://192.0.2.1/x'],
    ['192.000.002.001', '192.0.2.1'],
    ['Müller ./. Google', 'MUELLER v. google', 'Muller vs Google', 'Müller gegen Google,', 'Mueller/Google'],
    [
      'Roe v. Wade',
      'as in roe ./. wade',
      'ROE VERSUS WADE',
      'Roe/Wade',
      'see Roe-v-Wade.pdf',
      'roe_v_wade.pdf',
    ],
    ['Roe vs. Wade', 'Roe v.Wade', 'RoevWade', 'Roe (v.) Wade', 'Roe/v/Wade', 'Roe-versus-Wade'],
    ['Roe-v-Wade', 'Roe v. Wade', 'Roe vs Wade'],
    ['U.S. v. Smith', 'U.S. vs. Smith'],
    ["State v. O'Brien", 'State vs. O’Brien'],
    ['Doe v. 3M', 'Doe vs. 3M'],
    ['192.168.1.10', 'IP:192.168.001.010'],
    ['IPv4 192.168.001.010:443', '192.168.1.10', '[192.168.1.10]'],
    ['2001:db8::/32', '2001:DB8:0::'],
    ['15551234567', 'call (555) 123-4567', '+1 555 123 4567'],
    ['1 (555) 123-4567', '5551234567'],
    ['(555) 123-4567', '15551234567'],
    ['491701234567', '0170 1234567'],
    ['tel:+81-3-1234-5678', '+81 3 1234 5678', '03 1234 5678'],
    ['Tel. +43 1 5872345', '+4315872345', '0043 1 587 23 45'],
    ['sip:+12125550111@voip.example.com', '212-555-0111', '+1 212 555 0111'],
    ['whatsapp:+34 612 345 678', '+34612345678', '612345678'],
    ['+1 (415) 555-2671 ext. 5', '+14155552671', '415-555-2671'],
    ['+49 (0)30 901820', '030 901820', '0049 30 90 18 20', '+49 30 901820', '+49 (0)30 901820'],
    ['Mueller', 'Herr Müller', 'MUELLER'],
    ['Müller', 'Mueller', 'Muller'],
    ['Łukasz', 'Lukasz'],
    ['Lukasz', 'ŁUKASZ'],
    ['Jørgensen', 'Jorgensen', 'Joergensen'],
    ['Joergensen', 'Jørgensen'],
    ['Đorđević', 'Dordevic'],
    ['Pæderson', 'Paederson'],
  ] as const) {
    const known = new NamedReferences([account]);
    for (const text of texts) expect([text, known.in([text])]).toEqual([text, [account]]);
  }
  const others = new NamedReferences(['::ffff:192.0.2.1', '::1', '15551234567']);
  expect(others.in(['::ffff:192.0.2.10', 'ab:::1', 'at 12:30:01', '1555123456', 'x::1'])).toEqual([]);
  const withWords = new NamedReferences([
    'tel:+81-3-1234-5678',
    '4155552671@mail.example',
    'Case 4155552679',
  ]);
  expect(withWords.in(['81 3 1234 567', '415 555 2671', '4155552679', 'call 1234 5678'])).toEqual([]);
  const exact = new NamedReferences(['192.0.2.1', 'Müller ./. Google']);
  expect(exact.in(['192.0.2.10', '492.0.2.1', 'Müller v. Apple and Google'])).toEqual([]);
  expect(new NamedReferences(['Smith v. Jones']).in(['asked Smith Jones', 'Smith and Jones'])).toEqual([]);
  expect(new NamedReferences(['Search 10.0.0.1 of BKA']).in(['the router 10.0.0.1'])).toEqual([]);
  expect(areTooPlain(['::1'])).toEqual([]);
});
