import { describe, expect, it } from 'vitest';
import { placeAcross, takeAlong, type SidesTogether } from '../../../src/renderer/compare/place-across.ts';

const pairs = [
  { before: { page: 1, down: 0 }, after: { page: 2, down: 0 } },
  { before: { page: 1, down: 0.5 }, after: { page: 2, down: 0.7 } },
  { before: { page: 2, down: 0 }, after: { page: 4, down: 0 } },
];

describe('scrolling two documents together', () => {
  it.each([
    ['on a pair', { page: 1, down: 0 }, { page: 2, down: 0 }],
    ['between two', { page: 1, down: 0.25 }, { page: 2, down: 0.35 }],
    ['over more pages', { page: 1, down: 0.75 }, { page: 3, down: 0.35 }],
    ['after the last', { page: 2, down: 0.5 }, { page: 4, down: 0.5 }],
  ])('%s', (_, before, after) => {
    const there = placeAcross(pairs, 'before', before);
    expect([there.page, there.down]).toEqual([after.page, expect.closeTo(after.down, 6)]);
    const back = placeAcross(pairs, 'after', there);
    expect([back.page, back.down]).toEqual([before.page, expect.closeTo(before.down, 6)]);
  });

  it('goes nowhere where nothing is the same, and not above the beginning', () => {
    expect(placeAcross([], 'before', { page: 3, down: 0.2 })).toEqual({ page: 3, down: 0.2 });
    expect(placeAcross(pairs, 'after', { page: 1, down: 0 }).page).toBe(1);
  });

  it('moves only the side that follows, at once after the other led too', () => {
    const moved: string[] = [];
    const sides: SidesTogether = {
      leading: 'after',
      scrollers: {
        before: (place) => {
          moved.push('before');
          takeAlong(sides, pairs, 'before', place, false);
        },
        after: (place) => {
          moved.push('after');
          takeAlong(sides, pairs, 'after', place, false);
        },
      },
    };
    takeAlong(sides, pairs, 'before', { page: 1, down: 0.25 }, true);
    expect(moved).toEqual(['after']);
    takeAlong(sides, pairs, 'after', { page: 2, down: 0.35 }, true);
    expect(moved).toEqual(['after', 'before']);
    takeAlong(sides, null, 'before', { page: 2, down: 0 }, true);
    takeAlong(sides, pairs, 'after', { page: 3, down: 0 }, false);
    expect(moved).toEqual(['after', 'before']);
  });
});
