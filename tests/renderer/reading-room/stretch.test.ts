import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeStretch, placeAnchor } from '../../../src/core/findings/place-anchor.ts';
import { joinPieces, partsOf } from '../../../src/renderer/pdf/page-text.ts';
import { oneStretch, stretchBetween } from '../../../src/renderer/reading-room/select-stretch.ts';

const page = joinPieces([
  { str: 'I find that the affidavit', hasEOL: true },
  { str: '', hasEOL: true },
  { str: 'establishes', hasEOL: false },
  { str: ' ', hasEOL: false },
  { str: 'probable cause.', hasEOL: true },
]);

describe('a stretch of a page', () => {
  it('joins pieces as they follow each other, with an end of line where one is', () => {
    expect(page.text).toBe('I find that the affidavit\n\nestablishes probable cause.\n');
    expect(page.starts).toEqual([0, 26, 27, 38, 39]);
  });

  it('takes a selection over several pieces without the white space at its ends', () => {
    const stretch = stretchBetween(page, { piece: 0, offset: 15 }, { piece: 3, offset: 1 });
    expect(page.text.slice(stretch?.start, stretch?.end)).toBe('affidavit\n\nestablishes');
    expect(stretchBetween(page, { piece: 3, offset: 0 }, { piece: 3, offset: 1 })).toBeNull();
  });

  it('takes an end without an offset for the whole piece', () => {
    const stretch = stretchBetween(page, { piece: 2, offset: 0 }, { piece: 4, offset: Infinity });
    expect(page.text.slice(stretch?.start, stretch?.end)).toBe('establishes probable cause.');
  });

  it('is placed again, exactly, in the text that it was described in', () => {
    const pieces = fc.array(
      fc.record({
        str: fc.string({ unit: fc.constantFrom('a', 'b', 'e', ' ', 'é', 'ﬁ', '𝔸', '\u00ad'), maxLength: 12 }),
        hasEOL: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(pieces, share, share, (given, a, b) => {
        const text = joinPieces(given);
        const length = text.text.length;
        const [from, to] = [Math.floor(Math.min(a, b) * length), Math.ceil(Math.max(a, b) * length)];
        const described = describeStretch(text.text, from, to);
        if (described === null || !text.text.slice(from, to).isWellFormed()) return;
        const placed = placeAnchor(described, text.text);
        expect(placed?.certainty).toBe('exact');
      }),
    );
  });

  it('is cut into parts that put together are the stretch, but for line ends', () => {
    const share = fc.integer({ min: 0, max: page.text.length });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const parts = partsOf(page, from, to).map((part) => {
          const start = page.starts[part.piece] ?? 0;
          return page.text.slice(start + part.from, start + part.to);
        });
        expect(parts.join('')).toBe(page.text.slice(from, to).replaceAll('\n', ''));
      }),
    );
  });

  it('is made of a box only where its characters follow each other', () => {
    const text = 'one two three';
    expect(oneStretch([0, 1, 2, 4, 5, 6], text)).toEqual({ start: 0, end: 7 });
    expect(oneStretch([0, 1, 2, 8, 9], text)).toBeNull();
    expect(oneStretch([], text)).toBeNull();
  });
});
