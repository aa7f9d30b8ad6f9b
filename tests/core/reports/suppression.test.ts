import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/core/reports/columns.ts';
import { columnsOf } from '../../../src/core/reports/columns.ts';
import { publishWithout, suppressed, otherRegions } from '../../../src/core/reports/suppression.ts';
import { percentOf, type ReportTable } from '../../../src/core/reports/table.ts';
import type { PublishedTable } from '../../../src/core/reports/published-table.ts';

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

/**
 * A reader who tries everything: which counts that are held back are the same in every table that says what the
 * published one says, each of them above 0, and that keeps all assumptions that the exact table keeps.
 */
function recovered(table: ReportTable, published: PublishedTable): string[] {
  const ids = published.columns.map(({ id }) => id);
  const exact = [...table.rows, table.total].map(({ cells }) => cells.map((cell) => cell ?? 0));
  const told = [...published.rows, published.total].map(({ cells }) => cells);
  const last = exact.length - 1;
  const at = (id: string) => ids.indexOf(id);
  const kept = assumptions
    .map(([parts, whole]) => [parts.map(at), at(whole)] as const)
    .filter(([parts, whole]) => !parts.includes(-1) && whole !== -1)
    .filter(([parts, whole]) => exact.every((line) => sumAt(line, parts) <= (line[whole] ?? 0)));
  const linked = ['rejected', 'no-data', 'data-provided'].map(at);
  const isWhole = (line: readonly number[]) =>
    kept.every(([parts, whole]) => sumAt(line, parts) <= (line[whole] ?? 0)) &&
    (linked.includes(-1) || sumAt(line, linked) === line[at('received')]);
  const counts = published.columns.flatMap(({ percent }, index) => (percent ? [] : [index]));
  const most = (column: number) =>
    told[last]?.[column] === suppressed ? (exact[last]?.[column] ?? 0) + 2 : (exact[last]?.[column] ?? 0);

  /** Every row that can stand where a row is told in part. */
  const candidates = exact
    .slice(0, -1)
    .map((line, row) =>
      counts
        .reduce<number[][]>(
          (lines, column) =>
            told[row]?.[column] === suppressed
              ? lines.flatMap((one) =>
                  Array.from({ length: most(column) }, (_, value) => one.with(column, value + 1)),
                )
              : lines,
          [[...line]],
        )
        .filter(isWhole),
    );
  const seen = new Map<string, Set<number>>();
  const search = (row: number, chosen: readonly number[][], sums: readonly number[]): void => {
    if (counts.some((column) => (sums[column] ?? 0) > most(column))) return;
    if (row === last) {
      const total = exact[last]?.map((_, column) => sums[column] ?? 0) ?? [];
      const fits = counts.every((column) =>
        told[last]?.[column] === suppressed
          ? (sums[column] ?? 0) > 0
          : sums[column] === exact[last]?.[column],
      );
      if (!fits || !isWhole(total)) return;
      for (const [line, cells] of [...chosen, total].entries()) {
        for (const column of counts) {
          const key = `${line} ${column}`;
          seen.set(key, (seen.get(key) ?? new Set<number>()).add(cells[column] ?? 0));
        }
      }
      return;
    }
    for (const line of candidates[row] ?? []) {
      search(
        row + 1,
        [...chosen, line],
        sums.map((sum, column) => sum + (line[column] ?? 0)),
      );
    }
  };
  search(
    0,
    [],
    ids.map(() => 0),
  );
  return told.flatMap((cells, line) =>
    counts
      .filter((column) => cells[column] === suppressed && seen.get(`${line} ${column}`)?.size === 1)
      .map((column) => `${line} ${column}`),
  );
}

function sumAt(line: readonly number[], columns: readonly number[]): number {
  return columns.reduce((sum, column) => sum + (line[column] ?? 0), 0);
}

const tiny = fc.integer({ min: 0, max: 3 });
const tinyTable = fc.oneof(
  fc
    .array(fc.record({ received: fc.integer({ min: 1, max: 4 }), more: tiny, given: tiny }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((rows) =>
      tableOf(
        columnsOf.device,
        rows.map(({ received, more, given }) => ({
          received,
          identifiers: received + more,
          'data-provided': Math.min(received, given),
        })),
      ),
    ),
  fc
    .array(fc.record({ rejected: tiny, 'no-data': tiny, 'data-provided': tiny }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((rows) =>
      tableOf(
        columnsOf.emergency,
        rows
          .map((parts): Counts => ({
            ...parts,
            received: parts.rejected + parts['no-data'] + parts['data-provided'],
          }))
          .filter(({ received }) => (received ?? 0) > 0),
      ),
    )
    .filter(({ rows }) => rows.length > 0),
);

describe('small numbers', () => {
  it('are never told, nor is any count that is held back determined by what is told', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 2, max: 11 }), (table, threshold) => {
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
      fc.property(tinyTable, fc.integer({ min: 2, max: 4 }), (table, threshold) => {
        const published = publishWithout(table, { mode: 'suppress', threshold });
        expect(recovered(table, published)).toEqual([]);
      }),
      { numRuns: 80 },
    );
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
    expect(recovered(table, { ...naive, rows: held })).toEqual(['0 0', '1 0']);
    const published = publishWithout(table, { mode: 'suppress', threshold: 5 });
    expect(published.rows.map(({ cells }) => cells[0])).toEqual([suppressed, suppressed, suppressed]);
    expect(recovered(table, published)).toEqual([]);
  });

  it('tells no percentage of what is held back, and tells all the rest as it is', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 2, max: 11 }), (table, threshold) => {
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
      fc.property(anyTable, fc.integer({ min: 2, max: 11 }), (table, threshold) => {
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
