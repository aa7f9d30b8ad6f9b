import type { ImportedFrom } from '../cases/case-state.ts';
import type { EventOf } from '../events.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { inLedgerOrder } from '../ledger/graph.ts';
import { docketColumns, type DocketColumn } from './docket-columns.ts';
import { blankOutcome, type Outcome } from './outcome.ts';

/** Cells in canonical form by column; a blank one is ''. */
export type CellsByColumn = ReadonlyMap<DocketColumn, string>;

/** The columns that say how a request ended, and where an outcome has each. */
export const outcomeColumns = [
  ['identifiers', 'identifiers'],
  ['challenged', 'challenged'],
  ['data_provided', 'dataProvided'],
  ['accounts_preserved', 'accountsPreserved'],
  ['action', 'action'],
  ['apps_removed', 'appsRemoved'],
  ['appeals_received', 'appealsReceived'],
  ['appeals_granted', 'appealsGranted'],
  ['apps_reinstated', 'appsReinstated'],
  ['emergency_outcome', 'emergencyOutcome'],
] as const satisfies readonly (readonly [DocketColumn, keyof Outcome])[];

export function cellsByColumn(cells: readonly string[]): CellsByColumn {
  return new Map(docketColumns.map((column, index) => [column, cells[index] ?? '']));
}

/**
 * What dockets said of an imported case last, column by column: its own row, and the rows that corrected it since. What
 * people said is no part of it.
 */
export function saidByDockets(entries: Iterable<SignedEntry>, { cells }: ImportedFrom): CellsByColumn {
  const said = new Map(cellsByColumn(cells));
  let outcome = blankOutcome;
  for (const { entry } of inLedgerOrder(entries)) {
    const { event } = entry;
    if (event.type === 'request-changed') sayRequest(said, event);
    if (event.type === 'outcome-recorded' && event.docket !== undefined)
      sayOutcome(said, outcome, event.outcome);
    if (event.type === 'outcome-recorded' || event.type === 'case-imported') outcome = event.outcome;
  }
  return said;
}

function sayRequest(said: Map<DocketColumn, string>, { changes, docket }: EventOf<'request-changed'>): void {
  if (docket === undefined) return;
  const { received, country, category, process } = changes;
  if (received !== undefined) said.set('received_on', received?.at.slice(0, 10) ?? '');
  if (country !== undefined) said.set('country', country ?? docket.region ?? '');
  if (category !== undefined) said.set('category', category ?? '');
  if (process !== undefined) said.set('process', docket.process ?? process ?? '');
}

/** An outcome is recorded as a whole: the row said what is not as it was before. */
function sayOutcome(said: Map<DocketColumn, string>, before: Outcome, after: Outcome): void {
  for (const [column, field] of outcomeColumns) {
    if (after[field] !== before[field]) said.set(column, String(after[field] ?? ''));
  }
}

/** What a case that was imported has beside its record once its request was changed, by a row of a docket or not. */
export function correctedFrom(
  imported: ImportedFrom,
  { changes, docket }: EventOf<'request-changed'>,
): ImportedFrom {
  if (docket === undefined) return imported;
  return {
    ...imported,
    ...(changes.country === undefined ? {} : { region: docket.region }),
    ...(changes.process === undefined ? {} : { process: docket.process }),
  };
}
