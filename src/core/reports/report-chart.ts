import type { ChartBar } from '../charts/bar-chart.ts';
import { numeratorOf } from './invariants.ts';
import { figureWords } from './report-words.ts';
import { suppressed, type PublishedCell, type PublishedTable } from './published-table.ts';
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
  /** What is to be known of bars without one of which it is not told how long it would be, a sentence each. */
  readonly untold: readonly string[];
}

const most = 12;
const withData = 'with data provided';

const untoldIds = ['not known', 'held back'] as const;
/** Why a bar has no dark part of which the length is told. */
type Untold = (typeof untoldIds)[number];

const untoldWords: Readonly<Record<Untold, string>> = {
  'not known': 'Not known: of some of the requests it is not recorded whether data was provided.',
  'held back': 'Held back: the table does not tell how many.',
};

/** The rows with the most, the longest bar first; null for a table of which bars would tell nothing. */
export function reportChart(id: TableId, table: PublishedTable): ReportChart | null {
  if (id === 'national-security' || id === 'second-review' || table.rowHeading === null) return null;
  const [value, partOf] = id === 'response-time' ? [2, []] : [0, partColumns(id, table)];
  const heading = table.columns[value];
  if (heading === undefined) return null;
  const share = table.columns.findIndex(({ percent }) => percent);
  const drawn = table.rows
    .flatMap(({ name, cells }): (ChartBar & { readonly why: Untold | null })[] => {
      const cell = cells[value] ?? null;
      if (typeof cell !== 'number' || cell <= 0) return [];
      // Where the share is blank, of some requests it is not known: what is known would read as all.
      const isWhole = share === -1 || typeof cells[share] === 'number';
      const part = isWhole ? sumOf(partOf.map((column) => cells[column] ?? null)) : null;
      const why = [share, ...partOf].some((column) => cells[column] === suppressed)
        ? 'held back'
        : 'not known';
      const label = figureWords(heading, cell);
      return [{ name, value: cell, part, label, why: part === null ? why : null }];
    })
    .toSorted((a, b) => b.value - a.value)
    .slice(0, most);
  if (drawn.length < 2) return null;
  const isParted = drawn.some(({ part }) => part !== null);
  const bars = drawn.map(({ why, ...bar }) => ({
    ...bar,
    name: isParted && why !== null ? `${bar.name} (${withData}: ${why})` : bar.name,
  }));
  const left = leftInWords(
    bars.length,
    table.rows.map(({ cells }) => cells[value] ?? null),
  );
  return {
    title: `${heading.heading}.${left === '' ? '' : ` ${left}`}`,
    alternative: `Bars. ${left === '' ? 'All rows of the table.' : left} The longest is of ${drawn[0]?.name ?? ''}: ${bars[0]?.label ?? ''}. The table has all that is told.`,
    bars,
    part: isParted ? withData : null,
    untold: isParted
      ? untoldIds.filter((one) => drawn.some(({ why }) => why === one)).map((one) => untoldWords[one])
      : [],
  };
}

/** Which of the rows have a bar, where not all have. A row of which no number is told may be larger than any drawn. */
export function leftInWords(drawn: number, cells: readonly PublishedCell[]): string {
  const untold = cells.filter((cell) => typeof cell !== 'number');
  const more = cells.length - drawn - untold.length;
  const held = untold.every((cell) => cell === suppressed) ? 'held back' : 'not told';
  if (untold.length > 0) {
    return more > 0
      ? `${drawn} rows; the table has ${more} more, and ${untold.length} of which the number is ${held}.`
      : `${drawn} rows; of ${untold.length} more the number is ${held}.`;
  }
  return more > 0 ? `The ${drawn} with the most; the table has ${more} more.` : '';
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
