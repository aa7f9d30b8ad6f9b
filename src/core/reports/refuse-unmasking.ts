import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import { Failure } from '../failure.ts';
import { tableCategories } from './columns.ts';
import { otherRegions } from './merged-rows.ts';
import { suppressed, type PublishedTable } from './published-table.ts';
import { isSameName } from './regions.ts';
import type { PublishedReport, TableId } from './report.ts';
import { smallNumberWords } from './report-words.ts';
import { leastThreshold } from './suppression.ts';
import { areOverlapping, type SharedRequests } from './second-bands.ts';
import { tableTitles } from './table-titles.ts';

/**
 * Refuses a report that a reader could subtract from another one to work out what either holds back: one of a period
 * that overlaps or that goes by another day, where either holds something back, or of the same days with another choice
 * of small numbers, or one that tells what an earlier one held back. What may be corrected was made with the earlier
 * ones in mind: see `publishWithout`. `published`: reports that left, all in the way that `how` says. `only`: the one table that leaves; null: all of them.
 */
export function refuseUnmasking(...asked: Parameters<typeof unmasking>): void {
  const found = unmasking(...asked);
  if (found !== null) throw new Failure('refused', `${found.why} Nothing was written. ${found.advice}`);
}

/** Why a report would unmask another one, and what to do about it: both in sentences. */
export interface Unmasking {
  readonly why: string;
  readonly advice: string;
}

/** What `refuseUnmasking` refuses; null where it refuses nothing. */
export function unmasking(
  published: readonly PublishedReport[],
  report: PublishedReport,
  only: TableId | null,
  isShared: SharedRequests,
  how: Left = 'published',
): Unmasking | null {
  for (const earlier of published) {
    const isSame = earlier.period.from === report.period.from && earlier.period.to === report.period.to;
    const isByOtherDay = earlier.rule !== report.rule;
    // A restatement is of the same days, by whatever day it counts.
    if (!areOverlapping(earlier, report, 'any', isShared) && !isSame) continue;
    for (const id of tablesLaidOver(earlier, report, only)) {
      // What was saved may be one table alone.
      if (how !== 'published' && earlier.tables[id] === undefined) continue;
      if (!holdsBack(earlier, id) && !holdsBack(report, id)) continue;
      if (isByOtherDay) return byOtherDay(earlier, report, id, how);
      if (!isSame) return overlapping(earlier, report, id, how);
      if (isEqual(earlier.tables[id], report.tables[id])) continue;
      if (!isSameChoice(earlier, report)) return otherChoice(earlier, report, id, how);
      // A table that is left out tells nothing.
      if (report.tables[id] === undefined) continue;
      const told = firstTold(earlier.tables[id], report.tables[id]);
      if (told !== null) return tellsHeld(earlier, id, told, how);
    }
  }
  return null;
}

/** How a table left before. */
type Left = 'published' | 'saved to a file';

function forgetting(how: Left): string {
  return how === 'published'
    ? ''
    : ' If that file went to nobody, delete it and have it forgotten (--forget-saved, or above the table in the window).';
}

/** The tables of which something leaves: those over all categories tell of the same requests as each of them. */
function tablesLaidOver(
  earlier: PublishedReport,
  report: PublishedReport,
  only: TableId | null,
): readonly TableId[] {
  const all = [...new Set([...Object.keys(earlier.tables), ...Object.keys(report.tables)] as TableId[])];
  const isOfOne = only === 'national-security' || tableCategories.some((category) => category === only);
  return only === null ? all : all.filter((id) => id === only || !isOfOne);
}

function byOtherDay(
  earlier: PublishedReport,
  { period, rule }: PublishedReport,
  id: TableId,
  how: Left,
): Unmasking {
  return {
    why: `The table “${tableTitles[id]}” of ${earlier.period.name} was ${how} by the day on which a request was ${earlier.rule}; this one of ${period.name} goes by the day on which it was ${rule}. Small numbers are held back in one of them, and both are partly of the same requests: whoever subtracts one from the other could work them out.`,
    advice: `Count by the day on which it was ${earlier.rule} (--by ${earlier.rule}).${forgetting(how)}`,
  };
}

function overlapping(
  earlier: PublishedReport,
  { period }: PublishedReport,
  id: TableId,
  how: Left,
): Unmasking {
  return {
    why: `The table “${tableTitles[id]}” of ${earlier.period.name} that was ${how}, and this one of ${period.name}, would lie over each other, and small numbers are held back: whoever subtracts one from the other could work them out.`,
    advice: `Where small numbers are held back, each day is in one report only.${forgetting(how)}`,
  };
}

function otherChoice(
  { smallNumbers: published }: PublishedReport,
  { period, smallNumbers }: PublishedReport,
  id: TableId,
  how: Left,
): Unmasking {
  const why = `The table “${tableTitles[id]}” of ${period.name} was ${how} with small counts ${smallNumberWords(published)}; this one has them ${smallNumberWords(smallNumbers)}: whoever lays one beside the other could work out what is held back.`;
  if (published.mode !== 'show' && published.threshold < leastThreshold) {
    return {
      why,
      advice: `An early version of Redrope let that choice be made; below ${published.threshold} there is 1 alone, and nothing that restates it could hide it. What was ${how} stays as it is, and is had again so (--as-published). Say beside it in words what is corrected.${forgetting(how)}`,
    };
  }
  return {
    why,
    advice: `Choose small counts ${smallNumberWords(published)} (${smallNumberOption(published)}), as the one before has it.${forgetting(how)}`,
  };
}

function tellsHeld({ period }: PublishedReport, id: TableId, told: string, how: Left): Unmasking {
  return {
    why: `The table “${tableTitles[id]}” of ${period.name} was ${how} with ${told} held back, and this one would tell it.`,
    advice: `What was ${how} stays as it is.${forgetting(how)}`,
  };
}

function smallNumberOption(small: PublishedReport['smallNumbers']): string {
  if (small.mode === 'show') return 'neither --suppress-below nor --merge-below';
  return `--${small.mode}-below ${small.threshold}`;
}

function isSameChoice(earlier: PublishedReport, later: PublishedReport): boolean {
  return canonicalJson(earlier.smallNumbers) === canonicalJson(later.smallNumbers);
}

/** `“Heading” of Row`: the first figure that a table holds back and a later one does not; null where there is none. */
function firstTold(earlier: PublishedTable | undefined, later: PublishedTable): string | null {
  if (earlier === undefined) return null;
  const lines = [
    ...earlier.rows.map((row) => [row, later.rows.find(({ name }) => isSameName(name, row.name))] as const),
    [earlier.total, later.total] as const,
  ];
  for (const [before, after] of lines) {
    const column = before.cells.findIndex(
      (cell, index) => cell === suppressed && after?.cells[index] !== suppressed,
    );
    if (column !== -1) return `“${earlier.columns[column]?.heading ?? ''}” of ${before.name}`;
  }
  return null;
}

/** Whether anything is suppressed in a table, or merged. */
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
