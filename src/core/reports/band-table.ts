import type { Cell, ReportTable } from './table.ts';
import { bandOf, bandText, type BandRow } from './national-security.ts';
import { publishTable, type PublishedTable } from './published-table.ts';
import { tableBy, regionHeading, wholeCells } from './table.ts';
import type { Tally } from './tally.ts';
import { columnsOf } from './columns.ts';
import { compareNames, isSameName, type Regions } from './regions.ts';

const bandColumns = [
  ['requests-low', 'Requests Received Lower Bound', 'The least number of requests that the band holds.'],
  ['requests-high', 'Requests Received Upper Bound', 'The greatest number of requests that the band holds.'],
  [
    'accounts-low',
    'Users/Accounts Lower Bound',
    'The least number of users or accounts that the band holds.',
  ],
  [
    'accounts-high',
    'Users/Accounts Upper Bound',
    'The greatest number of users or accounts that the band holds.',
  ],
] as const;

/** The national security table: bounds alone, in the structure's own order, without a total. */
export function bandTable(rows: readonly BandRow[]): PublishedTable {
  return {
    columns: bandColumns.map(([id, heading, definition]) => ({ id, heading, definition, percent: false })),
    rowHeading: 'Type',
    rows: rows.map(({ type, requests, accounts }) => ({
      name: type,
      cells: [requests?.low ?? null, requests?.high ?? null, accounts?.low ?? null, accounts?.high ?? null],
    })),
    total: { name: 'Total', cells: bandColumns.map(() => null) },
  };
}

/**
 * The account table in the style of 2013: the row of the United States is merged with all national security requests
 * and given in bands, and no total stands from which it could be taken.
 */
export function accountTable2013(tallies: Iterable<Tally>, regions: Pick<Regions, 'nameOf'>): PublishedTable {
  const merged = [...tallies]
    .filter(({ category }) => category === 'account' || category === 'national-security')
    .map((tally): Tally =>
      tally.category === 'account' ? tally : { ...tally, category: 'account', region: unitedStates },
    );
  const name = regions.nameOf(unitedStates) ?? unitedStates.code;
  const isMerged = ({ region }: Tally) => isSameName(regions.nameOf(region) ?? '', name);
  const table = tableBy(columnsOf.account, regionHeading, merged, ({ region }) => regions.nameOf(region));
  const { cells, notRecorded } = tableBy(
    columnsOf.account,
    regionHeading,
    merged.filter(isMerged),
    () => name,
  ).total;
  const published = publishTable(table);
  const others = published.rows.filter((row) => !isSameName(row.name, name));
  return {
    ...published,
    // The row stands although nothing was received: whether there is one tells nothing.
    rows: [...others, { name, cells: bandedCells(table, wholeCells(cells, notRecorded)) }].toSorted((a, b) =>
      compareNames(a.name, b.name),
    ),
    total: { ...published.total, cells: published.columns.map(() => null) },
  };
}

const unitedStates = { code: 'US', name: null } as const;

/** Bands for counts that are known of all; a percentage of what is in bands would tell more than they do. */
function bandedCells({ columns }: ReportTable, cells: readonly Cell[]): readonly (string | null)[] {
  return columns.map(({ figure }, column) => {
    const count = cells[column] ?? null;
    return figure.kind === 'percent' || count === null ? null : bandText(bandOf('2013', count));
  });
}
