import type { Column } from './columns.ts';
import { publishTable, type PublishedCell, type PublishedTable } from './published-table.ts';
import { percentOf, type Cell, type ReportTable, type TableRow } from './table.ts';

/** What is done with counts above 0 and below `threshold`, which is at least 2. */
export type SmallNumbers =
  | { readonly mode: 'show' }
  | { readonly mode: 'suppress'; readonly threshold: number }
  /** Rows with fewer requests are put together as `Other`; what is small then is suppressed. */
  | { readonly mode: 'merge'; readonly threshold: number };

export const suppressed = 'suppressed';
export const otherRegions = 'Other';

/**
 * The table as it may be published. Held back are small counts, and as many more that none of them can be worked out
 * from a column's total, from figures of a row that add up, or from a percentage: in every column at least two
 * counts, which together are more than one each, or the total too.
 */
export function publishWithout(table: ReportTable, small: SmallNumbers): PublishedTable {
  switch (small.mode) {
    case 'show':
      return publishTable(table);
    case 'suppress':
      return suppress(table, small.threshold);
    case 'merge':
      return suppress(mergeSmallRows(table, small.threshold), small.threshold);
  }
}

/** Puts rows with few requests together, and the next smaller ones until no merged row can be told from the sum. */
export function mergeSmallRows(table: ReportTable, threshold: number): ReportTable {
  const received = table.columns.findIndex(({ figure }) => figure.kind === 'requests');
  const requestsOf = ({ cells }: TableRow) => cells[received] ?? 0;
  const ascending = table.rows.toSorted((a, b) => requestsOf(a) - requestsOf(b));
  const few = ascending.filter((row) => requestsOf(row) < threshold).length;
  if (few === 0 || table.rows.length < 2) return table;
  let count = Math.max(few, 2);
  const sumOf = (rows: readonly TableRow[]) => rows.reduce((sum, row) => sum + requestsOf(row), 0);
  while (count < ascending.length && sumOf(ascending.slice(0, count)) < threshold) count += 1;
  const merged = new Set(ascending.slice(0, count));
  const kept = table.rows.filter((row) => !merged.has(row));
  return { ...table, rows: [...kept, sumRows(table.columns, [...merged], otherRegions, received)] };
}

function sumRows(
  columns: readonly Column[],
  rows: readonly TableRow[],
  name: string,
  received: number,
): TableRow {
  const summed = columns.map((_, index): Cell => {
    const known = rows.map(({ cells }) => cells[index] ?? null).filter((cell) => cell !== null);
    return known.length === 0 ? null : known.reduce((sum, cell) => sum + cell, 0);
  });
  const cells = columns.map(({ figure }, index) =>
    figure.kind === 'percent'
      ? percentOf(figure.of, columns, summed, summed[received] ?? 0)
      : (summed[index] ?? null),
  );
  const notRecorded = columns.map((_, index) =>
    rows.reduce((sum, row) => sum + (row.notRecorded[index] ?? 0), 0),
  );
  return { name, cells, notRecorded };
}

/** The counts of a table, rows and below them the total, and which of them are held back. */
class Masked {
  readonly #lines: readonly TableRow[];
  readonly #columns: readonly Column[];
  readonly #held: boolean[][];
  /** Columns whose figures add up in each row, so that one of them follows from the others. */
  readonly #linked: readonly number[];

  constructor({ columns, rows, total }: ReportTable) {
    this.#columns = columns;
    this.#lines = [...rows, total];
    this.#held = this.#lines.map(() => columns.map(() => false));
    const ids = ['received', 'rejected', 'no-data', 'data-provided'];
    const linked = ids.map((id) => columns.findIndex((column) => column.id === id));
    this.#linked = linked.includes(-1) ? [] : linked;
  }

  get #totalLine(): number {
    return this.#lines.length - 1;
  }

  #value(line: number, column: number): number {
    return this.#lines[line]?.cells[column] ?? 0;
  }

  isHeld(line: number, column: number): boolean {
    return this.#held[line]?.[column] === true;
  }

  /** Holds back a count, and with it what its row would give it away by. A 0 is never held back. */
  #hold(line: number, column: number): void {
    const held = this.#held[line];
    if (held === undefined || held[column] === true || this.#value(line, column) === 0) return;
    held[column] = true;
    if (this.#linked.includes(column)) for (const other of this.#linked) this.#hold(line, other);
  }

  #counts(): number[] {
    return this.#columns.flatMap(({ figure }, index) => (figure.kind === 'percent' ? [] : [index]));
  }

  holdSmall(threshold: number): void {
    for (const column of this.#counts()) {
      for (const line of this.#lines.keys()) {
        if (this.#value(line, column) < threshold) this.#hold(line, column);
      }
    }
  }

  /** Holds back more until no column gives away one of its counts. */
  protect(): void {
    for (let changed = true; changed;) {
      changed = false;
      for (const column of this.#counts()) if (this.#protectColumn(column)) changed = true;
    }
  }

  /** Whether something more had to be held back. */
  #protectColumn(column: number): boolean {
    const rows = [...this.#lines.keys()].slice(0, -1);
    const held = rows.filter((line) => this.isHeld(line, column));
    const totalIsHeld = this.isHeld(this.#totalLine, column);
    if (held.length === 0 && !totalIsHeld) return false;
    const sum = held.reduce((total, line) => total + this.#value(line, column), 0);
    const isSafe = totalIsHeld ? held.length > 0 : held.length > 1 && sum > held.length;
    if (isSafe) return false;
    const candidates = rows
      .filter((line) => !held.includes(line) && this.#value(line, column) > 0)
      .toSorted((a, b) => this.#value(a, column) - this.#value(b, column));
    this.#hold(candidates[0] ?? this.#totalLine, column);
    return true;
  }

  publishedCells(line: number): readonly PublishedCell[] {
    const cells = this.#lines[line]?.cells ?? [];
    return this.#columns.map(({ figure }, index): PublishedCell => {
      const cell = cells[index] ?? null;
      if (cell === null) return null;
      return this.#isTold(line, index, figure) ? cell : suppressed;
    });
  }

  /** A percentage stands only where all that it comes from does. */
  #isTold(line: number, column: number, figure: Column['figure']): boolean {
    if (figure.kind !== 'percent') return !this.isHeld(line, column);
    return this.#columns.every(
      ({ id, figure: { kind } }, index) =>
        !(figure.of.includes(id) || kind === 'requests') || !this.isHeld(line, index),
    );
  }
}

function suppress(table: ReportTable, threshold: number): PublishedTable {
  const masked = new Masked(table);
  masked.holdSmall(threshold);
  // A table of one row has no total beside it.
  if (table.rowHeading !== null) masked.protect();
  const published = publishTable(table);
  return {
    ...published,
    rows: published.rows.map(({ name }, index) => ({ name, cells: masked.publishedCells(index) })),
    total: { name: published.total.name, cells: masked.publishedCells(table.rows.length) },
  };
}
