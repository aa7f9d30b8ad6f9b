import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condense } from '../../../src/core/findings/condense.ts';
import { describeStretch, placeAnchor } from '../../../src/core/findings/place-anchor.ts';

const word = fc.constantFrom(
  'the',
  'provider',
  'shall',
  'disclose',
  'all',
  'contents',
  'of',
  'office',
  'naïve',
  '“accounts”',
  "don't",
  're-examine',
  '§ 2703(d)',
  'J.Doe@Example.com',
  '2026-06-01',
  'Ωmega',
  '第三者',
  '😀',
  'the',
  'all',
  'of',
);
const gap = fc.constantFrom(' ', ' ', ' ', '\n', '\r\n', '  ', '\t', '\u00a0');
const page = fc
  .array(fc.tuple(word, gap), { minLength: 3, maxLength: 60 })
  .map((pairs) => pairs.map((pair) => pair.join('')).join(''));
const stretchOf = fc.tuple(page, fc.nat(), fc.nat());

/** A stretch of the page that begins and ends at a character; `null` where it is blank. */
function stretch([text, from, length]: readonly [string, number, number]) {
  const characters = Array.from(text);
  const first = from % characters.length;
  const start = characters.slice(0, first).join('').length;
  const end = start + characters.slice(first, first + 1 + (length % 80)).join('').length;
  const anchor = describeStretch(text, start, end);
  return anchor === null ? null : { text, start, end, anchor };
}

const folded = (text: string) => condense(text).text;

/** The page as another engine might read it. */
function otherwise(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\s+/g, (gapThere) => (gapThere.length > 1 ? '' : '\n '))
    .replaceAll('ffi', '\ufb03')
    .replaceAll('fi', '\ufb01')
    .replaceAll('discl', 'dis\u00ad\ncl')
    .replaceAll('provid', 'pro-\nvid')
    .replaceAll('conten', 'con\u0002ten')
    .replaceAll('-', '\u2011')
    .replaceAll(/[“”]/g, '"')
    .replaceAll("'", '\u2019');
}

