import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyWordList } from '../../../src/core/people/key-word-list.ts';
import { looksLikeName } from '../../../src/core/people/same-name.ts';
import { keyWords } from '../../../src/core/people/key-words.ts';

describe('the words of a key', () => {
  it('are of the English list of BIP-39, whose words differ in their first four letters', () => {
    const list = keyWordList.map((word) => `${word}\n`).join('');
    expect(createHash('sha256').update(list).digest('hex')).toBe(
      '2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda',
    );
    expect(new Set(keyWordList.map((word) => word.slice(0, 4))).size).toBe(2048);
  });

  it('are the first 132 bits of the digest, no more and no less', () => {
    expect(keyWords('0'.repeat(64)).join(' ')).toBe(Array(12).fill('abandon').join(' '));
    expect(keyWords('f'.repeat(64)).join(' ')).toBe(Array(12).fill('zoo').join(' '));
    expect(keyWords(`001${'0'.repeat(61)}`)[0]).toBe('abandon');
    expect(keyWords(`002${'0'.repeat(61)}`)[0]).toBe('ability');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(255), (bytes, bit) => {
        const other = Uint8Array.from(bytes);
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
        const [one, two] = [bytes, other].map((digest) => keyWords(Buffer.from(digest).toString('hex')));
        const differing = (one ?? []).filter((word, at) => word !== two?.[at]).length;
        expect(differing).toBe(bit < 132 ? 1 : 0);
      }),
    );
    expect(() => keyWords('00')).toThrow(TypeError);
  });
});

describe('a name', () => {
  it('is taken at a glance for one of other case, accents, marks and look-alike letters, and for no other', () => {
    for (const name of [
      'J\u043E\u0435 Doe',
      'jo\u00E9  DOE',
      'J0e Doe',
      'Joe\u200B Doe',
      '\u0408\u039F\u0415-D\u041E\u0395',
    ])
      expect([name, looksLikeName(name, 'Joe Doe')]).toEqual([name, true]);
    expect(looksLikeName('\u0412\u043E\u0431', 'Bob')).toBe(false);
    for (const [name, like] of [
      ['\u039D\u0399\u039D\u0391', 'Nina'],
      ['\u039D\u0399\u039D\u0391', '\u03BD\u03B9\u03BD\u03B1'],
      ['Y\u03C5', 'Yu'],
      ['\u0555lga', 'Olga'],
      ['\u13AAlice', 'Alice'],
      ['\u03F9arl', 'Carl'],
      ['\u050Creg', 'Greg'],
      ['AIice', 'Alice'],
      ['IAN', 'ian'],
      ['!!!', '!!!'],
    ] as const)
      expect([name, looksLikeName(name, like)]).toEqual([name, true]);
    for (const [name, other] of [
      ['!!!', '???'],
      ['Ian', 'Lan'],
    ] as const)
      expect([name, looksLikeName(name, other)]).toEqual([name, false]);
    for (const name of ['Jon Doe', 'Joe', '', '\u0416oe Doe'])
      expect(looksLikeName(name, 'Joe Doe')).toBe(false);
  });
});
