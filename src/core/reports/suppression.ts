import { Failure } from '../failure.ts';
import type { EarlierTable } from './earlier-table.ts';
import { Masked } from './masked.ts';
import { mergeSmallRows } from './merged-rows.ts';
import { publishTable, type PublishedTable } from './published-table.ts';
import type { ReportTable } from './table.ts';

/** What is done with counts above 0 and below `threshold`: at least `leastThreshold`, but for what an early version published. */
export type SmallNumbers =
  | { readonly mode: 'show' }
  | { readonly mode: 'suppress'; readonly threshold: number }
  /** Rows with fewer requests are put together as `Other`; what is small then is suppressed. */
  | { readonly mode: 'merge'; readonly threshold: number };

/** Below 2 there is 1 alone. */
export const leastThreshold = 3;

/**
 * The table as it may be published. Held back are small counts, and as many more that none of them can be worked out
 * from totals, from what the figures of a row have to do with each other, or from a percentage, even by a reader who
 * knows that none of them is 0 and that nothing is held back where no count is small. `earlier`: what was published of the same days with the same choice, in its order: what
 * it holds back stays held back, and cannot be worked out from all of them together either. Failure `NothingHides` where
 * nothing can keep it; `refused` below `leastThreshold`, as early versions published.
 */
export function publishWithout(
  table: ReportTable,
  small: SmallNumbers,
  earlier: readonly EarlierTable[] = [],
): PublishedTable {
  if (small.mode === 'show') return publishTable(table);
  const { mode, threshold } = small;
  if (threshold < leastThreshold)
    throw new Failure(
      'refused',
      `Small counts below ${threshold} are 1 alone: whoever sees that they are held back knows them. Nothing was written. Choose at least ${leastThreshold}. A report that an early version published so stays, and is had as it was from the list of published reports (--as-published).`,
    );
  const told = (one: ReportTable, before: readonly EarlierTable[]) =>
    mode === 'merge' ? mergeSmallRows(one, threshold, before) : one;
  const own = told(table, earlier);
  const masked = new Masked(
    own,
    threshold,
    earlier.map((one, index) => ({ told: one.told, exact: told(one.exact, earlier.slice(0, index)) })),
  );
  masked.holdSmall();
  // A table of one row has no total beside it.
  if (table.rowHeading !== null) masked.protect();
  return { ...publishTable(own), ...masked.published(own.total.name) };
}
