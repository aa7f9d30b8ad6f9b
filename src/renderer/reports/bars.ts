import type { PublishedTable } from '../../core/reports/published-table.ts';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** Of the longest bar, from 0 to 1. */
  readonly share: number;
}

export interface Bars {
  readonly bars: readonly Bar[];
  /** Rows that have no bar: fewer requests, none, or held back. */
  readonly others: number;
}

/** The rows with the most in the first column, the longest first. What is held back has no bar. */
export function barsOf({ rows }: Pick<PublishedTable, 'rows'>, most: number): Bars {
  const values = rows.flatMap(({ name, cells }) => {
    const [value] = cells;
    return typeof value === 'number' && value > 0 ? [{ name, value }] : [];
  });
  const shown = values.toSorted((a, b) => b.value - a.value).slice(0, most);
  const longest = shown[0]?.value ?? 1;
  return {
    bars: shown.map(({ name, value }) => ({ name, value, share: value / longest })),
    others: rows.length - shown.length,
  };
}
