import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeAlongText, mergeIntoLines } from '../../../src/renderer/reading-room/highlight-rects.ts';
import { stackLevels, type PlacedFinding } from '../../../src/renderer/reading-room/place-findings.ts';
import type { Box } from '../../../src/core/findings/events.ts';

const rect = (left: number, top: number, width: number, height = 12) => ({ left, top, width, height });

describe('rectangles of a highlight', () => {
  it('are one for each line, over words of unlike height', () => {
    expect(mergeIntoLines([rect(0, 0, 30), rect(33, 1, 40, 10), rect(0, 20, 50)])).toEqual([
      rect(0, 0, 73),
      rect(0, 20, 50),
    ]);
  });

  it('are one for each line of a sheet on its side, too', () => {
    const upwards = [rect(0, 60, 12, 40), rect(0, 20, 12, 38), rect(20, 50, 12, 50)];
    expect(mergeAlongText(upwards)).toEqual([rect(0, 20, 12, 80), rect(20, 50, 12, 50)]);
  });

  it('leave the gap between two columns open', () => {
    expect(mergeIntoLines([rect(0, 0, 100), rect(300, 0, 100)])).toHaveLength(2);
  });

  it('leave out what cannot be seen', () => {
    expect(mergeIntoLines([rect(0, 0, 0), rect(5, 5, 0.2)])).toEqual([]);
  });

  it('cover all that they were made of', () => {
    const some = fc.record({
      left: fc.integer({ min: 0, max: 500 }),
      top: fc.integer({ min: 0, max: 500 }),
      width: fc.integer({ min: 1, max: 200 }),
      height: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 20 }), (rects) => {
        const lines = mergeIntoLines(rects);
        expect(lines.length).toBeLessThanOrEqual(rects.length);
        for (const one of rects) {
          const covered = lines.some(
            (line) =>
              line.left <= one.left &&
              line.top <= one.top &&
              line.left + line.width >= one.left + one.width &&
              line.top + line.height >= one.top + one.height,
          );
          expect(covered).toBe(true);
        }
      }),
    );
  });
});

function placed(box: Box): PlacedFinding {
  return { boxes: [box], how: 'boxes' } as unknown as PlacedFinding;
}

describe('highlights over each other', () => {
  it('get lines at different depths, and the same depth where they lie apart', () => {
    const a = placed([0, 0, 100, 10]);
    const b = placed([50, 0, 150, 10]);
    const c = placed([90, 5, 95, 20]);
    const apart = placed([300, 300, 310, 310]);
    expect(stackLevels([a, b, c, apart])).toEqual([0, 1, 2, 0]);
  });
});
