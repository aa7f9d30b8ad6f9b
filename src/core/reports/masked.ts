import { Failure } from '../failure.ts';
import type { Column } from './columns.ts';
import { isKept, relationsKept, type Relation } from './known-relations.ts';
import { suppressed, type PublishedCell, type PublishedTable } from './published-table.ts';
import { otherRegions } from './merged-rows.ts';
import { compareNames, foldedName, isSameName } from './regions.ts';
import type { Cell, ReportTable } from './table.ts';

/** A table that was published before, its rows put together as they were told. */
export interface ToldTable {
  readonly exact: ReportTable;
  readonly told: PublishedTable;
}

/** The counts of a table in the order of the lines, and what a reader may assume of each line. */
interface Counts {
  readonly values: readonly (readonly number[])[];
  readonly relations: readonly Relation[];
}

/**
 * The counts of a table, rows and below them the total, and which of them are held back. Beside tables of the same days
 * that were published before, what they hold back stays held back, and no count that they told is taken to hide another.
 */
export class Masked {
  readonly #columns: readonly Column[];
  /** Of the table that is to be published, line by line. */
  readonly #cells: readonly (readonly Cell[])[];
  /** The names of the rows; after them stands the total. */
  readonly #names: readonly string[];
  /** The tables in the order in which they were published, the one that is to be published last. */
  readonly #tables: readonly Counts[];
  /** Of each count the first table that holds it back; null where it is told. */
  readonly #heldSince: (number | null)[][];
  /** Which counts a table before told as they are now: whoever has it knows them. */
  readonly #known: readonly (readonly boolean[])[];

