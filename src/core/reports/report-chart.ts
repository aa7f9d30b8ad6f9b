import type { ChartBar } from '../charts/bar-chart.ts';
import { numeratorOf } from './invariants.ts';
import { figureWords } from './report-words.ts';
import type { PublishedTable } from './published-table.ts';
import type { TableId } from './report.ts';
import { tableCategories } from './columns.ts';

/** What is drawn of a table: published figures alone, so that a chart tells nothing that the table does not. */
export interface ReportChart {
  /** What is drawn, in sentences, and how many rows are not. */
  readonly title: string;
  /** The same for those who do not see it. */
  readonly alternative: string;
  readonly bars: readonly ChartBar[];
  /** What the dark part of a bar is; null where no bar has one. */
  readonly part: string | null;
}

const most = 12;

/** The rows with the most, the longest bar first; null for a table of which bars would tell nothing. */
export function reportChart(id: TableId, table: PublishedTable): ReportChart | null {
  if (id === 'national-security' || id === 'second-review' || table.rowHeading === null) return null;
  const [value, partOf] = id === 'response-time' ? [2, []] : [0, partColumns(id, table)];
  const heading = table.columns[value];
  if (heading === undefined) return null;
  const share = table.columns.findIndex(({ percent }) => percent);
  const bars = table.rows
    .flatMap(({ name, cells }): ChartBar[] => {
      const cell = cells[value] ?? null;
      if (typeof cell !== 'number' || cell <= 0) return [];
      return [
        {
          name,
          value: cell,
          // Where the share is blank, of some requests it is not known: what is known would read as all.
          part:
            share === -1 || typeof cells[share] === 'number'
              ? sumOf(partOf.map((column) => cells[column] ?? null))
              : null,
          label: figureWords(heading, cell),
        },
      ];
    })
    .toSorted((a, b) => b.value - a.value)
    .slice(0, most);
  if (bars.length < 2) return null;
  const left = table.rows.length - bars.length;
  const first = bars[0]?.name ?? '';
  const shown = left === 0 ? 'All rows of the table' : `The ${bars.length} rows with the most`;
  const more = left === 0 ? '' : ` The ${bars.length} with the most; the table has ${left} more.`;
  return {
    title: `${heading.heading}.${more}`,
    alternative: `Bars. ${shown}, the most in ${first}: ${bars[0]?.label ?? ''}. The table has all figures.`,
    bars,
    part: bars.some(({ part }) => part !== null) ? 'with data provided' : null,
  };
}

function partColumns(id: TableId, { columns }: PublishedTable): readonly number[] {
  const category = tableCategories.find((one) => one === id);
  const parts = category === undefined ? [] : numeratorOf(category);
  const found = parts.map((part) => columns.findIndex((column) => column.id === part));
  return found.includes(-1) ? [] : found;
}

function sumOf(cells: readonly (number | string | null)[]): number | null {
  if (cells.length === 0) return null;
  let sum = 0;
  for (const cell of cells) {
    if (typeof cell !== 'number') return null;
    sum += cell;
  }
  return sum;
}
