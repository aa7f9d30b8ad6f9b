import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, findTerms, findWords, fold } from '../../../src/renderer/reading-room/find-in-text.ts';
import { hitsOf, markOfHit, placeHit } from '../../../src/renderer/reading-room/hit.ts';

const found = (words: string, text: string) =>
  findWords(words, text).map(({ start, end }) => text.slice(start, end));

const terms = (wanted: readonly string[], text: string) =>
  findTerms(wanted, text).map(({ start, end }) => text.slice(start, end));

it('finds a word that a line breaks at its own hyphen by either spelling', () => {
  const text = 'The court-\nordered search and the court-ordered one; a non-\ndisclosure order.';
  expect(found('court-ordered', text)).toEqual(['court-\nordered', 'court-ordered']);
  expect(found('non-disclosure', text)).toEqual(['non-\ndisclosure']);
  expect(found('nondisclosure', text)).toEqual(['non-\ndisclosure']);
  expect(terms(['court-ordered', 'ordered'], text)).toEqual(['court-\nordered', 'court-ordered']);
});

describe('finding the terms of a list', () => {
  it('takes whole words, beginnings where they are asked for, and phrases', () => {
    const text = 'A gag order engages nobody. Subpoenaed, a SUBPOENA; Gág\norder!';
    expect(terms(['gag order'], text)).toEqual(['gag order', 'Gág\norder']);
    expect(terms(['subpoena'], text)).toEqual(['SUBPOENA']);
    expect(terms(['subpoe*'], text)).toEqual(['Subpoe', 'SUBPOE']);
    expect(terms(['gag', '*', ' '], text)).toEqual(['gag', 'Gág']);
  });

  it('are in order and never overlap; of two that begin at one place the longer stands', () => {
    expect(terms(['order', 'gag order', 'gag'], 'gag order, gag, order')).toEqual([
      'gag order',
      'gag',
      'order',
    ]);
    const word = fc.stringMatching(/^[ab]{1,3}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), fc.array(word, { maxLength: 12 }), (wanted, words) => {
        const places = terms(wanted, words.join(' '));
        expect(places).toEqual(words.filter((one) => wanted.includes(one)));
      }),
    );
  });
});

describe('a hit on the screen', () => {
  const words = 'nondisclosure';
  const hits = (text: string) => hitsOf(findWords(words, text), text, 1);

  it('is the one that was found, where the text on the screen has its words more often or elsewhere', () => {
    // A heading drawn twice, to look bold: PDFium reads it once, pdf.js twice.
    const looked = 'NONDISCLOSURE\nThe nondisclosure order stands.';
    const shown = 'NONDISCLOSURENONDISCLOSURE\nThe nondisclosure order stands.';
    const [heading, text] = hits(looked);
    if (heading === undefined || text === undefined) throw new Error('the text has two');
    const marked = findWords(words, shown);
    expect(marked).toHaveLength(3);
    expect(markOfHit(text, marked, shown)).toBe(2);
    expect(markOfHit(heading, marked, shown)).toBeLessThan(2);
    expect(placeHit(text, shown)).toMatchObject({ start: shown.indexOf('nondisclosure') });
    expect(placeHit(text, 'Another page')).toBeNull();
    expect(markOfHit(text, [], 'Another page')).toBe(-1);
  });

  it('is its own where the text is the same, however alike the places are', () => {
    const text = `${words} `.repeat(12);
    expect(hits(text).map((hit) => markOfHit(hit, findWords(words, text), text))).toEqual([
      ...Array(12).keys(),
    ]);
  });
});

describe('finding words in a page', () => {
  it('makes no difference of case, accents, ligatures, quotes and white space', () => {
    expect(found('eleve', 'Un Élève')).toEqual(['Élève']);
    expect(found('senor', 'El señor Peña')).toEqual(['señor']);
    expect(found('peña', 'El señor Pena')).toEqual(['Pena']);
    expect(found('sao paulo', 'São Paulo')).toEqual(['São Paulo']);
    expect(found('nguyen van hanh', 'Nguyễn Văn Hạnh')).toEqual(['Nguyễn Văn Hạnh']);
    expect(found('finding', 'the ﬁnding')).toEqual(['ﬁnding']);
    expect(found("judge's order", 'the Judge’s\n  ORDER')).toEqual(['Judge’s\n  ORDER']);
    expect(found('prob\u00adable', 'prob\u00adable cause, probable')).toEqual(['prob\u00adable', 'probable']);
  });

  it('reads on over a word that is broken at the end of a line', () => {
    expect(found('information', 'infor-\nmation is')).toEqual(['infor-\nmation']);
  });

  it('finds nothing for nothing, and nothing twice', () => {
    expect(findWords('  ', 'abc')).toEqual([]);
    expect(findWords('aa', 'aaaa')).toHaveLength(2);
  });

  it('finds every word that was put into a text', () => {
    const filler = fc.string({ unit: fc.constantFrom('x', 'y', ' ', '\n'), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(filler, { minLength: 1, maxLength: 8 }), (parts) => {
        expect(findWords('Warrant', parts.join(' warrant '))).toHaveLength(parts.length - 1);
      }),
    );
  });

  it('shows whole words around a hit', () => {
    const text = `${'alpha '.repeat(20)}warrant ${'omega '.repeat(20)}`;
    const [hit] = findWords('warrant', text);
    const context = hit === undefined ? null : contextOf(text, hit);
    expect(context?.hit).toBe('warrant');
    expect(context?.before).toMatch(/^…alpha .*alpha $/);
    expect(context?.after).toMatch(/^ omega .*omega…$/);
  });
});

