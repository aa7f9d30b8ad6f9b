import type { Uncounted } from '../core/reports/countability.ts';
import type { ReportCategoryId } from '../core/legal-basis.ts';
import type { BandChoice } from '../core/reports/band-choice.ts';
import type { TableCategory } from '../core/reports/columns.ts';
import type { DocketColumn } from '../core/reports/docket-columns.ts';
import type { TableProblem } from '../core/reports/invariants.ts';
import type { Embargo } from '../core/reports/national-security.ts';
import type { Trend } from '../core/reports/history.ts';
import type { HistoryCategory } from '../core/reports/published-form.ts';
import type { Period } from '../core/reports/period.ts';
import type { PublishedTable } from '../core/reports/published-table.ts';
import type { TableId } from '../core/reports/report.ts';
import type { FrozenReport } from '../core/reports/frozen-report.ts';
import type { DateRule } from '../core/reports/report-query.ts';
import type { SmallNumbers } from '../core/reports/suppression.ts';
import type { CellChange, OptionChange } from '../core/reports/restatement.ts';

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
  readonly category: ReportCategoryId | null;
}

/** Cases that a report lacks, or of which it lacks something, all for one reason. */
export interface ReportGap {
  readonly why: Uncounted | 'not-recorded';
  readonly message: string;
  readonly requests: number;
  /** At most 1,000 of them. */
  readonly cases: readonly ReportCase[];
}

/** One table of a period, as it would be saved, with what is wrong with it. */
export interface ReportView {
  readonly period: Period;
  readonly id: TableId;
  /** Null where the report has no such table. */
  readonly table: PublishedTable | null;
  /** Whatever their category: in no table. */
  readonly uncounted: readonly ReportGap[];
  /** Of this table: counted as received, while a column cannot tell. */
  readonly incomplete: readonly ReportGap[];
  readonly problems: readonly TableProblem[];
  /** Process that the table counts and that may be national security: it is not saved until somebody says what it is. */
  readonly inDoubt: readonly string[];
  /** Tables with small counts held back that were saved of these days and not published: in words. */
  readonly saved: readonly string[];
  /** How many requests each category's table has; none are left out. */
  readonly requests: Readonly<Partial<Record<TableCategory, number>>>;
}

/** How national security is reported of a period, and what keeps its figures back today. */
export interface BandChoiceView {
  readonly choice: BandChoice;
  /** What the rows of the structure are called. */
  readonly rows: readonly string[];
  readonly withheld: readonly (Omit<Embargo, 'allowedFrom'> & { readonly allowedFrom: string | null })[];
}

/** What publishing a period would freeze, and what is to be known before. */
export interface PublishingView {
  /** Of all that would be frozen. */
  readonly hash: string;
  /** Whose report it is; empty where the settings name nobody. */
  readonly publisher: string;
  readonly period: Period;
  readonly tables: readonly { readonly id: TableId; readonly rows: number }[];
  /** What is to be known of it before, in words: tables that it has to leave out, and floors of bands that it lowers. */
  readonly warnings: readonly string[];
  /** Requests that no table has. */
  readonly uncounted: readonly ReportGap[];
  readonly problems: readonly (TableProblem & { readonly category: TableCategory })[];
  /** Process in it that may be national security: it is not published until somebody says what it is. */
  readonly inDoubt: readonly string[];
  /** Why national security, of which a structure was chosen, is not in it; null where it is, or none was chosen. */
  readonly withheld: string | null;
  /** The report of the same period that it would restate; null where there is none. */
  readonly restates: {
    readonly publishedAt: string;
    readonly changes: readonly CellChange[];
    readonly options: readonly OptionChange[];
    readonly withdrawn: readonly TableId[];
  } | null;
}

