import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import { Failure } from '../failure.ts';
import type { PublishedTable } from './published-table.ts';
import type { PublishedReport, TableId } from './report.ts';
import { otherRegions, suppressed } from './suppression.ts';

/**
 * Refuses a report that a reader could subtract from another one to work out what either holds back: one of a period
 * that overlaps, where either holds something back, or of the same period, where a table that does is another one.
 * Tables that hold nothing back may be corrected.
 */
export function refuseUnmasking(published: readonly PublishedReport[], report: PublishedReport): void {
  for (const earlier of published) {
    if (earlier.period.to < report.period.from || report.period.to < earlier.period.from) continue;
    const isSame = earlier.period.from === report.period.from && earlier.period.to === report.period.to;
    const ids = new Set([...Object.keys(earlier.tables), ...Object.keys(report.tables)] as TableId[]);
    const tells = [...ids].some((id) => {
      if (!holdsBack(earlier, id) && !holdsBack(report, id)) return false;
      return !isSame || !isEqual(earlier.tables[id], report.tables[id]);
    });
    if (!tells) continue;
    throw new Failure(
      'refused',
      `The report of ${earlier.period.name} that was published, and this one of ${report.period.name}, would lie over each other, and small numbers are held back: whoever subtracts one from the other could work them out. Nothing was written. A table with figures held back can be published only once for the same days.`,
    );
  }
}

function holdsBack({ tables, smallNumbers }: PublishedReport, id: TableId): boolean {
  const table = tables[id];
  if (table === undefined) return false;
  const isMerged = smallNumbers.mode === 'merge' && table.rows.some(({ name }) => name === otherRegions);
  return isMerged || [...table.rows, table.total].some(({ cells }) => cells.includes(suppressed));
}

function isEqual(one: PublishedTable | undefined, other: PublishedTable | undefined): boolean {
  return (
    canonicalJson((one ?? null) as unknown as Json) === canonicalJson((other ?? null) as unknown as Json)
  );
}
