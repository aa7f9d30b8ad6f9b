import { describe, expect, it } from 'vitest';
import { nextCaseLine, type DocketLine } from '../../../src/renderer/docket/docket-lines.ts';

const group = { kind: 'group' } as DocketLine;
const one = { kind: 'case' } as DocketLine;
const lines = [group, one, one, group, one];

describe('nextCaseLine', () => {
  it('steps over headings in both directions', () => {
    expect(nextCaseLine(lines, -1, 1)).toBe(1);
    expect(nextCaseLine(lines, 2, 1)).toBe(4);
    expect(nextCaseLine(lines, 4, -1)).toBe(2);
  });
  it('stays where there is nothing further', () => {
    expect(nextCaseLine(lines, 4, 1, 4)).toBe(4);
    expect(nextCaseLine(lines, 1, -1, 1)).toBe(1);
    expect(nextCaseLine([], -1, 1)).toBe(0);
  });
});