/** A report as it was published. */
export interface PublishedView {
  readonly id: string;
  readonly period: string;
  /** UTC. */
  readonly publishedAt: string;
  readonly tables: readonly TableId[];
  /** The day that counts in it, and what was done with small counts; null where all are shown. */
  readonly by: DateRule;
  readonly smallNumbers: Exclude<SmallNumbers, { readonly mode: 'show' }> | null;
  readonly restates: FrozenReport['restates'];
  /** Whether it is still what was signed. */
  readonly isAsSigned: boolean;
}

/** The files of a published report that were written. The window never learns where the folder is. */
export interface FilesReceipt {
  readonly folder: string;
  readonly files: readonly string[];
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

/** The docket that was written. */
export interface DocketReceipt extends TableReceipt {
  /** Requests of national security process, which are not in it. */
  readonly leftOut: number;
  /** Whether account requests of the United States, in the same bands, are among them. */
  readonly withAccounts: boolean;
  /** Whether it has no references: their gaps would count what is left out. */
  readonly withoutReferences: boolean;
  /** Whether it counts as having left: the style of 2013 is refused for its days from then on. */
  readonly hasLeft: boolean;
}

/** The jobs of a docket that comes in, by what they are called. */
export const docketJobs = { reading: 'Reading the docket', importing: 'Importing the docket' } as const;

/** What a CSV docket would bring in, or brought in. */
export interface DocketImportView {
  /** The headers of the file, in their order. */
  readonly header: readonly string[];
  /** For each of them the column that it fills; null for none. */
  readonly columns: readonly (DocketColumn | null)[];
  /** Why the file cannot be imported by this mapping; null where it can. */
  readonly refused: string | null;
  /** How many rows the file has below its header. */
  readonly rows: number;
  readonly imported: number;
  readonly known: number;
  /** Cases that a row corrects, and rows that say less than their case, which stays. */
  readonly corrected: number;
  readonly left: number;
  /** Rows that are blank where their case is not, in sentences: at most 200. */
  readonly blanks: readonly string[];
  readonly errorCount: number;
  /** At most 500; row as spreadsheets count: the header is row 1. */
  readonly errors: readonly {
    readonly row: number;
    readonly column: DocketColumn | null;
    readonly message: string;
  }[];
  readonly rejectedRows: number;
  /** What is to be known of days that stand as serial numbers, or are after today. */
  readonly days: readonly string[];
  /** What is to be known of process that is, or may be, national security: at most 200 sentences. */
  readonly processes: readonly string[];
  /** What is to be known of names of countries that the list does not have, a sentence each: at most 200. */
  readonly regions: readonly string[];
  readonly encoding: string;
  /** What is to be known of a file that is not quite of its encoding; null where it is. */
  readonly doubt: string | null;
  readonly delimiter: string;
}

/** A table of figures that was published, by others or from this vault. */
export interface HistorySourceView {
  readonly id: string;
  readonly publisher: string;
  readonly own: boolean;
  readonly category: HistoryCategory;
  readonly name: string;
  readonly periods: readonly string[];
  /** Those of them that no later table tells of too: for these this one counts. */
  readonly counts: readonly string[];
  readonly rows: number;
  readonly errors: number;
  readonly warnings: number;
  /** What is wrong in it: at most 200, errors first. */
  readonly problems: readonly {
    readonly severity: 'error' | 'warning';
    readonly row: number | null;
    readonly region: string;
    readonly message: string;
  }[];
}

/** What was published over time. */
export interface HistoryView {
  readonly sources: readonly HistorySourceView[];
  /** Of one publisher and category; null where nothing was published. */
  readonly trend: Trend | null;
  /** The same with the tables that later ones took the place of, each by itself. */
  readonly compared: Trend | null;
  /** ISO 3166-1 codes of the trend's rows, by name. */
  readonly codes: Readonly<Record<string, string>>;
}

/** A published table that was taken in, or was there already. */
export interface PublishedImport extends Pick<HistorySourceView, 'rows' | 'problems'> {
  readonly known: boolean;
  /** What is to be known where tables that were there tell of the same periods; null where none does. */
  readonly replaces: string | null;
}