  constructor(table: ReportTable, before: readonly ToldTable[]) {
    this.#columns = table.columns;
    this.#names = lineNames(table, before);
    const byName = new Map(table.rows.map(({ name, cells }) => [name, cells]));
    this.#cells = [...this.#names.map((name) => byName.get(name) ?? []), table.total.cells];
    const all = [...before.map(({ exact }) => exact), table];
    this.#tables = all.map((one) => this.#countsOf(one));
    this.#heldSince = this.#lines().map((line) =>
      table.columns.map((_, column) => {
        const first = before.findIndex(({ told }) => this.#toldCell(told, line, column) === suppressed);
        return first === -1 ? null : first;
      }),
    );
    this.#known = this.#lines().map((line) =>
      table.columns.map((_, column) =>
        before.some(({ told }) => (this.#toldCell(told, line, column) ?? 0) === this.#value(line, column)),
      ),
    );
  }

  /** The rows under their names, the total last. */
  published(total: string): {
    readonly rows: PublishedTable['rows'];
    readonly total: PublishedTable['total'];
  } {
    const lines = this.#lines().map((line) => ({
      name: this.#names[line] ?? total,
      cells: this.#publishedCells(line),
    }));
    const last = lines.pop() ?? { name: total, cells: [] };
    return { rows: lines, total: last };
  }

  holdSmall(threshold: number): void {
    for (const place of this.#places())
      if (this.#valueAt(place) < threshold && this.#valueAt(place) > 0) this.#hold(place);
  }

  /**
   * Holds back more until every count that is held back could be another one, for all that is told. Failure `refused`
   * where the tables before leave no way.
   */
  protect(): void {
    for (;;) {
      const open = this.#places().find((place) => this.#isHeldAt(place) && !this.#couldDiffer(place));
      if (open === undefined) return;
      this.#holdBeside(open);
    }
  }

  #lines(): number[] {
    return [...this.#names.keys(), this.#names.length];
  }

  get #totalLine(): number {
    return this.#names.length;
  }

  get #newest(): number {
    return this.#tables.length - 1;
  }

  #countsOf({ rows, total }: ReportTable): Counts {
    const byName = new Map(rows.map((row) => [foldedName(row.name), row]));
    const values = [...this.#names.map((name) => byName.get(foldedName(name))), total].map((line) =>
      this.#columns.map((_, column) => line?.cells[column] ?? 0),
    );
    return { values, relations: relationsKept(this.#columns, values) };
  }

  #toldCell({ rows, total }: PublishedTable, line: number, column: number): PublishedCell {
    const name = this.#names[line];
    if (name === undefined) return total.cells[column] ?? null;
    return rows.find((row) => isSameName(row.name, name))?.cells[column] ?? null;
  }

  #value(line: number, column: number): number {
    return this.#tables[this.#newest]?.values[line]?.[column] ?? 0;
  }

  #valueAt({ line, column }: Place): number {
    return this.#value(line, column);
  }

  #since(line: number, column: number): number | null {
    return this.#heldSince[line]?.[column] ?? null;
  }

  #isHeldAt({ line, column }: Place): boolean {
    return this.#since(line, column) !== null;
  }

  #hold({ line, column }: Place): void {
    const held = this.#heldSince[line];
    if (held !== undefined) held[column] ??= this.#newest;
  }

  #counts(): number[] {
    return this.#columns.flatMap(({ figure }, index) => (figure.kind === 'percent' ? [] : [index]));
  }

  #places(): Place[] {
    return this.#lines().flatMap((line) => this.#counts().map((column) => ({ line, column })));
  }

  /** Whether holding a count back hides it: a 0 is never held back, nor what a table before told. */
  #hides({ line, column }: Place): boolean {
    const isKnown = this.#known[line]?.[column] === true;
    return this.#since(line, column) === null && this.#value(line, column) > 0 && !isKnown;
  }

  /** Holds back what helps to hide a count: the next smaller one of its column, its total, or one of its own row. */
  #holdBeside({ line, column }: Place): void {
    const own = this.#since(line, column);
    const inRow = this.#ascending(this.#counts().map((one) => ({ line, column: one })));
    const inColumn = this.#ascending(this.#lines().map((one) => ({ line: one, column })));
    const [next] = [
      ...(this.#isFixedByRow({ line, column }) ? inRow : []),
      ...inColumn.filter((place) => place.line !== this.#totalLine),
      ...inColumn,
      ...inRow,
      ...this.#places().filter((place) => this.#hides(place)),
    ];
    // What was told before can't be taken back: nothing that is held back now hides what was held back then.
    if (next === undefined || own !== this.#newest) throw this.#refusal({ line, column });
    this.#hold(next);
  }

  #refusal({ line, column }: Place): Failure {
    const heading = this.#columns[column]?.heading ?? '';
    return new Failure(
      'refused',
      `With what was published of these days before, this report would tell a figure that is held back: “${heading}” of ${this.#names[line] ?? 'the total'}. No other choice of small numbers can hide it. Nothing was written, and what was published stays as it is. It can be corrected once other figures of that column change with it.`,
    );
  }

  #ascending(places: readonly Place[]): Place[] {
    return places
      .filter((place) => this.#hides(place))
      .toSorted((a, b) => this.#valueAt(a) - this.#valueAt(b));
  }

  /** Whether the figures of its own row that are told leave a count only one value. */
  #isFixedByRow({ line, column }: Place): boolean {
    const since = this.#since(line, column) ?? 0;
    const free = this.#counts().filter((one) => this.#since(line, one) === since);
    return !subsetsWith(free, column).some(
      (moved) => this.#isPossible(line, moved, 1, since) || this.#isPossible(line, moved, -1, since),
    );
  }

  /**
   * Whether a count could be another one: other tables say the same in all that is told, in which one request more or
   * less, with some of what is counted of it, stands in its row, and less or more in another row or in the total. That
   * holds in every table since the count is held back, so that it hides even from a reader who knows what a restatement
   * changed in each row.
   */
  #couldDiffer({ line, column }: Place): boolean {
    const since = this.#since(line, column) ?? 0;
    return this.#lines().some((other) => {
      if (other === line) return false;
      const both = this.#counts().filter(
        (index) => this.#isHeldWith(line, index, since) && this.#isHeldWith(other, index, since),
      );
      if (!both.includes(column)) return false;
      const isWithTotal = line === this.#totalLine || other === this.#totalLine;
      return subsetsWith(both, column).some((moved) =>
        ([1, -1] as const).some(
          (sign) =>
            this.#isPossible(line, moved, sign, since) &&
            this.#isPossible(other, moved, isWithTotal ? sign : sign === 1 ? -1 : 1, since),
        ),
      );
    });
  }

  /** Whether a count can move in a table and in all after it, and in no one before; how a total changed nobody knows. */
  #isHeldWith(line: number, column: number, since: number): boolean {
    const own = this.#since(line, column);
    return own !== null && (line === this.#totalLine ? own <= since : own === since);
  }

  /**
   * Whether a line's figures, each of those named one more or less, are still such as a line can have, in a table and in
   * all after it.
   */
  #isPossible(line: number, moved: readonly number[], by: 1 | -1, since: number): boolean {
    return this.#tables.slice(since).every(({ values, relations }) => {
      const value = (column: number) => (values[line]?.[column] ?? 0) + (moved.includes(column) ? by : 0);
      return (
        moved.every((column) => value(column) >= 1) && relations.every((relation) => isKept(relation, value))
      );
    });
  }

  #publishedCells(line: number): readonly PublishedCell[] {
    return this.#columns.map(({ figure }, index): PublishedCell => {
      const isTold =
        figure.kind === 'percent' ? this.#isPercentTold(line, figure.of) : this.#since(line, index) === null;
      return isTold ? (this.#cells[line]?.[index] ?? null) : suppressed;
    });
  }

  /** A percentage stands only where all that it comes from does. */
  #isPercentTold(line: number, of: readonly string[]): boolean {
    return this.#columns.every(
      ({ id, figure: { kind } }, index) =>
        !(of.includes(id) || kind === 'requests') || this.#since(line, index) === null,
    );
  }
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The rows of a table, and those of tables before of which something is held back and that are in it no more. */
function lineNames({ rows }: ReportTable, before: readonly ToldTable[]): readonly string[] {
  const names = rows.map(({ name }) => name);
  const gone = before
    .flatMap(({ told }) => told.rows)
    .filter(({ cells }) => cells.includes(suppressed))
    .map(({ name }) => name)
    .filter((name) => !names.some((own) => isSameName(own, name)));
  if (gone.length === 0) return names;
  const unique = gone.filter((name, index) => gone.findIndex((one) => isSameName(one, name)) === index);
  return [...names, ...unique].toSorted(
    (a, b) => Number(a === otherRegions) - Number(b === otherRegions) || compareNames(a, b),
  );
}

/** Every choice among some columns that has one of them in it. */
function subsetsWith(columns: readonly number[], column: number): readonly (readonly number[])[] {
  return columns
    .filter((one) => one !== column)
    .reduce<number[][]>((all, one) => [...all, ...all.map((chosen) => [...chosen, one])], [[column]]);
}
