import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  jumpedFrom,
  noJumps,
  stepJump,
  type DocumentPlace,
} from '../../../src/renderer/reading-room/jumps.ts';

const place = fc.record({
  document: fc.constantFrom('order', 'schedule'),
  place: fc.record({ page: fc.integer({ min: 1, max: 900 }), down: fc.constant(0) }),
});

function at(page: number): DocumentPlace {
  return { document: 'order', place: { page, down: 0 } };
}

describe('jumps', () => {
  it('lead back to where they began, one by one, and forward again to the same places', () => {
    const places = fc.uniqueArray(place, {
      minLength: 2,
      maxLength: 40,
      selector: ({ document, place: { page } }) => `${document} ${page}`,
    });
    fc.assert(
      fc.property(places, (visited) => {
        let jumps = noJumps;
        for (const from of visited.slice(0, -1)) jumps = jumpedFrom(jumps, from);
        let here = visited.at(-1) ?? at(1);
        const walk = (by: 1 | -1): DocumentPlace[] => {
          const seen: DocumentPlace[] = [];
          for (let step = stepJump(jumps, by, here); step !== null; step = stepJump(jumps, by, here)) {
            jumps = step.jumps;
            here = step.to;
            seen.push(here);
          }
          return seen;
        };
        expect(walk(-1)).toEqual(visited.slice(0, -1).toReversed());
        expect(walk(1)).toEqual(visited.slice(1));
      }),
    );
  });

  it('give up what lay ahead once another one is made', () => {
    const back = stepJump(jumpedFrom(noJumps, at(1)), -1, at(9));
    expect(back?.to).toEqual(at(1));
    expect(jumpedFrom(back?.jumps ?? noJumps, at(2))).toEqual({ behind: [at(2)], ahead: [] });
  });

  it('pass over the place where one is', () => {
    const jumps = jumpedFrom(jumpedFrom(noJumps, at(1)), at(9));
    expect(stepJump(jumps, -1, at(9))?.to).toEqual(at(1));
    expect(stepJump(noJumps, -1, at(9))).toBeNull();
  });

  it('are forgotten beyond the last hundred', () => {
    let jumps = noJumps;
    for (let page = 1; page <= 300; page++) jumps = jumpedFrom(jumps, at(page));
    expect(jumps.behind).toHaveLength(100);
    expect(jumps.behind.at(-1)).toEqual(at(300));
  });
});
