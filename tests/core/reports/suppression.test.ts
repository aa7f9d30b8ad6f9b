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

/** Moves by which one solution becomes another with all held-back counts still above 0; the cells that never move. */
function stuckWithPositiveCounts(table: ReportTable, published: PublishedTable): string[] {
  const lines = [...table.rows, table.total];
  const shown = [...published.rows, published.total];
  const at = (id: string) => table.columns.findIndex((column) => column.id === id);
  const received = at('received');
  const linked = new Set(['rejected', 'no-data', 'data-provided'].map(at));
  const isEmergency = !linked.has(-1);
  const held = (line: number, column: number) => shown[line]?.cells[column] === suppressed;
  const value = (line: number, column: number) => lines[line]?.cells[column] ?? 0;
  const moved = new Set<string>();
  const last = lines.length - 1;
  for (const [column, { figure }] of table.columns.entries()) {
    if (figure.kind === 'percent' || (isEmergency && column === received)) continue;
    for (const up of shown.keys()) {
      for (const down of shown.keys()) {
        if (up === down || !held(up, column) || !held(down, column)) continue;
        // A row gains what another loses; where the total takes part, it moves with the row.
        const loses = down === last || up === last ? null : down;
        if (loses !== null && value(loses, column) < 2) continue;
        const withReceived = isEmergency && linked.has(column);
        if (withReceived && (!held(up, received) || !held(down, received))) continue;
        for (const line of [up, down]) {
          moved.add(`${line} ${column}`);
          if (withReceived) moved.add(`${line} ${received}`);
        }
      }
    }
  }
  return shown.flatMap(({ cells }, line) =>
    cells.flatMap((cell, column) => {
      const isCount = table.columns[column]?.figure.kind !== 'percent';
      return cell === suppressed && isCount && !moved.has(`${line} ${column}`) ? [`${line} ${column}`] : [];
    }),
  );
}

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
        expect(stuckWithPositiveCounts(table, published)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
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
