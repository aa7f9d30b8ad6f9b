import type { PublishedTable } from './published-table.ts';
import type { ReportTable } from './table.ts';

/** A table of the same days that was published before: as it was told, and exactly, with the rows that were merged. */
export interface EarlierTable {
  readonly told: PublishedTable;
  readonly exact: ReportTable;
}
