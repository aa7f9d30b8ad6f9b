import { Failure } from '../../core/failure.ts';
import { docketCells, type DocketRow } from '../../core/reports/docket-row.ts';
import type { ReadableDb } from '../database.ts';
import { correctionOf, type Correction, type DocketPlace } from './correct-docket.ts';
import { contentOf } from './report-case.ts';

interface Seen {
  readonly category: string | null;
  readonly content: string;
  /** Whether it gave its category to a case that had none. */
  readonly claims: boolean;
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
   * What a row with a reference corrects; `known` where nothing is left to correct, null where it has no case. Failure
   * `refused` where another row of the file speaks of the same case otherwise, and as `correctionOf`.
   */
  take(row: DocketRow, country: string, place: DocketPlace): Correction | 'known' | null {
    const seen = this.#seen.get(row.reference) ?? [];
    const content = contentOf(docketCells(row)).toString('hex');
    if (seen.some((one) => one.content === content)) return 'known';
    const { category } = row;
    const isSame = (one: Seen) =>
      one.claims || category === null || one.category === null || one.category === category;
    if (seen.some(isSame)) throw spokenFor(row);
    const one = { category, content, claims: false };
    this.#seen.set(row.reference, [...seen, one]);
    const correction = correctionOf(this.#db, row, country, place);
    if (correction === null) return null;
    if (correction.events.length === 0) return 'known';
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
