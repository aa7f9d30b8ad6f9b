import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import type { Column } from '../../../src/core/reports/columns.ts';
import { columnsOf } from '../../../src/core/reports/columns.ts';
import { otherRegions } from '../../../src/core/reports/merged-rows.ts';
import { relationsKept } from '../../../src/core/reports/known-relations.ts';
import { smallLimits } from '../../../src/core/reports/small-limits.ts';
import { publishWithout, type SmallNumbers } from '../../../src/core/reports/suppression.ts';
import { percentOf, type ReportTable } from '../../../src/core/reports/table.ts';
import { suppressed, type PublishedTable } from '../../../src/core/reports/published-table.ts';

type Counts = Readonly<Record<string, number>>;

/** A table of an emergency or device category with these figures. */
function tableOf(columns: readonly Column[], rows: readonly Counts[]): ReportTable {
  const line = (name: string, counts: Counts) => {
    const bare = columns.map(({ id, figure }) => (figure.kind === 'percent' ? null : (counts[id] ?? 0)));
    const cells = columns.map(({ figure }, index) =>
      figure.kind === 'percent'
        ? percentOf(figure.of, columns, bare, counts['received'] ?? 0)
        : (bare[index] ?? null),
    );
    return { name, cells, notRecorded: cells.map(() => 0) };
  };
  const total: Record<string, number> = {};
  for (const counts of rows)
    for (const [id, value] of Object.entries(counts)) total[id] = (total[id] ?? 0) + value;
  return {
    columns,
    rowHeading: 'Country/Region',
    rows: rows.map((counts, index) => line(`R${index}`, counts)),
    total: line('Total', total),
  };
}

const small = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 200 }),
);
const emergencyRow = fc
  .record({ rejected: small, 'no-data': small, 'data-provided': small })
  .map((parts): Counts => ({
    ...parts,
    received: parts.rejected + parts['no-data'] + parts['data-provided'],
  }))
  .filter(({ received }) => (received ?? 0) > 0);
const deviceRow = fc
  .record({ received: fc.integer({ min: 1, max: 60 }), more: small, share: fc.integer({ min: 0, max: 100 }) })
  .map(({ received, more, share }): Counts => ({
    received,
    identifiers: received + more,
    'data-provided': Math.floor((received * share) / 100),
  }));
const anyTable = fc.oneof(
  fc.array(emergencyRow, { maxLength: 7 }).map((rows) => tableOf(columnsOf.emergency, rows)),
  fc.array(deviceRow, { maxLength: 7 }).map((rows) => tableOf(columnsOf.device, rows)),
);

/** An exact linear equation over cells named by line and column: coefficients and the constant that they sum to. */
interface Equation {
  readonly terms: Map<string, bigint>;
  constant: bigint;
}

/** All that a reader knows: columns add up to totals; in the emergency table rows add up as well. */
function equationsOf(published: PublishedTable): Equation[] {
  const lines = [...published.rows, published.total];
  const cell = (line: number, column: number) => lines[line]?.cells[column] ?? 0;
  const make = (parts: readonly (readonly [number, number, bigint])[]): Equation => {
    const equation: Equation = { terms: new Map(), constant: 0n };
    for (const [line, column, sign] of parts) {
      const value = cell(line, column);
      if (typeof value === 'number') equation.constant -= sign * BigInt(value);
      else equation.terms.set(`${line} ${column}`, sign);
    }
    return equation;
  };
  const counts = published.columns.flatMap(({ percent }, index) => (percent ? [] : [index]));
  const byColumn = counts.map((column) =>
    make(lines.map((_, line) => [line, column, line === lines.length - 1 ? -1n : 1n] as const)),
  );
  const at = (id: string) => published.columns.findIndex((column) => column.id === id);
  const linked = ['rejected', 'no-data', 'data-provided'].map(at);
  if (linked.includes(-1)) return byColumn;
  const byRow = lines.map((_, line) =>
    make([[line, at('received'), -1n], ...linked.map((column) => [line, column, 1n] as const)]),
  );
  return [...byColumn, ...byRow];
}

