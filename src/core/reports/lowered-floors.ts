import type { PublishedReport } from './report.ts';

/**
 * Where a report gives a band of national security a lower floor than the one before of its period did, in sentences:
 * floors are raised by letters that were disclosed one by one, and what was disclosed stays so.
 */
export function loweredFloors(before: PublishedReport, after: PublishedReport): readonly string[] {
  const [was, is] = [before.tables['national-security'], after.tables['national-security']];
  if (was === undefined || is === undefined || before.bands !== after.bands) return [];
  const at = (id: string) => is.columns.findIndex((column) => column.id === id);
  return is.rows.flatMap(({ name, cells }) => {
    const earlier = was.rows.find((row) => row.name === name)?.cells ?? [];
    return kinds.flatMap(([kind, words]) => {
      const [low, high] = [at(`${kind}-low`), at(`${kind}-high`)];
      const [from, to, end] = [earlier[low], cells[low], cells[high]];
      if (typeof from !== 'number' || typeof to !== 'number' || typeof end !== 'number') return [];
      if (to >= from || earlier[high] !== end) return [];
      return [
        `“${name}”, ${words}: the report before gave ${from}–${end}, this one gives ${to}–${end}. A floor is raised by letters that were disclosed one by one, and what was disclosed stays disclosed: give them as before (--disclosed, or under National security in the window), unless that was an error. Readers will ask.`,
      ];
    });
  });
}

const kinds = [
  ['requests', 'requests received'],
  ['accounts', 'users or accounts'],
] as const;
