import type { PublishedColumn, PublishedTable } from './published-table.ts';
import type { DateRule } from './report-query.ts';

/**
 * A table under headings that are true to the day by which requests are counted. The published headings say `Received`;
 * where a request counts in the period in which it was decided, they say `Decided`.
 */
export function headedBy(rule: DateRule, table: PublishedTable): PublishedTable {
  if (rule === 'received') return table;
  return { ...table, columns: table.columns.map(decidedColumn) };
}

function decidedColumn(column: PublishedColumn): PublishedColumn {
  return {
    ...column,
    heading: decidedHeading(column.heading),
    definition: column.definition.replace(/\b([Rr]equests) received\b/, '$1 decided'),
  };
}

/** `Account Requests Decided`; a heading that says nothing of requests received is itself. */
export function decidedHeading(heading: string): string {
  return heading.replace('Requests Received', 'Requests Decided');
}
