import type { CaseState } from '../../core/cases/case-state.ts';
import { checkStillOpen } from '../../core/cases/life-cycle.ts';
import type { CaseEvent, EventOf } from '../../core/events.ts';
import { Failure } from '../../core/failure.ts';
import { recordOutcome } from '../../core/reports/commands.ts';
import { countedCase } from '../../core/reports/counted-case.ts';
import { docketColumns, type DocketColumn } from '../../core/reports/docket-columns.ts';
import {
  cellsWithCountry,
  docketCells,
  docketRowOf,
  requestOfRow,
  type DocketRow,
} from '../../core/reports/docket-row.ts';
import {
  cellsByColumn,
  outcomeColumns,
  saidByDockets,
  type CellsByColumn,
} from '../../core/reports/docket-said.ts';
import { blankOutcome } from '../../core/reports/outcome.ts';
import { changeRequest } from '../../core/requests/commands.ts';
import type { RequestChanges } from '../../core/requests/events.ts';
import { rows, type ReadableDb } from '../database.ts';
import { caseState, entriesOf } from '../ledger-store.ts';

/** What makes a case say what a row says. */
export interface Correction {
  readonly case: string;
  readonly events: readonly CaseEvent[];
  /** Columns of the file that are blank in the row while a docket said something there, which stays. */
  readonly blanks: readonly DocketColumn[];
}

/** Which row of which file. */
export type DocketPlace = NonNullable<EventOf<'outcome-recorded'>['docket']>;

/** A row, its country as its cell has it, the columns that its file has, and where it stands. */
export interface CorrectingRow {
  readonly row: DocketRow;
  readonly country: string;
  readonly columns: ReadonlySet<DocketColumn | null>;
  readonly place: DocketPlace;
}

/**
 * How a row corrects the case of its reference: the one in its category, else one that has none, else one that came in
 * that category; any, for a row without a category. Null where the vault has no such case. A row corrects what dockets
 * said before: a blank cell, and one that says what a docket said last, be it the name of a `country` kept as its cell has
 * it, leave the case as it is; `blanks` tells of blank ones. Failures: `refused` where the case was not imported or has
 * decisions, where people said otherwise since, or where several cases are meant; `case-closed`.
 */
export function correctionOf(db: ReadableDb, { row, place, ...from }: CorrectingRow): Correction | null {
  const id = caseOf(db, row);
  if (id === null) return null;
  const state = caseState(db, id);
  const { columns, blanks } = columnsToCorrect(db, state, { row, ...from });
  if (columns.size === 0) return { case: id, events: [], blanks };
  const events = [...requestEvents(state, row, columns, place), ...outcomeEvents(state, row, columns, place)];
  checkStillOpen(state, events);
  return { case: id, events, blanks };
}

function caseOf(db: ReadableDb, { reference, category }: DocketRow): string | null {
  const found = casesOf(db, reference);
  const own = found.filter((one) => one.category === category);
  const loose = category === null ? found : found.filter((one) => one.category === null);
  const once = () => found.filter(({ id }) => importedCategory(db, id) === category);
  const [one, ...others] = own.length > 0 ? own : loose.length > 0 ? loose : once();
  if (others.length === 0) return one?.id ?? null;
  throw refused(
    `${others.length + 1} cases have the reference ${reference}, and nothing tells which of them the row means.`,
  );
}

/** Null for a case that was not imported, too. */
function importedCategory(db: ReadableDb, id: string): string | null {
  const { imported } = caseState(db, id);
  return imported === undefined ? null : (cellsByColumn(imported.cells).get('category') ?? null);
}

function casesOf(db: ReadableDb, reference: string) {
  const sql = `SELECT case_id AS id, g.alike FROM report_case AS c JOIN report_group AS g ON g.id = c.alike WHERE reference = ?`;
  return rows<{ id: string; alike: string }>(db, sql, reference).map(({ id, alike }) => ({
    id,
    category: (JSON.parse(alike) as { readonly category: string | null }).category,
  }));
}

