import { quotedWhereNeeded } from '../../core/bundles/csv.ts';
import { writeCell } from '../../core/reports/docket-cell.ts';
import { docketColumns } from '../../core/reports/docket-columns.ts';
import { docketCells, docketRowOf } from '../../core/reports/docket-row.ts';
import { countedCase } from '../../core/reports/counted-case.ts';
import { caseState, openPart } from '../case-projection.ts';
import { rows, type WritableDb } from '../database.ts';
import {
  daysText,
  exportedFrom,
  hasReferences,
  inBandsSql,
  inPeriodSql,
  periodValues,
  type DocketAsked,
} from './docket-leaving.ts';

const casesAtOnce = 1000;

/**
 * The docket as CSV with the canonical columns, piece by piece: UTF-8, with a mark where there is more than ASCII, CRLF,
 * safe against formulas. National security process is left out unless it is asked for, and references with it (see
 * `hasReferences`); the mark tells nothing of it
 * either. What counts as having left with it is `docketLeaving`: to be released before.
 */
export function* docketCsv(db: WritableDb, asked: DocketAsked = {}): Generator<string> {
  const { days, groups, isExported } = exportedFrom(db, asked);
  const withReferences = hasReferences(db, asked);
  if (groups.some((one) => one.beyond && isExported(one))) yield byteOrderMark;
  yield line(docketColumns);
  const sql = `SELECT c.case_id, ${inBandsSql} AS inBands FROM report_case AS c
    WHERE ${inPeriodSql} AND c.case_id > ? ORDER BY c.case_id LIMIT ?`;
  for (let after = ''; ;) {
    const found = rows<{ case_id: string; inBands: number }>(
      db,
      sql,
      daysText(days),
      ...periodValues(asked.period),
      after,
      casesAtOnce,
    );
    if (found.length === 0) return;
    yield found
      .map(({ case_id, inBands }) => ({
        group: countedCase(openPart(db, caseState(db, case_id))),
        inBands: inBands === 1,
      }))
      .filter(isExported)
      .map(({ group }) => docketRowOf(group))
      .map((row) => line(docketCells(withReferences ? row : { ...row, reference: '' })))
      .join('');
    after = found.at(-1)?.case_id ?? '';
  }
}

/** Excel takes UTF-8 without it for the Windows code page, and would save it so. */
export const byteOrderMark = '\uFEFF';

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => quotedWhereNeeded(writeCell(cell))).join(',')}\r\n`;
}
