import type { SignedReport } from './frozen-report.ts';
import type { PublishedTable } from './published-table.ts';
import type { PublishedReport } from './report.ts';
import { tablesOf } from './table-titles.ts';

/**
 * A report with its fields in the order in which it is written as JSON, however it was kept: what is read back later is
 * byte for byte what was written.
 */
export function inJsonOrder({ form, publisher, period, ...report }: PublishedReport): PublishedReport {
  const { rule, smallNumbers, bands, tables, definitions } = report;
  return {
    form,
    ...(publisher === undefined ? {} : { publisher }),
    period: { name: period.name, from: period.from, to: period.to },
    rule,
    smallNumbers:
      smallNumbers.mode === 'show'
        ? { mode: 'show' }
        : { mode: smallNumbers.mode, threshold: smallNumbers.threshold },
    bands,
    tables: Object.fromEntries(tablesOf(tables).map(([id, table]) => [id, orderedTable(table)])),
    definitions: sorted(definitions),
  };
}

/** What is written as JSON: of a published report that restates one, with what it says of that. */
export function reportJson(report: PublishedReport, signed: SignedReport | null) {
  const restates = signed?.frozen.restates ?? null;
  return { ...inJsonOrder(report), ...(restates === null ? {} : { restates }) };
}

function orderedTable({ columns, rowHeading, rows, total }: PublishedTable): PublishedTable {
  return {
    columns: columns.map(({ id, heading, definition, percent }) => ({ id, heading, definition, percent })),
    rowHeading,
    rows: rows.map(({ name, cells }) => ({ name, cells })),
    total: { name: total.name, cells: total.cells },
  };
}

function sorted(definitions: PublishedReport['definitions']): PublishedReport['definitions'] {
  return Object.fromEntries(Object.entries(definitions).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