/** The cells that the equations alone determine: Gauss with whole numbers, fraction-free. */
function determined(equations: readonly Equation[]): string[] {
  const rows = equations.map(({ terms }) => new Map(terms)).filter((terms) => terms.size > 0);
  const unknowns = [...new Set(rows.flatMap((terms) => [...terms.keys()]))];
  let rank = 0;
  const pivots: [string, Map<string, bigint>][] = [];
  for (const unknown of unknowns) {
    const found = rows.findIndex((terms, index) => index >= rank && (terms.get(unknown) ?? 0n) !== 0n);
    if (found === -1) continue;
    const pivot = rows[found] ?? new Map<string, bigint>();
    [rows[found], rows[rank]] = [rows[rank] ?? pivot, pivot];
    for (const [index, terms] of rows.entries()) {
      const factor = terms.get(unknown) ?? 0n;
      if (index === rank || factor === 0n) continue;
      const lead = pivot.get(unknown) ?? 1n;
      const keys = new Set([...terms.keys(), ...pivot.keys()]);
      for (const key of keys) {
        const value = (terms.get(key) ?? 0n) * lead - (pivot.get(key) ?? 0n) * factor;
        if (value === 0n) terms.delete(key);
        else terms.set(key, value);
      }
    }
    pivots.push([unknown, pivot]);
    rank += 1;
  }
  return pivots.filter(([, terms]) => terms.size === 1).map(([unknown]) => unknown);
}

/** What a reader assumes of each row besides sums: the columns on the left come to no more than the one on the right. */
const assumptions: readonly (readonly [readonly string[], string])[] = [
  [['data-provided'], 'received'],
  [['non-content', 'content'], 'received'],
  [['challenged'], 'received'],
  [['received'], 'identifiers'],
];

/** A table as it was published, and exactly. */
interface Publication {
  readonly table: ReportTable;
  readonly published: PublishedTable;
}

/**
 * A reader who tries everything: which counts that are held back are the same in every row of tables that say what the
 * published ones say, each count that is held back for the first time above 0, and that keep all assumptions that the
 * exact tables keep. The reader also knows that nothing is held back without need: in each column with something small
 * something that is held back is. Of a restatement the reader even knows how much each row's figure changed since a table that held it
 * back; and what was held back before may be 0 now. Counts are named `table line column`.
 */
