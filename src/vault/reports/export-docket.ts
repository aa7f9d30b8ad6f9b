import { quotedWhereNeeded } from '../../core/bundles/csv.ts';
import { writeCell } from '../../core/reports/docket-cell.ts';
import { docketColumns } from '../../core/reports/docket-columns.ts';
import { docketCells, docketRowOf } from '../../core/reports/docket-row.ts';
import { isNationalSecurity } from '../../core/reports/countability.ts';
import type { TallyGroup } from '../../core/reports/tally.ts';
import type { Period } from '../../core/reports/period.ts';
import { isSameName } from '../../core/reports/regions.ts';
import { countedCase } from '../../core/reports/counted-case.ts';
import { caseState, openPart } from '../case-projection.ts';
import { rows, type ReadableDb, type WritableDb } from '../database.ts';
import { structureChosen } from './band-choice-store.ts';
import { publishedRegions } from './regions.ts';
import { allReleased, release } from './released-bands.ts';
import { dayOfNumber } from './report-case.ts';
import { countAllCases } from './tallies.ts';

const casesAtOnce = 1000;

/** Which requests an export of the docket leaves out, and how many they are. */
export interface LeftOut {
  readonly requests: number;
  /** Whether account requests of the United States are among them: in the style of 2013 they are in the same bands. */
  readonly withAccounts: boolean;
}

/** What an export leaves out that was not asked to have national security process in it. */
export function leftOutOf(db: WritableDb): LeftOut {
  countAllCases(db);
  const { isExported, withAccounts } = exportedFrom(db, false);
  const sql =
    'SELECT g.alike, count(*) AS requests FROM report_group AS g JOIN report_case AS c ON c.alike = g.id GROUP BY g.id';
  const requests = rows<{ alike: string; requests: number }>(db, sql)
    .filter(({ alike }) => !isExported(JSON.parse(alike) as TallyGroup))
    .reduce((sum, one) => sum + one.requests, 0);
  return { requests, withAccounts };
}

/** What is left out, in a sentence. */
export function leftOutWords({ requests, withAccounts }: LeftOut): string {
  const accounts = withAccounts
    ? ', and of account requests of the United States, which are in the same bands,'
    : '';
  return `${requests} of national security process${accounts} left out.`;
}

type Exported = Pick<TallyGroup, 'category' | 'region' | 'process' | 'processGiven'>;

function exportedFrom(db: ReadableDb, nationalSecurity: boolean) {
  const withAccounts = !nationalSecurity && isInStyleOf2013(db);
  const isExported = (one: Exported) =>
    nationalSecurity || !(isNationalSecurity(one) || (withAccounts && isMergedIn2013(one)));
  return { isExported, withAccounts };
}

/** Whether account requests of the United States are, or are to be, told in bands together with national security. */
function isInStyleOf2013(db: ReadableDb): boolean {
  return structureChosen(db) === '2013' || allReleased(db).some(({ bands }) => bands === '2013');
}

function isMergedIn2013({ category, region }: Exported): boolean {
  const { nameOf } = publishedRegions();
  const unitedStates = nameOf({ code: 'US', name: null }) ?? 'US';
  return category === 'account' && isSameName(nameOf(region) ?? '', unitedStates);
}

/**
 * The docket as CSV with the canonical columns, piece by piece: UTF-8, with a mark where there is more than ASCII, CRLF,
 * safe against formulas. National security process, whose rows anybody can count, is left out unless it is asked for; the
 * mark tells nothing of it either. It counts as having left once the first piece is asked for: failure `refused` where
 * its rows would tell what left in bands.
 */
export function* docketCsv(
  db: WritableDb,
  { nationalSecurity = false }: { readonly nationalSecurity?: boolean } = {},
): Generator<string> {
  countAllCases(db);
  const { isExported, withAccounts } = exportedFrom(db, nationalSecurity);
  const period = spanOf(db);
  if (period !== null && !withAccounts) {
    const docket = nationalSecurity ? 'national-security' : 'account';
    release(db, { bands: null, period, rule: 'received', docket });
  }
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

/** From the first to the last day on which a request was received; null where no day is recorded. */
function spanOf(db: ReadableDb): Period | null {
  const [span] = rows<{ first: number | null; last: number | null }>(
    db,
    'SELECT min(received_on) AS first, max(received_on) AS last FROM report_case',
  );
  if (span === undefined || span.first === null || span.last === null) return null;
  const [from, to] = [dayOfNumber(span.first), dayOfNumber(span.last)];
  return { name: `${from} to ${to}`, from, to };
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
