import { Failure } from '../../core/failure.ts';
import { docketCells, type DocketRow } from '../../core/reports/docket-row.ts';
import type { ReadableDb } from '../database.ts';
import { correctionOf, type Correction, type CorrectingRow } from './correct-docket.ts';
import { contentOf } from './report-case.ts';

interface Seen {
  readonly category: string | null;
  readonly content: string;
  /** Whether it gave its category to a case that had none. */
  readonly claims: boolean;
  /** Set where it says less than its case, and nothing new. */
  readonly less: Correction | null;
}

/** What the rows of one file correct. What it says rests on no row being written yet, nor on all being so. */
export class DocketCorrecting {
  readonly #db: ReadableDb;
  readonly #seen = new Map<string, Seen[]>();
  /** The cases that rows corrected. */
  readonly #corrected = new Set<string>();

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /**
   * What a row with a reference corrects, without events where it only says less; `known` where nothing is left to
   * correct, null where it has no case. Failure
   * `refused` where another row of the file speaks of the same case otherwise, and as `correctionOf`.
   */
  take(from: CorrectingRow): Correction | 'known' | null {
    const { row } = from;
    const seen = this.#seen.get(row.reference) ?? [];
    const content = contentOf(docketCells(row)).toString('hex');
    const alike = seen.find((one) => one.content === content);
    if (alike !== undefined) return alike.less ?? 'known';
    const { category } = row;
    const isSame = (one: Seen) =>
      one.claims || category === null || one.category === null || one.category === category;
    if (seen.some(isSame)) throw spokenFor(row);
    const one = { category, content, claims: false, less: null };
    this.#seen.set(row.reference, [...seen, one]);
    const correction = correctionOf(this.#db, from);
    if (correction === null) return null;
    if (correction.events.length === 0) {
      if (correction.blanks.length === 0) return 'known';
      this.#seen.set(row.reference, [...seen, { ...one, less: correction }]);
      return correction;
    }
    if (this.#corrected.has(correction.case)) throw spokenFor(row);
    this.#corrected.add(correction.case);
    const claims = correction.events.some(
      (event) => event.type === 'request-changed' && event.changes.category !== undefined,
    );
    this.#seen.set(row.reference, [...seen, { ...one, claims }]);
    return correction;
  }
}

function spokenFor({ reference }: DocketRow): Failure {
  return new Failure(
    'refused',
    `Another row of this file has the reference ${reference} with other content, and may mean the same request. Keep one of them, or give each its category, and import the file again.`,
  );
}
