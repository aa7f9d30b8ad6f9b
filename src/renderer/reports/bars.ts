import type { PublishedTable } from '../../core/reports/published-table.ts';
import { leftInWords } from '../../core/reports/report-chart.ts';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** Of the longest bar, from 0 to 1. */
  readonly share: number;
}

export interface Bars {
  readonly bars: readonly Bar[];
  /** Which rows have no bar, in a sentence; empty where all have one. */
  readonly left: string;
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
    left: leftInWords(
      shown.length,
      rows.map(({ cells }) => cells[0] ?? null),
    ),
  };
}
