import type { CaseState } from '../../core/cases/case-state.ts';
import type { CaseEvent } from '../../core/events.ts';
import { Failure } from '../../core/failure.ts';
import { recordOutcome } from '../../core/reports/commands.ts';
import { countedCase } from '../../core/reports/counted-case.ts';
import { requestOfRow, type DocketRow } from '../../core/reports/docket-row.ts';
import { fisaOrderIds, fisaProcess, type FisaOrder } from '../../core/reports/outcome.ts';
import { changeRequest } from '../../core/requests/commands.ts';
import type { RequestChanges } from '../../core/requests/events.ts';
import { rows, type ReadableDb } from '../database.ts';
import { caseState } from '../case-projection.ts';

/** What makes a case say what a row says. */
export interface Correction {
  readonly case: string;
  readonly events: readonly CaseEvent[];
}

/**
 * How a row corrects the case of its reference: the one in its category, else one that has none. Null where the vault
 * has no such case, or several. Failure `invalid-input` for what a row cannot say of a case that is there.
 */
export function correctionOf(db: ReadableDb, row: DocketRow): Correction | null {
  const found = casesOf(db, row.reference);
  const own = found.filter(({ category }) => category === row.category);
  const matching = own.length > 0 ? own : found.filter(({ category }) => category === null);
  const [one, ...others] = matching;
  if (one === undefined || others.length > 0) return null;
  const state = caseState(db, one.id);
  return {
    case: one.id,
    events: [...changeRequest(state, requestChanges(state, row)), ...outcomeEvents(state, row)],
  };
}

function casesOf(db: ReadableDb, reference: string) {
  const sql = `SELECT case_id AS id, g.alike FROM report_case AS c JOIN report_group AS g ON g.id = c.alike WHERE reference = ?`;
  return rows<{ id: string; alike: string }>(db, sql, reference).map(({ id, alike }) => ({
    id,
    category: (JSON.parse(alike) as { readonly category: string | null }).category,
  }));
}

function requestChanges(state: CaseState, row: DocketRow): RequestChanges {
  const { country, process, category, received, requester, emergency } = requestOfRow(row);
  const before = countedCase(state);
  if (row.region.name !== null && row.region.name !== state.imported?.region)
    throw cannotSay('A country that is none of ISO 3166-1');
  return {
    country,
    process,
    category,
    // The time of day, which a docket does not have, stays.
    ...(row.receivedOn === before.receivedOn ? {} : { received }),
    ...(requester === null ? {} : { requester }),
    ...(emergency ? { emergency } : {}),
  };
}

/** What only the case says, such as whether users were told, stays. */
function outcomeEvents(state: CaseState, { processGiven, outcome }: DocketRow): readonly CaseEvent[] {
  const { notified, fisaOrder } = state.outcome ?? {};
  const order = orderOf(state, processGiven) ?? fisaOrder;
  return recordOutcome(state, {
    ...outcome,
    ...(notified === undefined ? {} : { notified }),
    ...(order === undefined ? {} : { fisaOrder: order }),
  });
}

function orderOf({ imported }: CaseState, processGiven: string | null): FisaOrder | undefined {
  const order = fisaOrderIds.find((id) => fisaProcess(id) === processGiven);
  if (order === undefined && processGiven !== null && processGiven !== imported?.process)
    throw cannotSay('Process that Redrope does not know');
  return order;
}

function cannotSay(what: string): Failure {
  return new Failure(
    'invalid-input',
    `${what} cannot be put into a case that is there. Mend the case in the window.`,
  );
}
