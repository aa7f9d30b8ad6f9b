import type { Column } from './columns.ts';
import { publishTable, type PublishedCell, type PublishedTable } from './published-table.ts';
import { percentOf, wholeCells, type Cell, type ReportTable, type TableRow } from './table.ts';

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
 * from totals, from what the figures of a row have to do with each other, or from a percentage, even by a reader who
 * knows that none of them is 0.
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
  const notRecorded = columns.map((_, index) =>
    rows.reduce((sum, row) => sum + (row.notRecorded[index] ?? 0), 0),
  );
  const cells = columns.map(({ figure }, index) =>
    figure.kind === 'percent'
      ? percentOf(figure.of, columns, wholeCells(summed, notRecorded), summed[received] ?? 0)
      : (summed[index] ?? null),
  );
  return { name, cells, notRecorded };
}

/** The counts of a table, rows and below them the total, and which of them are held back. */
class Masked {
  readonly #lines: readonly TableRow[];
  readonly #columns: readonly Column[];
  readonly #held: boolean[][];
  /** What a reader knows of the figures of a row: the columns `parts` together are at most (or just) the column `whole`. */
  readonly #relations: readonly Relation[];

  constructor({ columns, rows, total }: ReportTable) {
    this.#columns = columns;
    this.#lines = [...rows, total];
    this.#held = this.#lines.map(() => columns.map(() => false));
    this.#relations = relationsOf(columns).filter((relation) =>
      this.#lines.every(({ cells }) => isKept(relation, (column) => cells[column] ?? 0)),
    );
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

  /** Holds back a count. A 0 is never held back. */
  #hold(line: number, column: number): void {
    const held = this.#held[line];
    if (held !== undefined && this.#value(line, column) > 0) held[column] = true;
  }

  #counts(): number[] {
    return this.#columns.flatMap(({ figure }, index) => (figure.kind === 'percent' ? [] : [index]));
  }

  #cells(isWanted: (line: number, column: number) => boolean): Place[] {
    return [...this.#lines.keys()].flatMap((line) =>
      this.#counts()
        .filter((column) => isWanted(line, column))
        .map((column) => ({ line, column })),
    );
  }

  holdSmall(threshold: number): void {
    for (const { line, column } of this.#cells((row, index) => this.#value(row, index) < threshold))
      this.#hold(line, column);
  }

  /** Holds back more until every count that is held back could be another one, for all that is told. */
  protect(): void {
    for (;;) {
      const open = this.#cells((line, column) => this.isHeld(line, column)).find(
        (place) => !this.#couldDiffer(place),
      );
      if (open === undefined) return;
      this.#holdBeside(open);
    }
  }

  /** Holds back what helps to hide a count: the next smaller one of its column, its total, or one of its own row. */
  #holdBeside({ line, column }: Place): void {
    const inRow = this.#isFixedByRow({ line, column }) ? this.#shownInRow(line) : [];
    const rows = [...this.#lines.keys()].slice(0, -1);
    const inColumn = rows
      .filter((row) => !this.isHeld(row, column) && this.#value(row, column) > 0)
      .map((row) => ({ line: row, column }));
    const [next] = [...this.#ascending(inRow), ...this.#ascending(inColumn)];
    const total = { line: this.#totalLine, column };
    const isTotalShown = !this.isHeld(total.line, column) && this.#value(total.line, column) > 0;
    const chosen =
      next ?? (isTotalShown ? total : (this.#ascending(this.#shownInRow(line))[0] ?? this.#anyShown()));
    this.#hold(chosen.line, chosen.column);
  }

  #ascending(places: readonly Place[]): Place[] {
    return places.toSorted((a, b) => this.#value(a.line, a.column) - this.#value(b.line, b.column));
  }

  #shownInRow(line: number): Place[] {
    return this.#counts()
      .filter((column) => !this.isHeld(line, column) && this.#value(line, column) > 0)
      .map((column) => ({ line, column }));
  }

  #anyShown(): Place {
    const [found] = this.#cells(
      (line, column) => !this.isHeld(line, column) && this.#value(line, column) > 0,
    );
    if (found === undefined) throw new Error('With everything held back nothing is told');
    return found;
  }

  /** Whether the figures of its own row that are told leave a count only one value. */
  #isFixedByRow(place: Place): boolean {
    const free = this.#counts().filter((column) => this.isHeld(place.line, column));
    return !subsetsWith(free, place.column).some(
      (moved) => this.#isPossible(place.line, moved, 1) || this.#isPossible(place.line, moved, -1),
    );
  }

  /**
   * Whether a count could be another one: another table says the same in all that is told, in which one request more or
   * less, with some of what is counted of it, stands in its row, and less or more in another row or in the total.
   */
  #couldDiffer({ line, column }: Place): boolean {
    return [...this.#lines.keys()].some((other) => {
      if (other === line || !this.isHeld(other, column)) return false;
      const both = this.#counts().filter((index) => this.isHeld(line, index) && this.isHeld(other, index));
      const isWithTotal = line === this.#totalLine || other === this.#totalLine;
      return subsetsWith(both, column).some((moved) =>
        ([1, -1] as const).some(
          (sign) =>
            this.#isPossible(line, moved, sign) &&
            this.#isPossible(other, moved, isWithTotal ? sign : sign === 1 ? -1 : 1),
        ),
      );
    });
  }

  /** Whether a row's figures, each of those named one more or less, are still such as a row can have. */
  #isPossible(line: number, moved: readonly number[], by: 1 | -1): boolean {
    const value = (column: number) => this.#value(line, column) + (moved.includes(column) ? by : 0);
    return (
      moved.every((column) => value(column) >= 1) &&
      this.#relations.every((relation) => isKept(relation, value))
    );
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

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Relation {
  readonly parts: readonly number[];
  readonly whole: number;
  readonly isJust: boolean;
}

