import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCell, writeCell } from '../../../src/core/reports/docket-cell.ts';
import { docketColumns } from '../../../src/core/reports/docket-columns.ts';
import { docketCells, readDocketRow } from '../../../src/core/reports/docket-row.ts';
import { anyRow, regions } from './docket-cases.ts';

function read(cells: Record<string, string>) {
  return readDocketRow(cells, { regions, order: null });
}

function namedCells(cells: readonly string[]) {
  return Object.fromEntries(docketColumns.map((column, index) => [column, cells[index] ?? '']));
}

describe('a row of a docket', () => {
  it('comes back as it was from its own cells, safe against formulas in between', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const written = docketCells(row).map(writeCell);
        for (const cell of written) expect(cell).not.toMatch(/^\s*[=+\-@\t\r\n]/u);
        expect(read(namedCells(written.map(readCell)))).toEqual({ row });
      }),
    );
  });

  it('reads ids in any case, spaces for hyphens, labels of closed lists, and numbers of spreadsheets', () => {
    const cells = {
      reference: ' A-1 ',
      received_on: '2013-01-31',
      country: 'Korea, Republic of',
      category: 'Digital content provider',
      process: 'Search Warrant',
      identifiers: '1,234',
      challenged: 'PART',
      data_provided: 'Non Content',
      apps_removed: '2.0',
      emergency_outcome: 'no_data',
    };
    expect(read(cells)).toMatchObject({
      row: {
        reference: 'A-1',
        region: { code: 'KR', name: null },
        category: 'digital-content-provider',
        process: 'search-warrant',
        outcome: {
          identifiers: 1234,
          challenged: 'part',
          dataProvided: 'non-content',
          appsRemoved: 2,
          accountsPreserved: null,
          emergencyOutcome: 'no-data',
        },
      },
    });
  });

  it('keeps a name that is no country, and a process that is not known, as they are given', () => {
    const row = { region: { code: null, name: 'Atlantis' }, process: 'other', processGiven: 'FISA content' };
    expect(read({ country: 'Atlantis', process: 'FISA content' })).toMatchObject({ row });
  });

  it('reads a line break in a country or process as a space', () => {
    const row = {
      region: { code: 'KR', name: null },
      process: 'other',
      processGiven: 'mutual legal assistance',
    };
    expect(read({ country: 'Korea,\nRepublic of', process: 'mutual legal \r\n assistance' })).toMatchObject({
      row,
    });
  });

  it('takes no number that may be with thousands or with decimals', () => {
    for (const identifiers of ['2.000', '1.000', '1.234.567', '1234.000'])
      expect(read({ identifiers })).toMatchObject({ errors: [{ column: 'identifiers' }] });
    for (const identifiers of ['2', '2.0', '2.00', '2,000'])
      expect(read({ identifiers })).toMatchObject({
        row: { outcome: { identifiers: identifiers === '2,000' ? 2000 : 2 } },
      });
  });

  it('names every cell that is wrong, and why', () => {
    const wrong = {
      received_on: '2013-02-30',
      country: 'ZZ',
      category: 'devices',
      identifiers: '-1',
      challenged: 'maybe',
      data_provided: 'all',
      accounts_preserved: '1.5',
      action: 'burnt',
      apps_removed: '1e3',
      appeals_received: '9999999999',
      appeals_granted: 'two',
      emergency_outcome: 'ok',
      reference: 'two\nlines',
    };
    const found = read(wrong);
    if (!('errors' in found)) throw new Error('no errors');
    expect(found.errors.map(({ column }) => column).toSorted()).toEqual(Object.keys(wrong).toSorted());
    for (const { message } of found.errors) expect(message).toMatch(/^[^]+\.$/);
  });
});