describe('an anchor', () => {
  it('is found on its own page as the same stretch, but for white space and punctuation at its ends', () => {
    fc.assert(
      fc.property(stretchOf, (chosen) => {
        const made = stretch(chosen);
        if (made === null) return;
        const { text, start, end, anchor } = made;
        const found = placeAnchor(anchor, text);
        expect(found?.certainty).toBe('exact');
        expect(folded(text.slice(found?.start, found?.end))).toBe(folded(text.slice(start, end)));
        expect(found?.start).toBeGreaterThanOrEqual(start);
        expect(found?.end).toBeLessThanOrEqual(end);
      }),
      { numRuns: 1000 },
    );
  });

  it('is found where an engine reads the page otherwise: white space, ligatures, accents, hyphens, quotes', () => {
    fc.assert(
      fc.property(stretchOf, (chosen) => {
        const made = stretch(chosen);
        if (made === null) return;
        const text = otherwise(made.text);
        const found = placeAnchor(made.anchor, text);
        expect(found?.certainty).toBe('exact');
        // A ligature has no half: at the ends the stretch may take it whole.
        expect(folded(text.slice(found?.start, found?.end))).toContain(
          folded(made.anchor.quote?.exact ?? ''),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('is found where text was put before it, as moved', () => {
    fc.assert(
      fc.property(stretchOf, (chosen) => {
        const made = stretch(chosen);
        if (made === null) return;
        const header = 'ZZZZ 1:26-mj-00417 ZZZZ\n';
        const found = placeAnchor(made.anchor, header + made.text);
        expect(found).not.toBeNull();
        expect(found?.certainty).toBe('moved');
        expect(folded((header + made.text).slice(found?.start, found?.end))).toBe(
          folded(made.anchor.quote?.exact ?? ''),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('of a repeated phrase is told by its surroundings, wherever the page was moved to', () => {
    const lines = Array.from(
      { length: 40 },
      (_, n) => `Item ${n}: all contents of the account, see ${n} above.`,
    );
    const text = lines.join('\n');
    for (const n of [0, 7, 23, 39]) {
      const start = text.indexOf(`Item ${n}:`) + `Item ${n}: `.length;
      const anchor = describeStretch(text, start, start + 'all contents'.length);
      expect(anchor?.quote?.exact).toBe('all contents');
      const later = `${'A new first line that was not there. '.repeat(9)}\n${text}`;
      for (const now of [text, later, text.replaceAll('\n', '  ')]) {
        const found = anchor === null ? null : placeAnchor(anchor, now);
        expect(now.slice(0, found?.start)).toMatch(new RegExp(`Item ${n}: $`));
      }
    }
  });

  it('of a phrase with the same surroundings everywhere is told by its place', () => {
    const text = 'all contents of the account. '.repeat(50);
    const start = text.indexOf('contents', 700);
    const anchor = describeStretch(text, start, start + 8);
    expect(anchor && placeAnchor(anchor, text)).toEqual({ start, end: start + 8, certainty: 'exact' });
  });

  it('keeps the quote and its surroundings as a person reads them', () => {
    const text = 'shall  disclose\nall\n contents of  the account';
    const anchor = describeStretch(text, text.indexOf('all\n'), text.indexOf(' of'));
    expect(anchor).toEqual({
      quote: { exact: 'all contents', prefix: 'shall disclose', suffix: 'of the account' },
      position: { start: 13, end: 24 },
    });
  });

  it('is none of what is blank, and is not found where its words are not', () => {
    expect(describeStretch('a  \n b', 1, 4)).toBeNull();
    expect(describeStretch('', 0, 0)).toBeNull();
    expect(describeStretch('abc', 3, 9)).toBeNull();
    expect(describeStretch('abc', 2, 1)).toBeNull();
    expect(describeStretch('a — b', 2, 3)).toBeNull();
    const gone = { quote: { exact: 'xyz', prefix: '', suffix: '' }, position: null };
    expect(placeAnchor(gone, 'abc')).toBeNull();
    expect(placeAnchor({ quote: null, position: null }, 'abc')).toBeNull();
    expect(placeAnchor({ ...gone, quote: { exact: '-', prefix: '', suffix: '' } }, 'a-b')).toBeNull();
    expect(placeAnchor({ ...gone, quote: { exact: 'b', prefix: '', suffix: '' } }, 'abc')?.certainty).toBe(
      'moved',
    );
  });

  it('on a page of one megabyte, and one of a hundred thousand repetitions, is looked for without end of patience', () => {
    const text = 'The provider shall “disclose” all contents of the account.\n'.repeat(18_000);
    const anchor = describeStretch(text, 500_000, 519_000);
    expect(anchor && placeAnchor(anchor, text)?.certainty).toBe('exact');
    const same = 'a'.repeat(100_000);
    const repeated = {
      quote: { exact: same.slice(0, 20_000), prefix: same.slice(0, 200), suffix: same.slice(0, 200) },
      position: null,
    };
    expect(placeAnchor(repeated, same)).not.toBeNull();
  });
});

describe('folded text', () => {
  it('knows for each of its units the character that it comes from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: units, starts, ends } = condense(text);
        expect([starts.length, ends.length]).toEqual([units.length, units.length]);
        for (let unit = 0; unit < units.length; unit++) {
          const character = text.slice(starts[unit], ends[unit]);
          expect(folded(character)).toContain(units.charAt(unit));
          expect(Array.from(character)).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same when folded again, and does not depend on how the text was cut', () => {
    fc.assert(
      fc.property(page, page, (one, two) => {
        expect(folded(folded(one))).toBe(folded(one));
        expect(folded(one + two)).toBe(folded(one) + folded(two));
      }),
    );
  });
});

interface Edit {
  readonly at: number;
  readonly kind: string;
  readonly words: string;
  readonly length: number;
}

function change(part: string, { at, kind, words, length }: Edit): string {
  const characters = Array.from(part);
  const from = at % (characters.length + 1);
  const head = characters.slice(0, from).join('');
  if (kind === 'insert') return head + words + characters.slice(from).join('');
  if (kind === 'delete') return head + characters.slice(from + length).join('');
  return part.replaceAll(/\s+/g, length % 2 === 0 ? '\n' : ' \t ');
}

/** Edits a page before and behind a stretch, never inside it; gives the page and where the stretch begins by now. */
function edited(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  edits: readonly Edit[],
): { readonly text: string; readonly start: number } {
  let [before, after] = [text.slice(0, start), text.slice(end)];
  for (const seed of edits) {
    if (seed.at % 2 === 0) before = change(before, seed);
    else after = change(after, seed);
  }
  return { text: before + text.slice(start, end) + after, start: before.length };
}

describe('an anchor over edits of the text', () => {
  const edit = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('insert', 'delete', 'reflow'),
    words: fc.constantFrom('WWW ', 'QQ\nQQ ', 'Zz ', '\u00AD', 'KKKK-\nKK '),
    length: fc.integer({ min: 1, max: 25 }),
  });

  it('is at its own words after insertions, deletions and reflow elsewhere; nowhere else where they stand once', () => {
    fc.assert(
      fc.property(stretchOf, fc.array(edit, { minLength: 1, maxLength: 8 }), (chosen, edits) => {
        const made = stretch(chosen);
        if (made === null) return;
        const now = edited(made.text, made, edits);
        const found = placeAnchor(made.anchor, now.text);
        const words = folded(made.anchor.quote?.exact ?? '');
        expect(found).not.toBeNull();
        expect(folded(now.text.slice(found?.start, found?.end))).toBe(words);
        if (folded(now.text).split(words).length !== 2) return;
        expect(found?.start).toBeGreaterThanOrEqual(now.start);
        expect(found?.end).toBeLessThanOrEqual(now.start + (made.end - made.start));
      }),
      { numRuns: 1000 },
    );
  });

  it('whose words were changed is placed nowhere, unless they stand elsewhere too', () => {
    fc.assert(
      fc.property(stretchOf, fc.nat(), (chosen, at) => {
        const made = stretch(chosen);
        if (made === null) return;
        const words = Array.from(made.text.slice(made.start, made.end));
        const cut = words.filter((_, index) => index !== at % words.length).join('');
        const text = made.text.slice(0, made.start) + cut + made.text.slice(made.end);
        const quote = folded(made.anchor.quote?.exact ?? '');
        expect(placeAnchor(made.anchor, text) === null).toBe(!folded(text).includes(quote));
      }),
      { numRuns: 500 },
    );
  });
});
