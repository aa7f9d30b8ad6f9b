import type { TableId } from '../../core/reports/report.ts';
import type { DateRule } from '../../core/reports/report-query.ts';
import type { SmallNumbers } from '../../core/reports/suppression.ts';
import type { PublishedView } from '../../ipc/report-views.ts';
import { createStore } from '../app/store.ts';

/** A figure of the table that is shown: of a row (null: the total) under a column. */
export interface FigurePlace {
  readonly row: string | null;
  readonly column: string;
}

/** Which list of cases stands beside the table. */
export type ShownCases =
  | { readonly of: 'figure'; readonly figure: FigurePlace }
  | { readonly of: 'uncounted' | 'incomplete'; readonly index: number };

export interface ReportChoice {
  /** The tables of this vault's cases, or what was published over time. */
  readonly view: 'tables' | 'history';
  /** Null until one is chosen: then it is the latest that has requests. */
  readonly period: string | null;
  readonly table: TableId;
  readonly by: DateRule;
  /** Null: all counts are shown. */
  readonly smallNumbers: Exclude<SmallNumbers, { readonly mode: 'show' }> | null;
  /** The period for which the two above were chosen by hand; another one that was published has them as published. */
  readonly chosenFor: string | null;
  readonly totals: boolean;
  readonly shown: ShownCases | null;
}

const atFirst: ReportChoice = {
  view: 'tables',
  period: null,
  table: 'account',
  by: 'received',
  smallNumbers: null,
  chosenFor: null,
  totals: false,
  shown: null,
};

/** What is chosen on the screen of reports: it is there again after a case was opened from a list. */
export const reportChoice = createStore<ReportChoice>(atFirst);

export function chooseReport(part: Partial<ReportChoice>): void {
  reportChoice.set((before) => ({ ...before, shown: null, ...part }));
}

/** The latest report of a period that was published. */
export function latestOf(published: readonly PublishedView[], period: string): PublishedView | undefined {
  return published.findLast((one) => one.period === period);
}

/** The choice for a period: what was published of it is counted as it was published, until somebody chooses otherwise. */
export function choiceFor(
  choice: ReportChoice,
  period: string | null,
  published: readonly PublishedView[],
): ReportChoice {
  if (period === null || choice.chosenFor === period) return choice;
  const latest = latestOf(published, period);
  return latest === undefined ? choice : { ...choice, by: latest.by, smallNumbers: latest.smallNumbers };
}

export function forgetReportChoice(): void {
  reportChoice.set(() => atFirst);
}
