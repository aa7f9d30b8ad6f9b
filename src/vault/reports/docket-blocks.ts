import {
  blocksOf,
  liftBlocks,
  reasonFaults,
  type ExportBlock,
  type Lift,
} from '../../core/exports/firewall.ts';
import { Failure } from '../../core/failure.ts';
import { countedCase } from '../../core/reports/counted-case.ts';
import { caseState, ledgerState, openPart } from '../case-projection.ts';
import { rows } from '../database.ts';
import { othersBeside } from '../exports/export-plan.ts';
import { recordEvents } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';
import {
  daysText,
  exportedFrom,
  inBandsSql,
  inPeriodSql,
  periodValues,
  type DocketAsked,
} from './docket-leaving.ts';

/**
 * What keeps requests out of an exported docket, as whoever gets hold of the file reads it: running nondisclosure. Of
 * documents and of what was typed a docket has nothing.
 */
export function docketBlocks(
  { db, now }: Pick<Vault, 'db' | 'now'>,
  asked: DocketAsked = {},
): readonly ExportBlock[] {
  const { at } = now();
  const { days, isExported } = exportedFrom(db, asked);
  const sql = `SELECT c.case_id, ${inBandsSql} AS inBands FROM report_case AS c
    JOIN case_view AS v ON v.case_id = c.case_id
    WHERE ${inPeriodSql} AND (json_extract(v.state, '$.request.nondisclosure') IS NOT NULL
      OR json_extract(v.counting, '$.request.nondisclosure') IS NOT NULL)
    ORDER BY c.case_id`;
  type Found = { readonly case_id: string; readonly inBands: number };
  return rows<Found>(db, sql, daysText(days), ...periodValues(asked.period)).flatMap(
    ({ case_id, inBands }) => {
      const counting = openPart(db, caseState(db, case_id));
      if (!isExported({ group: countedCase(counting), inBands: inBands === 1 })) return [];
      const states = { counting, ledger: ledgerState(db, case_id) };
      const blocks = blocksOf(states, 'anyone', { now: at, foreign: [] });
      return blocks.filter(({ kind }) => kind === 'nondisclosure');
    },
  );
}

/**
 * Records in each case that its row leaves in spite of what kept it here; before it does. Each case is an act of its own:
 * where one fails, those before it say that their rows were let leave, and nothing leaves. Failure `export-blocked` where
 * something has no reason, or one that names another case than the one that keeps it.
 */
export function liftDocketBlocks(
  vault: Vault,
  asked: DocketAsked,
  lifts: readonly Lift[],
): readonly ExportBlock[] {
  const { blocks, lifted } = tryDocketLifts(vault, asked, lifts);
  for (const [caseId, events] of lifted) recordEvents(vault, caseId, events);
  return blocks;
}

/** What `liftDocketBlocks` would record, by case. Fails as it does; nothing is recorded. */
export function tryDocketLifts(
  vault: Pick<Vault, 'db' | 'now'>,
  asked: DocketAsked,
  lifts: readonly Lift[],
): { readonly blocks: readonly ExportBlock[]; readonly lifted: ReturnType<typeof liftBlocks> } {
  const blocks = docketBlocks(vault, asked);
  checkReasons(vault, blocks, lifts);
  return { blocks, lifted: liftBlocks(blocks, lifts, 'whoever gets hold of the exported docket', true) };
}

function checkReasons(
  { db }: Pick<Vault, 'db'>,
  blocks: readonly ExportBlock[],
  lifts: readonly Lift[],
): void {
  const every = othersBeside(db, []);
  for (const lift of lifts) {
    const block = blocks.find(({ id }) => id === lift.block);
    if (block === undefined) continue;
    const own = ownNames(db, block);
    // Reading what is beside one case goes through the whole vault: only where a reason names something else.
    if (every.in([lift.reason]).every(({ name }) => own.has(name))) continue;
    const others = othersBeside(db, [block.case]);
    const [fault] = reasonFaults([block], [lift], (texts) => others.in(texts));
    if (fault === undefined) continue;
    throw new Failure(
      'export-blocked',
      `The reason is kept in ${block.reference || `case ${block.case.slice(0, 8)}`} and leaves with it. ${fault} Nothing was written. Write the reason without it.`,
    );
  }
}

function ownNames(db: Vault['db'], { case: caseId, reference }: ExportBlock): ReadonlySet<string> {
  const accounts = rows<{ spellings: string }>(
    db,
    'SELECT spellings FROM case_identifier WHERE case_id = ?',
    caseId,
  );
  return new Set([reference, ...accounts.flatMap(({ spellings }) => JSON.parse(spellings) as string[])]);
}