/** What everybody may assume of a row; relations that a table does not keep are left out, for nobody can rely on them. */
const knownRelations = [
  { parts: ['rejected', 'no-data', 'data-provided'], whole: 'received', isJust: true },
  { parts: ['data-provided'], whole: 'received', isJust: false },
  { parts: ['non-content', 'content'], whole: 'received', isJust: false },
  { parts: ['challenged'], whole: 'received', isJust: false },
  { parts: ['no-action', 'restricted', 'deleted'], whole: 'received', isJust: false },
  { parts: ['app-removed'], whole: 'received', isJust: false },
  { parts: ['app-removed'], whole: 'apps-removed', isJust: false },
  { parts: ['apps-removed'], whole: 'identifiers', isJust: false },
  { parts: ['preserved'], whole: 'identifiers', isJust: false },
  { parts: ['received'], whole: 'identifiers', isJust: false },
  { parts: ['appeals-granted'], whole: 'appeals-received', isJust: false },
  { parts: ['apps-reinstated'], whole: 'apps-removed', isJust: false },
] as const;

function relationsOf(columns: readonly Column[]): readonly Relation[] {
  const at = (id: string) => columns.findIndex((column) => column.id === id);
  return knownRelations
    .map(({ parts, whole, isJust }) => ({ parts: parts.map(at), whole: at(whole), isJust }))
    .filter(({ parts, whole }) => whole !== -1 && !parts.includes(-1));
}

function isKept({ parts, whole, isJust }: Relation, value: (column: number) => number): boolean {
  const sum = parts.reduce((all, part) => all + value(part), 0);
  return isJust ? sum === value(whole) : sum <= value(whole);
}

/** Every choice among some columns that has one of them in it. */
function subsetsWith(columns: readonly number[], column: number): readonly (readonly number[])[] {
  return columns
    .filter((one) => one !== column)
    .reduce<number[][]>((all, one) => [...all, ...all.map((chosen) => [...chosen, one])], [[column]]);
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