function columnsToCorrect(
  db: ReadableDb,
  state: CaseState,
  { row, country, columns }: Omit<CorrectingRow, 'place'>,
): { readonly columns: ReadonlySet<DocketColumn>; readonly blanks: readonly DocketColumn[] } {
  const given = cellsByColumn(docketCells(row));
  const now = cellsByColumn(docketCells(docketRowOf(countedCase(state))));
  const differing = docketColumns.filter((column) => given.get(column) !== now.get(column));
  const filled = differing.filter((column) => given.get(column) !== '');
  // What was begun here rests on no docket: a blank cell contradicts none.
  const blank =
    state.imported === undefined
      ? []
      : differing.filter((column) => columns.has(column) && given.get(column) === '');
  if (filled.length + blank.length === 0) return { columns: new Set(), blanks: [] };
  const said = saidOf(db, state);
  const asGiven = cellsByColumn(cellsWithCountry(row, country));
  const isNew = (column: DocketColumn) =>
    [given, asGiven].every((cells) => cells.get(column) !== said.get(column));
  const news = filled.filter(isNew);
  if (news.length > 0 && state.decisions.length > 0)
    throw refused(`The case of the reference ${row.reference} has decisions.`);
  const byPeople = news.filter((column) => now.get(column) !== said.get(column));
  if (byPeople.length > 0)
    throw refused(
      `In the case of the reference ${row.reference} somebody recorded something else since the docket came in: ${byPeople.join(', ')}.`,
    );
  return { columns: new Set(news), blanks: blank.filter(isNew) };
}

function saidOf(db: ReadableDb, { id, imported, heads, uncounted = [] }: CaseState): CellsByColumn {
  if (imported === undefined)
    throw refused('The case of this reference was begun in Redrope, not imported from a docket.');
  if (heads.every((head) => head === imported.entry)) return cellsByColumn(imported.cells);
  const aside = new Set(uncounted);
  return saidByDockets(
    entriesOf(db, id).filter((signed) => !aside.has(signed.id)),
    imported,
  );
}

function requestEvents(
  state: CaseState,
  row: DocketRow,
  columns: ReadonlySet<DocketColumn>,
  place: DocketPlace,
): readonly CaseEvent[] {
  const { country, process, received } = requestOfRow(row);
  const changes: RequestChanges = {
    ...(columns.has('country') ? { country } : {}),
    ...(columns.has('process') ? { process } : {}),
    ...(columns.has('received_on') ? { received } : {}),
    ...(columns.has('category') ? categoryChanges(state, row) : {}),
  };
  if (Object.keys(changes).length === 0) return [];
  // Checks the dates, and makes no event of a country or process that changes in name alone.
  changeRequest(state, changes);
  const docket = { ...place, region: row.region.name, process: row.processGiven };
  return [{ type: 'request-changed', changes, docket }];
}

/** What follows from a category changes with it, where it still is as the category before made it. */
function categoryChanges({ request }: CaseState, row: DocketRow): RequestChanges {
  const { category, requester, emergency } = requestOfRow(row);
  const before = requestOfRow({ ...row, category: request.category });
  return {
    category,
    ...(requester !== before.requester && request.requester === before.requester ? { requester } : {}),
    ...(emergency !== before.emergency && request.emergency === before.emergency ? { emergency } : {}),
  };
}

/** What only the case says, such as whether users were told, stays. */
function outcomeEvents(
  state: CaseState,
  { outcome }: DocketRow,
  columns: ReadonlySet<DocketColumn>,
  docket: DocketPlace,
): readonly CaseEvent[] {
  const said = Object.fromEntries(
    outcomeColumns.flatMap(([column, field]) => (columns.has(column) ? [[field, outcome[field]]] : [])),
  );
  const recorded = { ...(state.outcome ?? blankOutcome), ...said };
  return recordOutcome(state, recorded, docket);
}

function refused(why: string): Failure {
  return new Failure(
    'refused',
    `${why} A row corrects only what a docket said. Nothing was changed: mend it in the window, under “Request”.`,
  );
}
