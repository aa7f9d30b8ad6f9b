import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf } from '../../../src/renderer/reports/bars.ts';
import { columnSources, mapColumn, mappingList } from '../../../src/renderer/reports/docket-mapping.ts';
import {
  blockLines,
  figureName,
  figureText,
  figureTitle,
} from '../../../src/renderer/reports/figure-words.ts';
import { nextCell } from '../../../src/renderer/reports/next-cell.ts';

const count = { id: 'received', heading: 'Requests Received', definition: '', percent: false };
const percent = { ...count, heading: 'Percentage', percent: true };

describe('a figure in words', () => {
  it('keeps what is not recorded apart from 0', () => {
    expect(figureText(count, null)).toBe('–');
    expect(figureText(count, 0)).toBe('0');
    expect(figureTitle(null)).toBe('not recorded');
    expect(figureTitle(0)).toBeUndefined();
    expect(figureName('Japan', count, null)).toBe('Japan, Requests Received: not recorded');
  });
  it('groups thousands, marks percentages, and says what is held back', () => {
    expect(figureText(count, 2330)).toBe('2,330');
    expect(figureText(percent, 72)).toBe('72 %');
    expect(figureText(count, 'suppressed')).toBe('held back');
    expect(figureText(count, '1000-2000')).toBe('1000-2000');
  });
});

function blocks(length: number) {
  return Array.from({ length }, (_, index) => ({
    id: `${index}/nondisclosure`,
    case: `${index}`,
    reference: `N-${index}`,
    kind: 'nondisclosure' as const,
    what: 'Nondisclosure runs.',
    liftable: true,
  }));
}

describe('what keeps a docket here', () => {
  it('is told for the first two hundred, and counted beyond', () => {
    const lines = blockLines(blocks(1434));
    expect([lines.length, lines[199], lines[200]]).toEqual([
      201,
      'N-199: Nondisclosure runs.',
      'And 1,234 more.',
    ]);
    expect(blockLines(blocks(200))).toHaveLength(200);
  });
});

describe('keys between figures', () => {
  const size = { rows: 3, columns: 2 };
  it('lead to neighbours and to the ends', () => {
    expect(nextCell('ArrowDown', { row: 0, column: 1 }, size)).toEqual({ row: 1, column: 1 });
    expect(nextCell('End', { row: 1, column: 0 }, size)).toEqual({ row: 1, column: 1 });
    expect(nextCell('PageDown', { row: 0, column: 0 }, size)).toEqual({ row: 2, column: 0 });
    expect(nextCell('Enter', { row: 0, column: 0 }, size)).toBeNull();
  });
  it('never lead out of the table', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys)), (pressed) => {
        let at = { row: 0, column: 0 };
        for (const key of pressed) at = nextCell(key, at, size) ?? at;
        return at.row >= 0 && at.row < 3 && at.column >= 0 && at.column < 2;
      }),
    );
  });
});

const row = (name: string, cell: number | string | null) => ({ name, cells: [cell] });

describe('bars', () => {
  it('are the longest first, and none of what is held back or zero', () => {
    const rows = [row('A', 5), row('B', 10), row('C', 'suppressed'), row('D', 0), row('E', 1)];
    expect(barsOf({ rows }, 2)).toEqual({
      bars: [
        { name: 'B', value: 10, share: 1 },
        { name: 'A', value: 5, share: 0.5 },
      ],
      left: '2 rows; the table has 2 more, and 1 of which the number is held back.',
    });
  });
});

describe('the mapping of headers', () => {
  it('shows for each column the header that fills it, and takes back what was chosen', () => {
    const header = ['reference', 'Land'];
    const chosen = mapColumn({}, 'country', 'Land');
    const sources = columnSources(header, ['reference', null], chosen);
    expect(sources.slice(0, 3)).toEqual([
      { column: 'reference', header: 'reference', chosen: false },
      { column: 'received_on', header: '', chosen: false },
      { column: 'country', header: 'Land', chosen: true },
    ]);
    expect(mapColumn(chosen, 'country', '')).toEqual({});
  });
  it('lets a header fill one column only', () => {
    const twice = mapColumn(mapColumn({}, 'country', 'Land'), 'process', 'Land');
    expect(mappingList(twice)).toEqual([{ column: 'process', header: 'Land' }]);
  });
});
