import { writeCell } from '../../core/reports/docket-cell.ts';
import { docketColumns } from '../../core/reports/docket-columns.ts';
import { docketCells, docketRowOf } from '../../core/reports/docket-row.ts';
import { countedCase } from '../../core/reports/counted-case.ts';
import { caseState, openPart } from '../case-projection.ts';
import { rows, type WritableDb } from '../database.ts';
import { countAllCases } from './tallies.ts';

const casesAtOnce = 1000;

/** The docket as CSV with the canonical columns, piece by piece: UTF-8, CRLF, safe against formulas. */
export function* docketCsv(db: WritableDb): Generator<string> {
  countAllCases(db);
  yield line(docketColumns);
  for (let after = ''; ;) {
    const sql = 'SELECT case_id FROM report_case WHERE case_id > ? ORDER BY case_id LIMIT ?';
    const found = rows<{ case_id: string }>(db, sql, after, casesAtOnce);
    if (found.length === 0) return;
    yield found.map(({ case_id }) => line(cellsOf(db, case_id))).join('');
    after = found.at(-1)?.case_id ?? '';
  }
}

function cellsOf(db: WritableDb, caseId: string): readonly string[] {
  return docketCells(docketRowOf(countedCase(openPart(db, caseState(db, caseId)))));
}

function line(cells: readonly string[]): string {
  return `${cells.map(quotedWhereNeeded).join(',')}\r\n`;
}

function quotedWhereNeeded(text: string): string {
  const safe = writeCell(text);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
