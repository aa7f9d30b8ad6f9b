import { blocksOf, liftBlocks, type ExportBlock, type Lift } from '../../core/exports/firewall.ts';
import { countedCase } from '../../core/reports/counted-case.ts';
import { caseState, ledgerState, openPart } from '../case-projection.ts';
import { rows } from '../database.ts';
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
 * something has no reason.
 */
export function liftDocketBlocks(
  vault: Vault,
  asked: DocketAsked,
  lifts: readonly Lift[],
): readonly ExportBlock[] {
  const blocks = docketBlocks(vault, asked);
  const lifted = liftBlocks(blocks, lifts, 'whoever gets hold of the exported docket', true);
  for (const [caseId, events] of lifted) recordEvents(vault, caseId, events);
  return blocks;
}
