import { counted } from '../cases/summary.ts';
import { isNationalSecurity } from './countability.ts';
import type { DocketColumn } from './docket-columns.ts';
import type { DocketRow } from './docket-row.ts';
import { maySayNationalSecurity } from './national-security-words.ts';

/** Process in a docket that is, or may be, national security process outside its category; with how many rows have it. */
export interface ProcessDoubt {
  readonly given: string;
  readonly says: 'national-security' | 'doubt';
  readonly rows: number;
}

/** What is to be known of a row's process; null where nothing is. */
export function processDoubtOf(row: DocketRow): Omit<ProcessDoubt, 'rows'> | null {
  const { category, processGiven, process } = row;
  const given = processGiven ?? process;
  if (category === 'national-security' || given === null) return null;
  if (isNationalSecurity(row)) return { given, says: 'national-security' };
  return maySayNationalSecurity(given) ? { given, says: 'doubt' } : null;
}

export function processDoubtWords({ given, says, rows }: ProcessDoubt): string {
  const name = `“${given}” (${counted(rows, 'row')})`;
  return says === 'national-security'
    ? `${name} is national security process in another category: it is counted in no table until its category is national-security.`
    : `${name} may be national security process: before a table that counts it leaves, you will be asked which it is. If it is, its category is national-security.`;
}

/** Days of receipt after today; with the first row that has one. */
export interface FutureDays {
  readonly rows: number;
  readonly row: number;
  readonly day: string;
}

export function futureDaysWords({ rows, row, day }: FutureDays): string {
  return `${counted(rows, 'row')} ${rows === 1 ? 'was' : 'were'} received on a day to come, first row ${row}: ${day}. Look whether the year is right: such a request is in no report before that day.`;
}

/** That a row says less than its case. */
export function blankWords({
  row,
  columns,
}: {
  readonly row: number;
  readonly columns: readonly DocketColumn[];
}): string {
  return `Row ${row}, ${columns.join(', ')}: blank here, but recorded in its case, where it stays. A blank takes nothing back: mend it in the window, under “Request”.`;
}
