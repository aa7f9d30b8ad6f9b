import { reportCategories } from '../legal-basis.ts';
import { tableCategories } from './columns.ts';
import type { PublishedReport, TableId } from './report.ts';

/** What each table of a report is called. */
export const tableTitles: Readonly<Record<TableId, string>> = {
  ...reportCategories.labels,
  'by-process': 'Types of process',
  'by-reason': 'Reasons for challenges and rejections',
  'response-time': 'Time to respond',
  'second-review': 'Second-review agreement',
};

/** What heads the column of the period in the CSV file of a table: the agreement of reviewers is no transparency report. */
export function periodHeadingOf(id: TableId): string {
  return id === 'second-review' ? 'Period' : 'TR Period';
}

/** The tables of a report in the order in which it gives them. */
export const tableOrder: readonly TableId[] = [
  ...tableCategories,
  'national-security',
  'by-process',
  'by-reason',
  'response-time',
  'second-review',
];

/** The tables that a report has, in that order. */
export function tablesOf<T>(
  tables: Readonly<Partial<Record<TableId, T>>>,
): readonly (readonly [TableId, T])[] {
  return tableOrder.flatMap((id) => {
    const table = tables[id];
    return table === undefined ? [] : [[id, table] as const];
  });
}

export function idsOf({ tables }: Pick<PublishedReport, 'tables'>): readonly TableId[] {
  return tablesOf(tables).map(([id]) => id);
}
