import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlNames, suspectStretches } from '../../../src/core/documents/suspect-text.ts';

const found = (text: string) =>
  suspectStretches(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('suspect text', () => {
  it.each([
    ['invoice\u202Efdp.exe', [['control', '\u202E']]],
    [
      'zero\u200Bwidth and pass\u200Dword',
      [
        ['control', '\u200B'],
        ['control', '\u200D'],
      ],
    ],
    ['tags \u{E0041}\u{E0042} here', [['control', '\u{E0041}\u{E0042}']]],
    ['a mark\u200F in English', [['control', '\u200F']]],
    ['send it to p\u0430yp\u0430l', [['mixed-script', 'p\u0430yp\u0430l']]],
    ['\u0391pple', [['mixed-script', '\u0391pple']]],
  ])('of %j is told', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['plain English, “quotes”, naïve, 12 µm'],
    ['честный русский текст'],
    ['ελληνικά and English side by side'],
    ['می\u200Cخواهم'],
    ['👩\u200D👩\u200D👧'],
    ['שלום\u200F, world'],
    ['the α-helix and 5Ω'],
  ])('%j is honest', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('stretches come in order, lie inside the text, and the text without them has none of them', () => {
    const piece = fc.constantFrom(
      'a',
      'p\u0430',
      ' ',
      '\u200B',
      '\u202E',
      'ж',
      'שלום',
      '\u200F',
      '😀',
      '\u2066x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const stretches = suspectStretches(text);
        let bare = '';
        let at = 0;
        for (const { kind, start, end } of stretches) {
          expect(start).toBeGreaterThanOrEqual(kind === 'control' ? at : 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          if (kind !== 'control') continue;
          bare += text.slice(at, start);
          at = end;
        }
        bare += text.slice(at);
        expect(/[\u200B\u202E\u2066]/.test(bare)).toBe(false);
      }),
    );
  });

  it('characters are named, each once', () => {
    expect(controlNames('\u202E\u202E\u2061')).toEqual(['U+202E right-to-left override', 'U+2061']);
  });
});