function recovered(threshold: number, ...publications: readonly Publication[]): string[] {
  const names = [...new Set(publications.flatMap(({ published }) => published.rows.map(({ name }) => name)))];
  const ids = publications[0]?.published.columns.map(({ id }) => id) ?? [];
  const counts = ids.flatMap((id, index) => (id === 'percentage' ? [] : [index]));
  const at = (id: string) => ids.indexOf(id);
  const linked = ['rejected', 'no-data', 'data-provided'].map(at);
  const last = names.length;
  const tables = publications.map(({ table, published }) => {
    const exact = linesOf(table, names);
    const kept = assumptions
      .map(([parts, whole]) => [parts.map(at), at(whole)] as const)
      .filter(([parts, whole]) => !parts.includes(-1) && whole !== -1)
      .filter(([parts, whole]) => exact.every((cells) => sumAt(cells, parts) <= (cells[whole] ?? 0)));
    const told = linesOf(published, names);
    const isHeld = (row: number, column: number) => told[row]?.[column] === suppressed;
    const isWhole = (cells: readonly number[]) =>
      kept.every(([parts, whole]) => sumAt(cells, parts) <= (cells[whole] ?? 0)) &&
      (linked.includes(-1) || sumAt(cells, linked) === cells[at('received')]);
    const relations = relationsKept(table.columns, exact);
    /** The columns in which something is small. */
    const smallIn = (lines: readonly (readonly number[])[]) => {
      const limits = smallLimits(threshold, relations, lines);
      return counts.filter((column) =>
        lines.some((cells, row) => isBetween(cells[column] ?? 0, limits[row]?.[column])),
      );
    };
    const withSmall = smallIn(exact);
    const isNeeded = (lines: readonly (readonly number[])[]) => {
      const own = smallIn(lines);
      return withSmall.every((column) => own.includes(column));
    };
    return { exact, isHeld, isWhole, isNeeded };
  });
  const value = (table: number, row: number, column: number) => tables[table]?.exact[row]?.[column] ?? 0;
  const isHeldIn = (table: number, row: number, column: number) =>
    tables[table]?.isHeld(row, column) === true;
  /** By how much a figure changed, where it was held back before as well. */
  const changeOf = (table: number, row: number, column: number) =>
    row !== last && isHeldIn(table, row, column) && isHeldIn(table - 1, row, column)
      ? value(table, row, column) - value(table - 1, row, column)
      : null;
  const most = (table: number, column: number) =>
    value(table, last, column) + (isHeldIn(table, last, column) ? 2 : 0);

  /** A row in every table, table by table. */
  type Line = readonly (readonly number[])[];
  const candidates = names.map((_, row) =>
    tables.reduce<Line[]>(
      (lines, { isHeld, isWhole, exact }, table) =>
        lines.flatMap((line) =>
          counts
            .reduce<number[][]>(
              (all, column) => {
                const change = changeOf(table, row, column);
                if (change !== null)
                  return all.map((one) => one.with(column, (line[table - 1]?.[column] ?? 0) + change));
                if (!isHeld(row, column)) return all;
                const values = Array.from({ length: most(table, column) }, (_unused, index) => index + 1);
                return all.flatMap((one) => values.map((each) => one.with(column, each)));
              },
              [[...(exact[row] ?? [])]],
            )
            .filter((cells) => isWhole(cells) && counts.every((column) => (cells[column] ?? 0) >= 0))
            .map((cells) => [...line, cells]),
        ),
      [[]],
    ),
  );
  const seen = new Map<string, Set<number>>();
  const open = new Set(
    tables.flatMap(({ isHeld }, table) =>
      [...names.keys(), last].flatMap((row) =>
        counts.filter((column) => isHeld(row, column)).map((column) => `${table} ${row} ${column}`),
      ),
    ),
  );
  if (open.size === 0) return [];
  const isTotal = (sums: Line) =>
    tables.every(({ isHeld, isWhole, exact }, table) => {
      const total = sums[table] ?? [];
      return (
        isWhole(total) &&
        counts.every((column) => {
          const sum = total[column] ?? 0;
          if (!isHeld(last, column)) return sum === exact[last]?.[column];
          return sum > 0 || isHeldIn(table - 1, last, column);
        })
      );
    });
  const take = (lines: readonly Line[]): void => {
    for (const [row, line] of lines.entries()) {
      for (const [table, cells] of line.entries()) {
        for (const column of counts) {
          const key = `${table} ${row} ${column}`;
          const values = (seen.get(key) ?? new Set<number>()).add(cells[column] ?? 0);
          seen.set(key, values);
          if (values.size > 1) open.delete(key);
        }
      }
    }
  };
  const search = (row: number, chosen: readonly Line[], sums: Line): void => {
    if (open.size === 0) return;
    if (sums.some((cells, table) => counts.some((column) => (cells[column] ?? 0) > most(table, column))))
      return;
    if (row === last) {
      const lines = [...chosen, sums];
      const isNeeded = tables.every((one, table) => one.isNeeded(lines.map((line) => line[table] ?? [])));
      if (isTotal(sums) && isNeeded) take(lines);
      return;
    }
    for (const line of candidates[row] ?? []) {
      const next = sums.map((cells, table) => cells.map((sum, column) => sum + (line[table]?.[column] ?? 0)));
      search(row + 1, [...chosen, line], next);
    }
  };
  search(
    0,
    [],
    tables.map(() => ids.map(() => 0)),
  );
  // No table at all is a fault of this reader: the exact ones are among those that fit.
  return seen.size === 0 ? ['nothing fits'] : [...open];
}

/** What was received, rejected, answered without data and with data, of each row. */
function emergencyTable(...rows: readonly (readonly [number, number, number, number])[]): ReportTable {
  return tableOf(
    columnsOf.emergency,
    rows.map(([received, rejected, none, given]) => ({
      received,
      rejected,
      'no-data': none,
      'data-provided': given,
    })),
  );
}

/** Requests, devices and requests with data of each row. */
function deviceTable(...rows: readonly (readonly [number, number, number])[]): ReportTable {
  return tableOf(
    columnsOf.device,
    rows.map(([received, identifiers, given]) => ({ received, identifiers, 'data-provided': given })),
  );
}

function isBetween(value: number, below = 0): boolean {
  return value > 0 && value < below;
}

/** The cells of the rows of those names, and of the total; 0 for what a table does not have. */
function linesOf<T>(
  {
    columns,
    rows,
    total,
  }: { columns: readonly object[]; rows: readonly NamedCells<T>[]; total: NamedCells<T> },
  names: readonly string[],
): (NonNullable<T> | number)[][] {
  const byName = names.map((name) => rows.find((row) => row.name === name)?.cells ?? []);
  return [...byName, total.cells].map((cells) => columns.map((_, column) => cells[column] ?? 0));
}

