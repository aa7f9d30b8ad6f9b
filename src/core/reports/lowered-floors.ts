import { bandStructures } from './national-security.ts';
import type { PublishedReport } from './report.ts';

/**
 * Where a report gives a band of national security a lower floor than the one before of its period did, in sentences:
 * floors are raised by letters that were disclosed one by one, and what was disclosed stays so.
 */
export function loweredFloors(before: PublishedReport, after: PublishedReport): readonly string[] {
  const [was, is] = [before.tables['national-security'], after.tables['national-security']];
  const { bands } = after;
  if (was === undefined || is === undefined || bands === null || before.bands !== bands) return [];
  const { size } = bandStructures[bands];
  const at = (id: string) => is.columns.findIndex((column) => column.id === id);
  return is.rows.flatMap(({ name, cells }) => {
    const earlier = was.rows.find((row) => row.name === name)?.cells ?? [];
    return kinds.flatMap(([kind, words]) => {
      const [low, high] = [at(`${kind}-low`), at(`${kind}-high`)];
      const [from, until, to, end] = [earlier[low], earlier[high], cells[low], cells[high]];
      if (typeof from !== 'number' || typeof until !== 'number' || typeof to !== 'number') return [];
      // A band that only moved down began where its structure has it begin.
      const isRaised = from > until - size + 1;
      if (to >= from || !isRaised) return [];
      return [
        `“${name}”, ${words}: the report before gave ${from}–${until}, this one gives ${to}–${end}. A floor is raised by letters that were disclosed one by one, and what was disclosed stays disclosed: give them as before (--disclosed, or under National security in the window), unless that was an error. Readers will ask.`,
      ];
    });
  });
}

const kinds = [
  ['requests', 'requests received'],
  ['accounts', 'users or accounts'],
] as const;
