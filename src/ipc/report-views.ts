import type { Uncounted } from '../core/reports/countability.ts';
import type { TableCategory } from '../core/reports/columns.ts';
import type { DocketColumn } from '../core/reports/docket-columns.ts';
import type { TableProblem } from '../core/reports/invariants.ts';
import type { Period } from '../core/reports/period.ts';
import type { PublishedTable } from '../core/reports/published-table.ts';

/** A half-year or year of which requests are in the vault. */
export interface ReportPeriod {
  readonly name: string;
  readonly requests: number;
}

/** A case as lists behind figures show it. */
export interface ReportCase {
  readonly case: string;
  /** Empty where it has none. */
  readonly reference: string;
  /** A day; null where it is not recorded. */
  readonly receivedOn: string | null;
}

/** Cases that a report lacks, or of which it lacks something, all for one reason. */
export interface ReportGap {
  readonly why: Uncounted | 'not-recorded';
  readonly message: string;
  readonly requests: number;
  /** At most 1,000 of them. */
  readonly cases: readonly ReportCase[];
}

/** One category's table of a period, as it would be saved, with what is wrong with it. */
export interface ReportView {
  readonly period: Period;
  readonly category: TableCategory;
  readonly table: PublishedTable;
  /** Whatever their category: in no table. */
  readonly uncounted: readonly ReportGap[];
  /** Of this category: counted as received, while a column cannot tell. */
  readonly incomplete: readonly ReportGap[];
  readonly problems: readonly TableProblem[];
  /** How many requests each category's table has; none are left out. */
  readonly requests: Readonly<Partial<Record<TableCategory, number>>>;
}

/** The cases behind a figure, at most 1,000, oldest first. */
export interface ReportCases {
  readonly cases: readonly ReportCase[];
  /** Whether there may be more than are given. */
  readonly cut: boolean;
}

/** A table that was written. The window never learns the folder. */
export interface TableReceipt {
  readonly file: string;
  readonly rows: number;
}

/** What a CSV docket would bring in, or brought in. */
export interface DocketImportView {
  /** The headers of the file, in their order. */
  readonly header: readonly string[];
  /** For each of them the column that it fills; null for none. */
  readonly columns: readonly (DocketColumn | null)[];
  /** Why the file cannot be imported by this mapping; null where it can. */
  readonly refused: string | null;
  readonly imported: number;
  readonly known: number;
  readonly errorCount: number;
  /** At most 500; row as spreadsheets count: the header is row 1. */
  readonly errors: readonly {
    readonly row: number;
    readonly column: DocketColumn | null;
    readonly message: string;
  }[];
  readonly rejectedRows: number;
  readonly encoding: string;
  readonly delimiter: string;
}
