import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import { Failure } from '../failure.ts';
import { otherRegions } from './merged-rows.ts';
import { suppressed, type PublishedTable } from './published-table.ts';
import { isSameName } from './regions.ts';
import type { PublishedReport, TableId } from './report.ts';

/**
 * Refuses a report that a reader could subtract from another one to work out what either holds back: one of a period
 * that overlaps, where either holds something back, or of the same days with another choice of small numbers, or one
 * that tells what an earlier one held back. What may be corrected was made with the earlier ones in mind: see
 * `publishWithout`.
 */
export function refuseUnmasking(published: readonly PublishedReport[], report: PublishedReport): void {
  for (const earlier of published) {
    if (earlier.period.to < report.period.from || report.period.to < earlier.period.from) continue;
    const isSame = earlier.period.from === report.period.from && earlier.period.to === report.period.to;
    const ids = new Set([...Object.keys(earlier.tables), ...Object.keys(report.tables)] as TableId[]);
    const tells = [...ids].some((id) => {
      if (!holdsBack(earlier, id) && !holdsBack(report, id)) return false;
      if (!isSame) return true;
      return !isEqual(earlier.tables[id], report.tables[id]) && !isCorrection(earlier, report, id);
    });
    if (tells) throw isSame ? otherChoice(report) : overlapping(earlier, report);
  }
}

function overlapping(earlier: PublishedReport, { period }: PublishedReport): Failure {
  return new Failure(
    'refused',
    `The report of ${earlier.period.name} that was published, and this one of ${period.name}, would lie over each other, and small numbers are held back: whoever subtracts one from the other could work them out. Nothing was written. Where small numbers are held back, each day is in one report only.`,
  );
}

function otherChoice({ period }: PublishedReport): Failure {
  return new Failure(
    'refused',
    `A report of ${period.name} was published with another choice of small numbers: whoever lays this one beside it could work out what is held back. Nothing was written. Choose the small numbers that the published one has.`,
  );
}

function isCorrection(earlier: PublishedReport, later: PublishedReport, id: TableId): boolean {
  const isSameChoice = canonicalJson(earlier.smallNumbers) === canonicalJson(later.smallNumbers);
  return isSameChoice && keepsHeld(earlier.tables[id], later.tables[id]);
}

/** Whether all that a table holds back is held back in a later one. */
function keepsHeld(earlier: PublishedTable | undefined, later: PublishedTable | undefined): boolean {
  if (earlier === undefined) return true;
  return (
    earlier.rows.every((row) =>
      keeps(
        row,
        later?.rows.find(({ name }) => isSameName(name, row.name)),
      ),
    ) && keeps(earlier.total, later?.total)
  );
}

function keeps(before: PublishedTable['total'], after: PublishedTable['total'] | undefined): boolean {
  return before.cells.every((cell, column) => cell !== suppressed || after?.cells[column] === suppressed);
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