describe('finding words of scripts without blanks between words', () => {
  it('minds no blank and no line end beside their letters', () => {
    expect(found('法院', '地方法院 法 院 法\n  院 院法')).toEqual(['法院', '法 院', '法\n  院']);
    expect(found('法 院', '地方法院')).toEqual(['法院']);
    expect(found('第3条', '第 3 条, 第３条, 第35条')).toEqual(['第 3 条', '第３条']);
    expect(found('FBI 法院', '依FBI法院')).toEqual(['FBI法院']);
    expect(found('법원명령', '법원 명령')).toEqual(['법원 명령']);
    expect(found('หมายค้น', 'ศาลออกหมาย\nค้น')).toEqual(['หมาย\nค้น']);
    expect(found('gag order', 'gagorder gag\norder')).toEqual(['gag\norder']);
  });

  it('takes marks for part of their letter, and one letter for the same however it is encoded', () => {
    expect(found('ガス', 'ガス ｶﾞｽ カ\u3099ス カス')).toEqual(['ガス', 'ｶﾞｽ', 'カ\u3099ス']);
    expect(found('カ', 'ガ カ')).toEqual(['カ']);
    expect(found('사', '삭 사 사'.normalize('NFD'))).toEqual(['사'.normalize('NFD'), '사'.normalize('NFD')]);
    expect(found('หมายคน', 'หมายค้น')).toEqual([]);
    expect(found('方法', '⽅法')).toEqual(['⽅法']);
  });

  it('has terms of them marked within a run of letters; those of other scripts stay whole words', () => {
    expect(terms(['法院'], '地方法院命令')).toEqual(['法院']);
    expect(terms(['FBI', '第3条', '영장'], '依FBI法院第3条 3条 preFBI 압수영장을')).toEqual([
      'FBI',
      '第3条',
      '영장',
    ]);
    expect(terms(['第3'], '第35条')).toEqual([]);
    expect(terms(['第3*'], '第35条')).toEqual(['第3']);
    expect(terms(['order', '๑๒'], '๑๒ order ๓๑๒')).toEqual(['๑๒', 'order']);
  });

  it('finds every stretch of a text where it stands, whatever blanks stand in it', () => {
    const letter = fc.constantFrom('法', '院', 'ガ', 'す', 'ー', '법', 'ที่', 'ដី', 'ရုံး', '𠮷', '。');
    const blank = fc.constantFrom('', '', ' ', '\n');
    const text = fc.array(fc.tuple(letter, blank), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (parts, a, b) => {
        const from = a % parts.length;
        const to = from + 1 + (b % (parts.length - from));
        const wanted = parts.slice(from, to).map(([one]) => one);
        const source = parts.flat().join('');
        const places = findWords(wanted.join(''), source);
        expect(places.length).toBeGreaterThan(0);
        for (const { start, end } of places) {
          expect(source.slice(start, end).replaceAll(/\s/g, '')).toBe(wanted.join(''));
        }
      }),
    );
  });

  it('folds a very long page of them', () => {
    const text = Array.from({ length: 235_200 }, (_, at) => String.fromCharCode(0x4e00 + (at % 3000)));
    expect(fold(text.join(' ')).text).toBe(text.join(''));
  });

  it('shows around a hit what is near it, without a part of a word of Latin letters', () => {
    const text = `disclosure${'令'.repeat(40)}\n地方法院命令\n${'公'.repeat(40)}disclosure`;
    const [hit] = findWords('法院', text);
    const context = hit === undefined ? null : contextOf(text, hit);
    expect(context).toEqual({
      before: `…${'令'.repeat(40)} 地方`,
      hit: '法院',
      after: `命令 ${'公'.repeat(40)}…`,
    });
  });
});

it('finds a word by ß and by ss', () => {
  expect(found('strasse', 'Straße, STRASSE, STRAẞE')).toEqual(['Straße', 'STRASSE', 'STRAẞE']);
  expect(found('straße', 'Straße, Strasse')).toEqual(['Straße', 'Strasse']);
  expect(terms(['grossstrasse'], 'Die Großstraße')).toEqual(['Großstraße']);
});
