import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visualRuns } from '../../../src/vault/pdf/visual-runs.ts';

/** A line as an eye sees it from left to right. */
function seen(line: string): string {
  return visualRuns(line)
    .map(({ text, direction }) => (direction === 'ltr' ? text : Array.from(text).toReversed().join('')))
    .join('');
}

/** The signs of a line but for what a mirror changes. */
function ordered(line: string): string {
  return Array.from(line).toSorted().join('').replaceAll(/[()]/g, '');
}

describe('a line in the order in which it is seen', () => {
  it.each([
    ['Dear Sir, (18 USC 2703)', 'Dear Sir, (18 USC 2703)'],
    ['אבג', 'גבא'],
    ['the word אבג דהו stands', 'the word והד גבא stands'],
    ['אבג 123 דהו', 'והד 123 גבא'],
    ['אבג 12.5, דהו', 'והד ,12.5 גבא'],
    ['אבגדה (USC 2703) ו', 'ו (USC 2703) הדגבא'],
    ['see (אבג) there, 2703', 'see (גבא) there, 2703'],
    ['اب 24-SW ج', 'ج SW-24 با'],
    ['אב, 12', '12 ,בא'],
  ])('%s', (line, shown) => {
    expect(seen(line)).toBe(shown);
  });

  it('loses nothing, turns no left-to-right line, and shows a mirrored line as its mirror', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'B', 'א', 'ב', 'م', '1', '2', '.', ' ', '(', '-') });
    fc.assert(
      fc.property(line, (text) => {
        expect(ordered(seen(text))).toBe(ordered(text));
        if (!/[אבم]/.test(text)) expect(seen(text)).toBe(text);
      }),
    );
  });
});
