import { array, assert, constantFrom, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/core/letters/compare-texts.ts';
import { oneLine, readBody, writeBody, type LetterBlock } from '../../../src/core/letters/letter-blocks.ts';
import {
  checkLetterTexts,
  filled,
  readLetterTexts,
  type LetterTexts,
} from '../../../src/core/letters/letter-texts.ts';
import { momentInLetter, termsInLetter } from '../../../src/core/letters/letter-words.ts';
import { contentDemand } from '../../support/ledger-cast.ts';
import { texts, textsFile } from './letter-cast.ts';

/** The built-in texts with one kind of letter said otherwise. */
function changed(
  kind: keyof LetterTexts['letters'],
  what: Partial<LetterTexts['letters']['objection']>,
): string {
  const letters = { ...texts.letters, [kind]: { ...texts.letters[kind], ...what } };
  return JSON.stringify({ ...texts, letters });
}

describe('a file of letter texts', () => {
  it.each([
    ['as it comes with the app', textsFile],
    ['with a mark at its beginning', `\uFEFF${textsFile}`],
    ['in other words', changed('acknowledgement', { subject: 'Empfang {reference}', body: ['An {agency}'] })],
    ['with another language', JSON.stringify({ ...texts, locale: 'de-DE' })],
  ])('is taken %s', (_, file) => {
    expect(readLetterTexts(file).letters.objection.body.length).toBeGreaterThan(0);
  });

  it.each([
    [
      'an unknown placeholder',
      changed('objection', { body: ['{note}', '{objections}'] }),
      /letters\.objection\.body\[0\] has the unknown placeholder \{note\}/,
    ],
    [
      'one in the subject',
      changed('rejection', { subject: '{rationale}' }),
      /letters\.rejection\.subject has the unknown/,
    ],
    [
      'an objection without its objections',
      changed('objection', { body: ['We object.'] }),
      /letters\.objection\.body must have \{objections\}/,
    ],
    [
      'a block within a line',
      changed('objection', { body: ['So: {objections}', '{objections}'] }),
      /on a line of its own/,
    ],
    [
      'a notice that tells of other accounts',
      changed('user-notice', { body: ['{account-demands}', '{demands}'] }),
      /their own account only/,
    ],
    [
      'an acknowledgement that tells what was found',
      changed('acknowledgement', { body: ['{demands}', '{objections}'] }),
      /letters\.acknowledgement\.body\[1\] must be absent: of the case this letter tells \{demands\} only/,
    ],
    [
      'a clarification that tells what was decided',
      changed('clarification', { body: ['{unclear}', '{demands}', '{produced}'] }),
      /letters\.clarification\.body\[2\] must be absent: .*\{demands\} and \{unclear\} only/,
    ],
    ['an open brace', changed('objection', { body: ['{objections}', 'a { b'] }), /closing brace/],
    [
      'an empty letter',
      changed('production', { body: [] }),
      /letters\.production\.body must be a list of 1 to 100/,
    ],
    [
      'a letter that is missing',
      JSON.stringify({ ...texts, letters: {} }),
      /letters\.acknowledgement must be present/,
    ],
    ['an unknown field', JSON.stringify({ ...texts, script: 'x' }), /script must be absent/],
    ['a wrong locale', JSON.stringify({ ...texts, locale: 'english' }), /locale must be/],
    ['another format', JSON.stringify({ ...texts, format: 'x' }), /format must be "redrope-letters-1"/],
    ['what is no JSON', '{"format": "redrope-letters-1",\n oops}', /line 2, column 2/],
  ])('is refused with %s', (_, file, place) => {
    expect(() => readLetterTexts(file)).toThrow(place);
  });

  it('says what differs, letter by letter', () => {
    const other = checkLetterTexts({
      ...texts,
      locale: 'de-DE',
      letters: { ...texts.letters, production: { ...texts.letters.production, subject: 'Otherwise' } },
    });
    expect(compareTexts(texts, texts)).toEqual([]);
    expect(compareTexts(texts, other)).toEqual([
      { letter: 'Numbers and dates', gone: ['en-US'], come: ['de-DE'] },
      { letter: 'Cover of a production', gone: [texts.letters.production.subject], come: ['Otherwise'] },
    ]);
  });

  it('is filled in one pass: what is put in is not read again', () => {
    const words = { reference: '{agency}', agency: 'A' } as Parameters<typeof filled>[1];
    expect(filled('{reference} of {agency}', words)).toBe('{agency} of A');
  });
});

describe('the body of a letter', () => {
  const block = record({
    kind: constantFrom<LetterBlock['kind'][]>('paragraph', 'heading', 'quote', 'item'),
    text: string({ unit: 'grapheme' })
      .map(oneLine)
      .filter((text) => text !== ''),
  });

  it('is the same blocks after it was written and read', () => {
    assert(
      property(array(block), (blocks) => {
        expect(readBody(writeBody(blocks))).toEqual(blocks);
      }),
    );
  });

  it('takes lines that follow each other for one paragraph', () => {
    expect(readBody('a\nb\n\n- c\n- d\n\n# e')).toEqual([
      { kind: 'paragraph', text: 'a b' },
      { kind: 'item', text: 'c' },
      { kind: 'item', text: 'd' },
      { kind: 'heading', text: 'e' },
    ]);
  });
});

describe('numbers and dates', () => {
  const moment = { at: '2026-11-20T21:12:00.000Z', zone: 'America/New_York' };
  it.each([
    ['en-US', 'November 20, 2026', '4:12'],
    ['de-DE', '20. November 2026', '16:12'],
    ['ja-JP', '2026年11月20日', '16:12'],
  ])('are written as in %s, by the clock of their place', (locale, date, time) => {
    const words = momentInLetter(moment, locale).replaceAll(/\s/g, ' ');
    expect(words).toContain(date);
    expect(words).toContain(time);
    expect(words).toContain('America/New_York');
  });

  it('name every account, and say where no days are named', () => {
    const terms = { ...contentDemand, identifiers: ['a@b.example', 'c@d.example'], from: null, to: null };
    expect(termsInLetter(terms, 'en-US')).toBe(
      'Stored content of a@b.example, c@d.example, without any dates',
    );
  });
});
