import type { Column } from './columns.ts';
import { isKept, relationsKept, type Relation } from './known-relations.ts';
import { suppressed, type PublishedCell, type PublishedTable } from './published-table.ts';
import { otherRegions } from './merged-rows.ts';
import { NothingHides } from './nothing-hides.ts';
import { smallLimits } from './small-limits.ts';
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
  /** Below which number each count is small. */
  readonly limits: readonly (readonly number[])[];
  /** In which lines the counts of each column are small. */
  readonly small: readonly (readonly number[])[];
}

/**
 * The counts of a table, rows and below them the total, and which of them are held back. Beside tables of the same days
 * that were published before, what they hold back stays held back, and no count that they told is taken to hide another.
 */
export class Masked {
  readonly #columns: readonly Column[];
  readonly #threshold: number;
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
  /** Which counts a table before told otherwise. */
  readonly #changed: readonly (readonly boolean[])[];

  /** `threshold`: counts above 0 and below it are small. */
  constructor(table: ReportTable, threshold: number, before: readonly ToldTable[]) {
    this.#columns = table.columns;
    this.#threshold = threshold;
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
    this.#changed = this.#lines().map((line) =>
      table.columns.map((_, column) =>
        before
          .filter(({ told }) => this.#stands(told, line))
          .map(({ told }) => this.#toldCell(told, line, column))
          .some((cell) => cell !== suppressed && cell !== (this.#cells[line]?.[column] ?? null)),
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

  holdSmall(): void {
    for (const place of this.#places())
      if (this.#isSmall(this.#newest, place, this.#valueAt(place))) this.#hold(place);
    this.#holdChanged();
  }

  /**
   * Holds back what changed beside a count that a table before told: each request moves with what is counted of it, so
   * how one figure of a line changed tells how much another one can have changed. Failure `NothingHides` where it can't be.
   */
  #holdChanged(): void {
    for (const line of this.#lines()) {
      const telling = this.#tellingOf(line);
      const open = telling.find((place) => !this.#canHold(place));
      if (open !== undefined) throw this.#refusal(this.#heldOnceTold(line) ?? open);
      telling.forEach((place) => this.#hold(place));
    }
  }

  /** The counts of a line that are told otherwise than before, beside one that is held back and was told before. */
  #tellingOf(line: number): readonly Place[] {
    return this.#heldOnceTold(line) === null ? [] : this.#toldOtherwise(line);
  }

  #toldOtherwise(line: number): readonly Place[] {
    return this.#counts()
      .filter((column) => this.#changed[line]?.[column] === true)
      .map((column) => ({ line, column }))
      .filter((place) => !this.#isHeldAt(place));
  }

  /** A count of the line that was told before it was held back; of the total any, for how that changed nobody knows. */
  #heldOnceTold(line: number): Place | null {
    const first = line === this.#totalLine ? 0 : 1;
    const column = this.#counts().find((one) => (this.#since(line, one) ?? -1) >= first);
    return column === undefined || this.#newest === 0 ? null : { line, column };
  }

  /**
   * Holds back more until every count that is held back could be another one, for all that is told and with the same
   * counts small, and of that no more than is needed: nothing of it could be told. Failure `NothingHides` where the tables before leave no way.
   */
  protect(): void {
    const beside: Place[] = [];
    const hidden = new Map<string, Way>();
    for (;;) {
      const open = this.#places().find((place) => this.#isHeldAt(place) && !hidden.has(keyOf(place)));
      if (open === undefined) break;
      const way = this.#wayAsHeld(open) ?? this.#wayHolding(open);
      const more = this.#moreWith(way);
      beside.push(...more);
      [...way, ...more].forEach((place) => this.#hold(place));
      hidden.set(keyOf(open), way);
    }
    this.#tellNeedless(beside, hidden);
  }

  /** Tells what later choices made needless, totals first. */
  #tellNeedless(beside: readonly Place[], hidden: Map<string, Way>): void {
    const dear = beside.toReversed().toSorted((a, b) => this.#costOf(b) - this.#costOf(a));
    for (const place of dear) {
      if (!this.#isHeldAt(place)) continue;
      // What changed in a line is held back together.
      const together = this.#isChangedAt(place)
        ? dear.filter((one) => one.line === place.line && this.#isChangedAt(one))
        : [place];
      this.#setSince(together, null);
      const keys = new Set(together.map(keyOf));
      const resting = this.#places().filter(
        (one) => this.#isHeldAt(one) && hidden.get(keyOf(one))?.some((each) => keys.has(keyOf(each))),
      );
      const others = resting.map((one) => [keyOf(one), this.#wayAsHeld(one)] as const);
      if (this.#tellingOf(place.line).length > 0 || others.some(([, way]) => way === null))
        this.#setSince(together, this.#newest);
      else for (const [key, way] of others) if (way !== null) hidden.set(key, way);
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
    const relations = relationsKept(this.#columns, values);
    const limits = smallLimits(this.#threshold, relations, values);
    const small = this.#columns.map((_, column) =>
      this.#lines().filter((line) => isBetween(values[line]?.[column] ?? 0, limits[line]?.[column] ?? 0)),
    );
    return { values, relations, limits, small };
  }

  #isSmall(table: number, { line, column }: Place, value: number): boolean {
    return isBetween(value, this.#tables[table]?.limits[line]?.[column] ?? 0);
  }

  /** Whether a table has the line: one that none before had changed by just what stands in it. */
  #stands({ rows }: PublishedTable, line: number): boolean {
    const name = this.#names[line];
    return name === undefined || rows.some((row) => isSameName(row.name, name));
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

  #setSince(places: readonly Place[], since: number | null): void {
    for (const { line, column } of places) {
      const own = this.#heldSince[line];
      if (own !== undefined) own[column] = since;
    }
  }

  #isChangedAt({ line, column }: Place): boolean {
    return this.#changed[line]?.[column] === true;
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
  #hides(place: Place): boolean {
    return !this.#isHeldAt(place) && this.#canHold(place) && this.#canHoldChanged(place.line);
  }

  #canHold({ line, column }: Place): boolean {
    return this.#value(line, column) > 0 && this.#known[line]?.[column] !== true;
  }

  #canHoldChanged(line: number): boolean {
    return this.#toldOtherwise(line).every((place) => this.#canHold(place));
  }

  /** How a count is hidden by what is held back already; null where it is not. */
  #wayAsHeld(place: Place): Way | null {
    const since = this.#since(place.line, place.column) ?? 0;
    const isFree = ({ line, column }: Place) => this.#isHeldWith(line, column, since);
    for (const likeness of likenesses)
      for (const way of this.#ways(place, since, likeness, isFree)) return way;
    return null;
  }

  /**
   * How to hide a count by holding back the fewest more, rather of another row than of the total; among equals the first
   * in the order of the table. Choosing the smallest would tell that what is told is no smaller.
   */
  #wayHolding(open: Place): Way {
    const since = this.#newest;
    // What was told before can't be taken back: nothing that is held back now hides what was held back then.
    if (this.#since(open.line, open.column) !== since) throw this.#refusal(open);
    const isFree = (place: Place) => this.#isHeldWith(place.line, place.column, since) || this.#hides(place);
    // A total that stands in a report before as it is now hides in need: held back, it may as well be another one now.
    const isFreeInNeed = (place: Place) =>
      isFree(place) ||
      (place.line === this.#totalLine && this.#valueAt(place) > 0 && this.#canHoldChanged(place.line));
    for (const free of [isFree, isFreeInNeed]) {
      for (const likeness of likenesses) {
        const best = this.#cheapest(this.#ways(open, since, likeness, free));
        if (best !== null) return best;
      }
    }
    throw this.#refusal(open);
  }

  #cheapest(ways: Iterable<Way>): Way | null {
    let best: { readonly way: Way; readonly cost: number } | null = null;
    for (const way of ways) {
      const more = this.#moreWith(way);
      const cost = more.reduce((all, place) => all + this.#costOf(place), 0);
      if (best === null || cost < best.cost) best = { way, cost };
    }
    return best?.way ?? null;
  }

  /** What is held back beside what is already, where a way is taken: with it what changed in its lines. */
  #moreWith(way: Way): readonly Place[] {
    const more = way.filter((place) => !this.#isHeldAt(place));
    const lines = [...new Set(more.map(({ line }) => line))];
    const own = new Set(more.map(keyOf));
    const changed = lines
      .flatMap((line) => this.#toldOtherwise(line))
      .filter((place) => !own.has(keyOf(place)));
    return [...more, ...changed];
  }

  /** A total tells more than a row, and what was received more than what became of it. */
  #costOf({ line, column }: Place): number {
    const isReceived = this.#columns[column]?.figure.kind === 'requests';
    return (line === this.#totalLine ? 6 : 2) + (isReceived ? 1 : 0);
  }

  #refusal({ line, column }: Place): NothingHides {
    const heading = this.#columns[column]?.heading ?? '';
    return new NothingHides(`“${heading}” of ${this.#names[line] ?? 'the total'}`);
  }

  /**
   * How a count could be another one: other tables say the same in all that is told, in which one request more or less,
   * with some of what is counted of it, stands in its row, and less or more in another row or in the total; or one is
   * counted in another of two columns, in both. That holds
   * in every table since the count is held back, so that it hides even from a reader who knows what a restatement
   * changed in each row. `isFree`: the counts that may move.
   */
  *#ways(
    { line, column }: Place,
    since: number,
    likeness: Likeness,
    isFree: (place: Place) => boolean,
  ): Generator<Way> {
    const own = this.#counts().filter((index) => isFree({ line, column: index }));
    for (const other of this.#lines()) {
      const both = own.filter((index) => isFree({ line: other, column: index }));
      if (other === line || !both.includes(column)) continue;
      const isWithTotal = line === this.#totalLine || other === this.#totalLine;
      for (const moved of movesOf(both, column)) {
        const canMove = ([1, -1] as const).some((sign) => {
          const shifts: readonly Shift[] = [
            { line, moved, by: sign },
            { line: other, moved, by: isWithTotal ? sign : sign === 1 ? -1 : 1 },
          ];
          return (
            shifts.every((shift) => this.#isPossible(shift, since, likeness)) &&
            this.#keepsSmall(shifts, since)
          );
        });
        if (canMove)
          yield [line, other].flatMap((one) => moved.map(([index]) => ({ line: one, column: index })));
      }
    }
  }

  /** Whether a count can move in a table and in all after it, and in no one before; how a total changed nobody knows. */
  #isHeldWith(line: number, column: number, since: number): boolean {
    const own = this.#since(line, column);
    return own !== null && (line === this.#totalLine ? own <= since : own === since);
  }

  /**
   * Whether a line's figures, moved so, are still such as a line can have, in a table and in all after it, and (`same`)
   * small where they were small when they were first held back.
   */
  #isPossible({ line, moved, by }: Shift, since: number, likeness: Likeness): boolean {
    return this.#tables.slice(since).every(({ values, relations }, index) => {
      const value = (column: number) =>
        (values[line]?.[column] ?? 0) + by * (moved.find(([one]) => one === column)?.[1] ?? 0);
      return (
        moved.every(([column]) => value(column) >= 1) &&
        (likeness === 'column' ||
          moved.every(([column]) => this.#isAsSmall(since + index, { line, column }, value(column)))) &&
        relations.every((relation) => isKept(relation, value))
      );
    });
  }

  /**
   * Whether something is still small in each column in which something was: nothing is held back without need. What is
   * small in the lines that moved, and in the total, goes by their own figures: parts that moved make a sum large.
   */
  #keepsSmall(shifts: readonly Shift[], since: number): boolean {
    const stays = (line: number) => line !== this.#totalLine && shifts.every((shift) => shift.line !== line);
    return this.#tables.slice(since).every(({ values, relations, small }) => {
      const inDoubt = this.#counts().filter((column) => {
        const lines = small[column] ?? [];
        return lines.length > 0 && !lines.some(stays);
      });
      if (inDoubt.length === 0) return true;
      const moved = values.map((cells, line) => shiftedCells(cells, line, shifts));
      const limits = smallLimits(this.#threshold, relations, moved);
      return inDoubt.every((column) =>
        moved.some((cells, line) => isBetween(cells[column] ?? 0, limits[line]?.[column] ?? 0)),
      );
    });
  }

  #isAsSmall(table: number, place: Place, value: number): boolean {
    if ((this.#since(place.line, place.column) ?? this.#newest) !== table) return true;
    const own = this.#tables[table]?.values[place.line]?.[place.column] ?? 0;
    return this.#isSmall(table, place, own) === this.#isSmall(table, place, value);
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

/** A line moved so, or (-1) the other way. */
interface Shift {
  readonly line: number;
  readonly moved: Move;
  readonly by: 1 | -1;
}

/**
 * How like a table is that says the same: who knows the rule knows that something small is held back. Preferred is one
 * with the same counts small; else one with something small in the same columns.
 */
type Likeness = 'same' | 'column';
const likenesses = ['same', 'column'] as const;

function isBetween(value: number, below: number): boolean {
  return value > 0 && value < below;
}

/** The counts that move together when one of them is another. */
type Way = readonly Place[];

function shiftedCells(cells: readonly number[], line: number, shifts: readonly Shift[]): readonly number[] {
  return shifts
    .filter((shift) => shift.line === line)
    .flatMap(({ moved, by }) => moved.map(([column, up]) => [column, by * up] as const))
    .reduce((all, [column, more]) => all.with(column, (all[column] ?? 0) + more), cells);
}

function keyOf({ line, column }: Place): string {
  return `${line} ${column}`;
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

/** By how much each of some counts of a line is another. */
type Move = readonly (readonly [column: number, by: 1 | -1])[];

/** A column up, with every choice among others; or it up and one other down. */
function movesOf(columns: readonly number[], column: number): readonly Move[] {
  const others = columns.filter((one) => one !== column);
  const together = others.reduce<Move[]>(
    (all, one) => [...all, ...all.map((chosen): Move => [...chosen, [one, 1]])],
    [[[column, 1]]],
  );
  return [
    ...together,
    ...others.map((one): Move => [
      [column, 1],
      [one, -1],
    ]),
  ];
}