interface NamedCells<T> {
  readonly name: string;
  readonly cells: readonly T[];
}

function sumAt(line: readonly number[], columns: readonly number[]): number {
  return columns.reduce((sum, column) => sum + (line[column] ?? 0), 0);
}

const tiny = fc.integer({ min: 0, max: 3 });
/** A row that a table of devices can have, by its name. */
const tinyDevices = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom('R0', 'R1', 'R2'),
      received: fc.integer({ min: 1, max: 4 }),
      more: tiny,
      given: tiny,
    }),
    { minLength: 1, maxLength: 3, selector: ({ name }) => name },
  )
  .map((rows) =>
    rows.map(({ name, received, more, given }) => ({
      name,
      counts: { received, identifiers: received + more, 'data-provided': Math.min(received, given) },
    })),
  );
const tinyEmergencies = fc
  .uniqueArray(
    fc.record({ name: fc.constantFrom('R0', 'R1', 'R2'), rejected: tiny, 'no-data': tiny, given: tiny }),
    { minLength: 1, maxLength: 3, selector: ({ name }) => name },
  )
  .map((rows) =>
    rows
      .map(({ name, rejected, 'no-data': none, given }) => ({
        name,
        counts: { received: rejected + none + given, rejected, 'no-data': none, 'data-provided': given },
      }))
      .filter(({ counts: { received } }) => received > 0),
  )
  .filter((rows) => rows.length > 0);
type NamedRows = readonly { readonly name: string; readonly counts: Counts }[];

function namedTable(columns: readonly Column[], named: NamedRows): ReportTable {
  const sorted = named.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const table = tableOf(
    columns,
    sorted.map(({ counts }) => counts),
  );
  return { ...table, rows: table.rows.map((row, index) => ({ ...row, name: sorted[index]?.name ?? '' })) };
}

const tinyTable = fc.oneof(
  tinyDevices.map((rows) => namedTable(columnsOf.device, rows)),
  tinyEmergencies.map((rows) => namedTable(columnsOf.emergency, rows)),
);

/** A table and the same with some rows otherwise, new, or gone. */
const corrected = fc.oneof(
  fc.tuple(fc.constant(columnsOf.device), tinyDevices, tinyDevices, fc.subarray(['R0', 'R1', 'R2'])),
  fc.tuple(
    fc.constant(columnsOf.emergency),
    tinyEmergencies,
    tinyEmergencies,
    fc.subarray(['R0', 'R1', 'R2']),
  ),
);

/** What an act gives; null where it fails so. */
function failingAs<T>(code: string, act: () => T): T | null {
  try {
    return act();
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === code) return null;
    throw thrown;
  }
}

/** The tables as they are published, each beside those before it, as far as they can be. */
function publishedInTurn(choice: SmallNumbers, tables: readonly ReportTable[]): readonly PublishedTable[] {
  const made: { told: PublishedTable; exact: ReportTable }[] = [];
  for (const exact of tables) {
    const told = failingAs('refused', () => publishWithout(exact, choice, made));
    if (told !== null) made.push({ told, exact });
  }
  return made.map(({ told }) => told);
}

/**
 * Expects that beside a count that was told before and is held back now, or any of the total, each count that is told
 * was told so. Gives how many lines hold such a count.
 */
function expectNoneTelling(before: readonly PublishedTable[], { columns, rows, total }: PublishedTable) {
  const counts = columns.flatMap(({ percent }, index) => (percent ? [] : [index]));
  let held = 0;
  for (const line of [...rows, total]) {
    const own = before.flatMap((table) =>
      line === total ? [table.total] : table.rows.filter(({ name }) => name === line.name),
    );
    const wasTold = (column: number) =>
      line === total || own.some(({ cells }) => cells[column] !== suppressed);
    if (!counts.some((column) => line.cells[column] === suppressed && wasTold(column))) continue;
    if (own.length === 0) continue;
    held += 1;
    for (const column of counts)
      if (line.cells[column] !== suppressed)
        for (const { cells } of own) expect([cells[column], suppressed]).toContain(line.cells[column]);
  }
  return held;
}

/** A table of devices: name, requests, devices and requests with data of each row. */
function rowsOf(...rows: readonly (readonly [string, number, number, number])[]): ReportTable {
  return namedTable(
    columnsOf.device,
    rows.map(([name, received, identifiers, given]) => ({
      name,
      counts: { received, identifiers, 'data-provided': given },
    })),
  );
}

