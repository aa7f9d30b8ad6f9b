import type { Relation } from './known-relations.ts';

/** What is known of a count from below, and below which number it is small. */
interface Limit {
  readonly least: number;
  readonly below: number;
}

/**
 * Below which number each count of a table is small, line by line, the total last: below `threshold`, and a sum of small
 * counts that is hardly more than there are of them is small as well, for it would tell that each of them is 1. Tables
 * in which the same counts are small, and 0, have the same limits.
 */
export function smallLimits(
  threshold: number,
  relations: readonly Relation[],
  lines: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const rows = lines.slice(0, -1);
  const ofRows = rows.map((cells) => limitsIn(threshold, relations, cells, () => []));
  const ofTotal = limitsIn(threshold, relations, lines.at(-1) ?? [], (column) =>
    rows.map((cells, row) => ({ value: cells[column] ?? 0, limit: ofRows[row]?.[column] })),
  );
  return [...ofRows, ofTotal].map((limits) => limits.map(({ below }) => below));
}

/** A part of a count, and its limit. */
interface Part {
  readonly value: number;
  readonly limit: Limit | undefined;
}

function limitsIn(
  threshold: number,
  relations: readonly Relation[],
  cells: readonly number[],
  rowsOf: (column: number) => readonly Part[],
): readonly Limit[] {
  const known = new Map<number, Limit>();
  const limitOf = (column: number): Limit => {
    const before = known.get(column);
    if (before !== undefined) return before;
    const groups = relations
      .filter(({ whole }) => whole === column)
      .map(({ parts }) => parts.map((part) => ({ value: cells[part] ?? 0, limit: limitOf(part) })));
    const limit = limitOver(threshold, [rowsOf(column), ...groups]);
    known.set(column, limit);
    return limit;
  };
  return cells.map((_, column) => limitOf(column));
}

/** Of a count that each of these groups of parts comes to at most. */
function limitOver(threshold: number, groups: readonly (readonly Part[])[]): Limit {
  const filled = groups.map((parts) => parts.filter(({ value }) => value > 0));
  const isLarge = filled.flat().some(({ value, limit }) => limit === undefined || value >= limit.below);
  const sums = filled.map((parts) => parts.reduce((sum, { limit }) => sum + (limit?.least ?? 1), 0));
  const least = Math.max(1, ...sums);
  // Two counts of at most 2 need three sums to leave each of them open.
  const below = isLarge || least === 1 ? threshold : Math.max(threshold, 5, least + 2);
  return { least, below };
}
