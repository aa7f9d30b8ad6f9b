import type { Column } from './columns.ts';
import { columnsOf, isByRegion, type TableCategory } from './columns.ts';
import { wholePercent } from './percentage.ts';
import { compareNames, foldedName, type Regions } from './regions.ts';
import type { Tally } from './tally.ts';

/** A figure: null is blank, which says that nobody recorded it, and is not 0. A percentage is a whole number too. */
export type Cell = number | null;

export interface TableRow {
  /** The country or region (or process, or reason), as it is printed. */
  readonly name: string;
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
  /** For each column, how many of the row's requests do not say what it counts. */
  readonly notRecorded: readonly number[];
}

export interface ReportTable {
  readonly columns: readonly Column[];
  /** What names the rows; null where the table has one row without a name. */
  readonly rowHeading: string | null;
  readonly rows: readonly TableRow[];
  readonly total: TableRow;
}

export const regionHeading = 'Country/Region';

/** The table of a category over requests that can be counted in it: `nameOf` gives null for none of them. */
export function categoryTable(
  category: TableCategory,
  tallies: Iterable<Tally>,
  regions: Pick<Regions, 'nameOf'>,
): ReportTable {
  if (!isByRegion(category)) return oneRowTable(columnsOf[category], tallies);
  return tableBy(columnsOf[category], regionHeading, tallies, ({ region }) => regions.nameOf(region));
}

/**
 * A table with one row for each name that `nameOf` gives, sorted by name; what it gives null for is left out. Spellings
 * of a name (`foldedName`) are one row, under the first of them by code units, in whatever order they come.
 */
export function tableBy(
  columns: readonly Column[],
  rowHeading: string,
  tallies: Iterable<Tally>,
  nameOf: (tally: Tally) => string | null,
): ReportTable {
  const groups = new Map<string, { name: string; readonly sums: RowSums }>();
  const all = new RowSums(columns);
  for (const tally of tallies) {
    const name = nameOf(tally);
    if (name === null) continue;
    const key = foldedName(name);
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { name, sums: new RowSums(columns) }));
    if (name < group.name) group.name = name;
    group.sums.add(tally);
    all.add(tally);
  }
  return {
    columns,
    rowHeading,
    rows: [...groups.values()]
      .toSorted((a, b) => compareNames(a.name, b.name))
      .map(({ name, sums }) => sums.row(name)),
    total: all.row('Total'),
  };
}

function oneRowTable(columns: readonly Column[], tallies: Iterable<Tally>): ReportTable {
  const all = new RowSums(columns);
  for (const tally of tallies) all.add(tally);
  const total = all.row('Total');
  return { columns, rowHeading: null, rows: [total], total };
}

/** What a row comes to while tallies are added, in whatever order. */
class RowSums {
  readonly #columns: readonly Column[];
  readonly #values: number[];
  /** Of how many requests each column's figure is known. */
  readonly #known: number[];
  #requests = 0;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#values = columns.map(() => 0);
    this.#known = columns.map(() => 0);
  }

  add(tally: Tally): void {
    this.#requests += tally.requests;
    for (const [index, column] of this.#columns.entries()) {
      const { value, known } = contribution(column, tally);
      this.#values[index] = (this.#values[index] ?? 0) + value;
      this.#known[index] = (this.#known[index] ?? 0) + known;
    }
  }

  row(name: string): TableRow {
    const counted = this.#columns.map((_, index): Cell => {
      const blank = this.#requests > 0 && (this.#known[index] ?? 0) === 0;
      return blank ? null : (this.#values[index] ?? 0);
    });
    const notRecorded = this.#columns.map(({ figure }, index) =>
      figure.kind === 'percent' ? 0 : this.#requests - (this.#known[index] ?? 0),
    );
    const cells = this.#columns.map((column, index) => {
      if (column.figure.kind !== 'percent') return counted[index] ?? null;
      return percentOf(column.figure.of, this.#columns, wholeCells(counted, notRecorded), this.#requests);
    });
    return { name, cells, notRecorded };
  }
}

function contribution({ figure }: Column, tally: Tally): { value: number; known: number } {
  switch (figure.kind) {
    case 'requests':
      return { value: tally.requests, known: tally.requests };
    case 'sum': {
      const { sum, recorded } = tally.sums[figure.field];
      return { value: sum, known: recorded };
    }
    case 'count': {
      const holds = figure.test(tally.facts);
      return { value: holds === true ? tally.requests : 0, known: holds === null ? 0 : tally.requests };
    }
    case 'percent':
      return { value: 0, known: 0 };
  }
}

/** The cells that are about all requests of their row; null where some do not say whether they count. */
export function wholeCells(cells: readonly Cell[], notRecorded: readonly number[]): readonly Cell[] {
  return cells.map((cell, index) => (notRecorded[index] === 0 ? cell : null));
}

/** The percentage over the columns named; blank where one of them is not known, or nothing was received. */
export function percentOf(
  of: readonly string[],
  columns: readonly Pick<Column, 'id'>[],
  cells: readonly Cell[],
  requests: number,
): Cell {
  const parts = of.map((id) => cells[columns.findIndex((column) => column.id === id)] ?? null);
  const known = parts.filter((part) => part !== null);
  if (requests === 0 || known.length < parts.length) return null;
  return wholePercent(
    known.reduce((sum, part) => sum + part, 0),
    requests,
  );
}
