import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxToRect,
  pageSize,
  rectInPercent,
  rectToBox,
  type PageView,
  type Turn,
} from '../../../src/renderer/reading-room/page-geometry.ts';

const turn = fc.constantFrom<Turn>(0, 90, 180, 270);
const view: fc.Arbitrary<PageView> = fc
  .record({
    left: fc.integer({ min: -500, max: 500 }),
    bottom: fc.integer({ min: -500, max: 500 }),
    width: fc.integer({ min: 50, max: 3000 }),
    height: fc.integer({ min: 50, max: 3000 }),
    rotate: turn,
    turn,
    userUnit: fc.constantFrom(1, 2, 0.5),
    scale: fc.double({ min: 0.1, max: 12, noNaN: true }),
  })
  .map(({ left, bottom, width, height, rotate, userUnit, ...rest }) => ({
    ...rest,
    shape: { view: [left, bottom, left + width, bottom + height] as const, rotate, userUnit },
  }));
const part = fc.double({ min: 0, max: 1, noNaN: true });

function at(low: number, high: number, share: number): number {
  return Math.round((low + (high - low) * share) * 100) / 100;
}

describe('page geometry', () => {
  it('brings a box back to itself, at any zoom and rotation', () => {
    fc.assert(
      fc.property(view, part, part, part, part, (page, a, b, c, d) => {
        const [left, bottom, right, top] = page.shape.view;
        const box = [
          at(left, right, Math.min(a, b)),
          at(bottom, top, Math.min(c, d)),
          at(left, right, Math.max(a, b)),
          at(bottom, top, Math.max(c, d)),
        ] as const;
        const back = rectToBox(page, boxToRect(page, box));
        for (const [index, value] of back.entries()) expect(value).toBeCloseTo(box[index] ?? NaN, 1);
      }),
    );
  });

  it('keeps every box of the page on the drawn page, in proportion', () => {
    fc.assert(
      fc.property(view, (page) => {
        const whole = boxToRect(page, page.shape.view);
        const size = pageSize(page);
        expect(whole.left).toBeCloseTo(0, 6);
        expect(whole.top).toBeCloseTo(0, 6);
        expect(whole.width).toBeCloseTo(size.width, 6);
        expect(whole.height).toBeCloseTo(size.height, 6);
      }),
    );
  });

  it('does not change in per cent when the zoom does', () => {
    fc.assert(
      fc.property(view, fc.double({ min: 0.1, max: 12, noNaN: true }), (page, scale) => {
        const [left, bottom, right, top] = page.shape.view;
        const box = [left + 10, bottom + 10, right - 20, top - 5] as const;
        const one = rectInPercent(page, boxToRect(page, box));
        const other = { ...page, scale };
        const two = rectInPercent(other, boxToRect(other, box));
        expect(two.left).toBeCloseTo(one.left, 6);
        expect(two.top).toBeCloseTo(one.top, 6);
        expect(two.width).toBeCloseTo(one.width, 6);
        expect(two.height).toBeCloseTo(one.height, 6);
      }),
    );
  });

  it('puts the top left corner of an upright page where readers expect it, turn by turn', () => {
    const shape = { view: [0, 0, 600, 800], rotate: 0, userUnit: 1 } as const;
    const corner = [0, 790, 10, 800] as const;
    const cornerAt = (degrees: Turn) => {
      const { left, top } = boxToRect({ shape, turn: degrees, scale: 1 }, corner);
      return [left, top];
    };
    expect(cornerAt(0)).toEqual([0, 0]);
    expect(cornerAt(90)).toEqual([790, 0]);
    expect(cornerAt(180)).toEqual([590, 790]);
    expect(cornerAt(270)).toEqual([0, 590]);
  });

  it('cuts what is drawn beyond the page off at its edge', () => {
    const shape = { view: [0, 0, 600, 800], rotate: 0, userUnit: 1 } as const;
    const box = rectToBox({ shape, turn: 0, scale: 1 }, { left: -50, top: -50, width: 100, height: 2000 });
    expect(box).toEqual([0, 0, 50, 800]);
  });
});
