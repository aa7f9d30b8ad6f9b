import { quotedWhereNeeded } from '../../core/bundles/csv.ts';
import { writeCell } from '../../core/reports/docket-cell.ts';
import { docketColumns } from '../../core/reports/docket-columns.ts';
import { docketCells, docketRowOf } from '../../core/reports/docket-row.ts';
import { isNationalSecurity } from '../../core/reports/countability.ts';
import type { TallyGroup } from '../../core/reports/tally.ts';
import { countedCase } from '../../core/reports/counted-case.ts';
import { caseState, openPart } from '../case-projection.ts';
import { rows, type ReadableDb, type WritableDb } from '../database.ts';
import { countAllCases } from './tallies.ts';

const casesAtOnce = 1000;

/** How many requests of national security process a docket leaves out. */
export function nationalSecurityRequests(db: WritableDb): number {
  countAllCases(db);
  const sql =
    'SELECT g.alike, count(*) AS requests FROM report_group AS g JOIN report_case AS c ON c.alike = g.id GROUP BY g.id';
  return rows<{ alike: string; requests: number }>(db, sql)
    .filter(({ alike }) => isNationalSecurity(JSON.parse(alike) as TallyGroup))
    .reduce((sum, { requests }) => sum + requests, 0);
}

/**
 * The docket as CSV with the canonical columns, piece by piece: UTF-8, with a mark where there is more than ASCII, CRLF,
 * safe against formulas. National security process, whose rows anybody can count, is left out unless it is asked for; the
 * mark tells nothing of it either.
 */
export function* docketCsv(
  db: WritableDb,
  { nationalSecurity = false }: { readonly nationalSecurity?: boolean } = {},
): Generator<string> {
  countAllCases(db);
  const isExported = (one: Parameters<typeof isNationalSecurity>[0]) =>
    nationalSecurity || !isNationalSecurity(one);
  if (isBeyondAscii(db, isExported)) yield byteOrderMark;
  yield line(docketColumns);
  for (let after = ''; ;) {
    const sql = 'SELECT case_id FROM report_case WHERE case_id > ? ORDER BY case_id LIMIT ?';
    const found = rows<{ case_id: string }>(db, sql, after, casesAtOnce);
    if (found.length === 0) return;
    const counted = found.map(({ case_id }) => countedCase(openPart(db, caseState(db, case_id))));
    yield counted
      .filter(isExported)
      .map((one) => line(docketCells(docketRowOf(one))))
      .join('');
    after = found.at(-1)?.case_id ?? '';
  }
}

/** Excel takes UTF-8 without it for the Windows code page, and would save it so. */
export const byteOrderMark = '\uFEFF';

function isBeyondAscii(db: ReadableDb, isExported: (group: TallyGroup) => boolean): boolean {
  const sql = `SELECT g.alike, max(g.alike GLOB '*[^ -~]*' OR c.reference GLOB '*[^ -~]*') AS beyond
    FROM report_group AS g JOIN report_case AS c ON c.alike = g.id GROUP BY g.id`;
  return rows<{ alike: string; beyond: number }>(db, sql).some(
    ({ alike, beyond }) => beyond === 1 && isExported(JSON.parse(alike) as TallyGroup),
  );
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => quotedWhereNeeded(writeCell(cell))).join(',')}\r\n`;
}
