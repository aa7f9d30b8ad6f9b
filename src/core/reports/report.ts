import type { ReportCategoryId } from '../legal-basis.ts';
import type { BandOption } from './national-security.ts';
import type { Period } from './period.ts';
import type { PublishedTable } from './published-table.ts';
import type { DateRule } from './report-query.ts';
import type { SmallNumbers } from './suppression.ts';

export type TableId = ReportCategoryId | 'by-process' | 'by-reason' | 'response-time' | 'second-review';

/** The forms in which a report is written. */
export const reportFormats = ['csv', 'json', 'html', 'pdf'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A report as it is published: what stands here leaves, and nothing else. */
export interface PublishedReport {
  readonly form: 'redrope-transparency-report 1';
  /** Whose report it is; absent where nobody said. */
  readonly publisher?: string;
  readonly period: Period;
  readonly rule: DateRule;
  readonly smallNumbers: SmallNumbers;
  /** The structure of the national security table, where there is one. */
  readonly bands: BandOption | null;
  readonly tables: Readonly<Partial<Record<TableId, PublishedTable>>>;
  readonly definitions: Readonly<Record<string, string>>;
}

export const definitions: Readonly<Record<string, string>> = {
  blank: 'Blank (null) means that it was not recorded. It is not 0.',
  suppressed: 'A small figure, or one from which a small figure would follow, that is not published.',
  percentage: 'Whole percent, rounded half up.',
  request: 'A request counts once in its category, however many identifiers it names.',
  period: 'The days from and to are included.',
  band: 'A band tells between which numbers a figure lies; the figure itself is not published.',
};
