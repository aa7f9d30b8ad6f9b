import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../src/core/visible-text.ts';

describe('foreign text inside a sentence of ours', () => {
  it.each([
    ['gpj.exe\u202etxt', 'gpj.exe⟨U+202E⟩txt'],
    ['a\u200bb\u00adc\ufeff', 'a⟨U+200B⟩b⟨U+00AD⟩c⟨U+FEFF⟩'],
    ['a\u0000\u001b[1m', 'a⟨U+0000⟩⟨U+001B⟩[1m'],
    ['one\ntwo\tthree', 'one two three'],
    ['a\u{e0041}', 'a⟨U+E0041⟩'],
    ['می\u200cخواهم 👩\u200d⚖️ é', 'می\u200cخواهم 👩\u200d⚖️ é'],
  ])('%j is shown as %s', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it('is the same when shown twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
      }),
    );
  });
});
