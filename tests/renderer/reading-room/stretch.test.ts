import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeStretch, placeAnchor } from '../../../src/core/findings/place-anchor.ts';
import { joinPieces, partsOf } from '../../../src/renderer/pdf/page-text.ts';
import { beginOfHead, endOfFoot, type Standing } from '../../../src/renderer/reading-room/running-lines.ts';
import { oneStretch, stretchBetween } from '../../../src/renderer/reading-room/select-stretch.ts';

const page = joinPieces([
  { str: 'I find that the affidavit', hasEOL: true },
  { str: '', hasEOL: true },
  { str: 'establishes', hasEOL: false },
  { str: ' ', hasEOL: false },
  { str: 'probable cause.', hasEOL: true },
]);

function line(top: number): Standing {
  return { top, bottom: top + 12 };
}

describe('a selection over the end of a page', () => {
  // As courts stamp their papers: the foot's number is drawn first, the head's line in pieces last.
  const stamped = [line(740), line(100), line(130), line(700), null, line(20), null, line(20)];

  it('does not pass the head that is drawn last, nor the foot that is drawn first', () => {
    expect([1, 2, 3].map((from) => beginOfHead(stamped, from))).toEqual([4, 4, 4]);
    expect([1, 2, 3, 7].map((to) => endOfFoot(stamped, to))).toEqual([1, 1, 1, 5]);
    expect(beginOfHead(stamped, 5)).toBe(8);
    expect(endOfFoot(stamped, 0)).toBe(0);
  });

  it('passes a second column, and whatever follows the order of the page', () => {
    const columns = [line(100), line(400), line(700), line(100), line(400), line(650)];
    expect([0, 1, 2].map((from) => beginOfHead(columns, from))).toEqual([6, 6, 6]);
    expect([3, 4, 5].map((to) => endOfFoot(columns, to))).toEqual([0, 0, 0]);
    expect([beginOfHead([null, line(100)], 0), endOfFoot([line(100), null], 1)]).toEqual([2, 0]);
  });
});

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