/** Requests and devices by row, as they are told of each of the tables below 5. */
function toldInTurn(mode: 'suppress' | 'merge', ...tables: readonly ReportTable[]) {
  return publishedInTurn({ mode, threshold: 5 }, tables).map(({ rows, total }) =>
    Object.fromEntries([...rows, total].map(({ name, cells }) => [name, cells.slice(0, 2)])),
  );
}

describe('small numbers', () => {
  it('are never told, nor is any count that is held back determined by what is told', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 3, max: 11 }), (table, threshold) => {
        const published = publishWithout(table, { mode: 'suppress', threshold });
        for (const { cells } of [...published.rows, published.total]) {
          for (const [index, cell] of cells.entries()) {
            if (published.columns[index]?.percent === true || typeof cell !== 'number') continue;
            expect(cell === 0 || cell >= threshold).toBe(true);
          }
        }
        expect(determined(equationsOf(published))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('cannot be recovered by a reader who tries every table that would say the same', () => {
    fc.assert(
      fc.property(tinyTable, fc.integer({ min: 3, max: 4 }), (table, threshold) => {
        const published = publishWithout(table, { mode: 'suppress', threshold });
        expect(recovered(threshold, { table, published })).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('cannot be recovered from a table and its correction together, even by a reader who knows what was corrected', () => {
    let made = 0;
    fc.assert(
      fc.property(
        corrected,
        fc.integer({ min: 3, max: 4 }),
        ([columns, first, second, otherwise], threshold) => {
          const isKept = ({ name }: NamedRows[number]) => !otherwise.includes(name);
          const rows = [...first.filter(isKept), ...second.filter((row) => !isKept(row))];
          const choice = { mode: 'suppress', threshold } as const;
          const table = namedTable(columns, first);
          const published = publishWithout(table, choice);
          const before = { table, published };
          const after = namedTable(columns, rows);
          const told = failingAs('refused', () =>
            publishWithout(after, choice, [{ told: published, exact: table }]),
          );
          if (told === null) return;
          made += 1;
          expect(recovered(threshold, before, { table: after, published: told })).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
    expect(made).toBeGreaterThan(45);
  });

  it('hide behind no figure that stood in any report before as it is now', () => {
    const choice = { mode: 'suppress', threshold: 5 } as const;
    const tables = [
      [10, 20, 30],
      [9, 19, 29],
      [10, 20, 3],
    ].map((counts) =>
      tableOf(
        columnsOf['private-party'],
        counts.map((received) => ({ received, 'data-provided': 0 })),
      ),
    );
    const told = tables.reduce<{ told: PublishedTable; exact: ReportTable }[]>(
      (before, exact) => [...before, { exact, told: publishWithout(exact, choice, before) }],
      [],
    );
    const last = told.at(-1)?.told;
    expect([...(last?.rows ?? []), last?.total].map((line) => line?.cells[0])).toEqual([
      10,
      20,
      suppressed,
      suppressed,
    ]);
  });

  it('of a correction hide behind the total where nothing else can', () => {
    const choice = { mode: 'suppress', threshold: 5 } as const;
    const exact = deviceTable([3, 6, 1], [50, 100, 30], [2, 3, 0], [7, 12, 6]);
    const told = publishWithout(exact, choice);
    expect(told.total.cells).toEqual([62, 121, 37, 60]);
    // One request of R1 gave nothing, one of R2 gave data: together as many as before.
    const after = deviceTable([3, 6, 1], [50, 100, 29], [2, 3, 1], [7, 12, 6]);
    const restated = publishWithout(after, choice, [{ exact, told }]);
    expect(restated.rows[2]?.cells[2]).toBe(suppressed);
    expect(restated.total.cells).toEqual([62, 121, suppressed, suppressed]);
  });

  it('of a correction do not follow from how another figure of their row changed', () => {
    const held = [suppressed, suppressed];
    // Two Italian requests with a device each were French: two devices less would tell that four requests are left.
    const large = [
      ['Germany', 50, 100, 30],
      ['Sweden', 7, 12, 6],
    ] as const;
    const before = rowsOf(['France', 20, 44, 13], ['Italy', 6, 7, 3], ...large);
    const after = rowsOf(['France', 22, 46, 13], ['Italy', 4, 5, 3], ...large);
    expect(toldInTurn('suppress', before, after)).toEqual([
      { France: [20, 44], Germany: [50, 100], Italy: [6, 7], Sweden: [7, 12], Total: [83, 163] },
      { France: held, Germany: [50, 100], Italy: held, Sweden: [7, 12], Total: [83, 163] },
    ]);
    // The same of rows that stand together.
    const apart = rowsOf(['France', 20, 44, 13], ['Italy', 2, 2, 1], ['Norway', 4, 5, 1], ...large);
    const fewer = rowsOf(['France', 22, 46, 14], ['Norway', 4, 5, 1], ...large);
    expect(toldInTurn('merge', apart, fewer)).toEqual([
      { France: [20, 44], Germany: [50, 100], Other: [6, 7], Sweden: [7, 12], Total: [83, 163] },
      { France: held, Germany: [50, 100], Other: held, Sweden: [7, 12], Total: [83, 163] },
    ]);
    // Both in two steps, the first with nothing small: what the first one told counts as well.
    const between = rowsOf(['France', 21, 45, 13], ['Italy', 5, 6, 3], ...large);
    expect(toldInTurn('suppress', before, between, after)[2]).toMatchObject({ France: held, Italy: held });
  });

  it('stand in corrections beside no figure of their row that is told and changed', () => {
    let heldLines = 0;
    fc.assert(
      fc.property(
        corrected,
        fc.constantFrom('suppress', 'merge'),
        fc.integer({ min: 3, max: 5 }),
        fc.array(fc.subarray(['R0', 'R1', 'R2'], { minLength: 1 }), { minLength: 1, maxLength: 2 }),
        ([columns, first, second], mode, threshold, steps) => {
          const tables = steps.reduce<NamedRows[]>(
            (all, otherwise) => {
              const isKept = ({ name }: NamedRows[number]) => !otherwise.includes(name);
              const from: NamedRows = all.length % 2 === 0 ? first : second;
              return [...all, [...(all.at(-1) ?? []).filter(isKept), ...from.filter((row) => !isKept(row))]];
            },
            [first],
          );
          const large = { name: 'Z', counts: { received: 40, identifiers: 50, rejected: 40 } };
          const exact = tables.map((rows) => namedTable(columns, [...rows, large]));
          const published = publishedInTurn({ mode, threshold }, exact);
          for (const [index, table] of published.entries())
            heldLines += expectNoneTelling(published.slice(0, index), table);
        },
      ),
      { numRuns: 50 },
    );
    expect(heldLines).toBeGreaterThan(0);
  });

  it('does not follow from what is told in the same row', () => {
    const table = tableOf(columnsOf.device, [
      { received: 6, identifiers: 30, 'data-provided': 6 },
      { received: 1, identifiers: 40, 'data-provided': 0 },
      { received: 50, identifiers: 90, 'data-provided': 20 },
    ]);
    // Held back are only the 1 and, so that it does not follow from the total, the 6, of which all had data provided.
    const naive = publishWithout(table, { mode: 'show' });
    const held = naive.rows.map(({ name, cells }, line) => ({
      name,
      cells: line < 2 ? cells.with(0, suppressed).with(3, suppressed) : cells,
    }));
    expect(recovered(5, { table, published: { ...naive, rows: held } })).toEqual(['0 0 0', '0 1 0']);
    const published = publishWithout(table, { mode: 'suppress', threshold: 5 });
    // The third row hides it, without the 6.
    expect(published.rows.map(({ cells }) => cells[0])).toEqual([6, suppressed, suppressed]);
    expect(recovered(5, { table, published })).toEqual([]);
  });

  it('does not follow from that nothing would be held back if it were not small', () => {
    const table = tableOf(columnsOf.device, [
      { received: 20, identifiers: 44, 'data-provided': 13 },
      { received: 4, identifiers: 5, 'data-provided': 0 },
      { received: 7, identifiers: 7, 'data-provided': 6 },
    ]);
    // Eleven together, the last one 6 or 7: with 5 and 6 nothing would be small.
    const naive = publishWithout(table, { mode: 'show' });
    const held = naive.rows.map(({ name, cells }, line) => ({
      name,
      cells: line > 0 ? cells.with(0, suppressed).with(3, suppressed) : cells,
    }));
    expect(recovered(5, { table, published: { ...naive, rows: held } })).toEqual(['0 1 0', '0 2 0']);
    const published = publishWithout(table, { mode: 'suppress', threshold: 5 });
    expect(published.rows.map(({ cells }) => cells[0])).toEqual([suppressed, suppressed, 7]);
    expect(recovered(5, { table, published })).toEqual([]);
  });

  it('does not follow from that a sum of small counts is held back, alone or in a correction', () => {
    const choice = { mode: 'suppress', threshold: 3 } as const;
    // R1's 4 is small by its two 2s alone: with 1 and 3 it would be told.
    const table = emergencyTable([7, 3, 1, 3], [4, 0, 2, 2]);
    expect(recovered(3, { table, published: publishWithout(table, choice) })).toEqual([]);
    const exact = emergencyTable([4, 1, 3, 0], [2, 1, 0, 1]);
    const told = publishWithout(exact, choice);
    expect(recovered(3, { table: exact, published: told })).toEqual([]);
    // With the first one, no way leaves R1's rejected open.
    const after = emergencyTable([4, 1, 3, 0], [3, 2, 0, 1]);
    expect(failingAs('refused', () => publishWithout(after, choice, [{ exact, told }]))).toBeNull();
  });

  it('hides only what it must', () => {
    const rows = [
      { received: 12, identifiers: 24, 'data-provided': 6 },
      { received: 1, identifiers: 1, 'data-provided': 1 },
      ...Array.from({ length: 18 }, (_, index) => ({
        received: 20 + index,
        identifiers: 60 + index,
        'data-provided': 10 + index,
      })),
    ];
    const published = publishWithout(tableOf(columnsOf.device, rows), { mode: 'suppress', threshold: 5 });
    const held = [...published.rows, published.total].map(({ cells }) =>
      cells.filter((one) => one === suppressed),
    );
    // The one request of R1 could be two, and R0 have one less: two rows with their percentages, and no total.
    expect(held.map(({ length }) => length)).toEqual([4, 4, ...rows.slice(2).map(() => 0), 0]);
    // Emergencies that ended one way may have ended another: what was received is told.
    const outcomes = [
      { received: 14, rejected: 4, 'no-data': 5, 'data-provided': 5 },
      { received: 20, rejected: 6, 'no-data': 7, 'data-provided': 7 },
    ];
    const emergencies = publishWithout(tableOf(columnsOf.emergency, outcomes), {
      mode: 'suppress',
      threshold: 5,
    });
    expect([...emergencies.rows, emergencies.total].map(({ cells }) => cells.slice(0, 4))).toEqual([
      [14, suppressed, suppressed, 5],
      [20, suppressed, suppressed, 7],
      [34, 10, 12, 12],
    ]);
  });

  it('tells no percentage of what is held back, and tells all the rest as it is', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 3, max: 11 }), (table, threshold) => {
        const published = publishWithout(table, { mode: 'suppress', threshold });
        for (const [line, { cells }] of [...published.rows, published.total].entries()) {
          const exact = [...table.rows, table.total][line]?.cells ?? [];
          const numerator = published.columns.findIndex(({ id }) => id === 'data-provided');
          for (const [index, cell] of cells.entries()) {
            if (cell !== suppressed) expect(cell).toBe(exact[index] ?? null);
            else if (published.columns[index]?.percent === true)
              expect([cells[0], cells[numerator]]).toContain(suppressed);
          }
        }
      }),
    );
  });

  it('merge into one row of enough requests, from at least two', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 3, max: 11 }), (table, threshold) => {
        const published = publishWithout(table, { mode: 'merge', threshold });
        expect(determined(equationsOf(published))).toEqual([]);
        const few = table.rows.filter(({ cells }) => (cells[0] ?? 0) < threshold).length;
        if (few === 0 || table.rows.length < 2) return;
        expect(published.rows.filter(({ name }) => name === otherRegions)).toHaveLength(1);
        expect(table.rows.length - published.rows.length).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('the independent solver finds what naive suppression gives away', () => {
    const table = tableOf(columnsOf.device, [
      { received: 3, identifiers: 30, 'data-provided': 10 },
      { received: 40, identifiers: 70, 'data-provided': 20 },
    ]);
    const naive = publishWithout(table, { mode: 'show' });
    const cells = [suppressed, ...(naive.rows[0]?.cells.slice(1) ?? [])];
    const [first, ...others] = naive.rows;
    expect(
      determined(equationsOf({ ...naive, rows: [{ name: first?.name ?? '', cells }, ...others] })),
    ).toEqual(['0 0']);
  });
});
