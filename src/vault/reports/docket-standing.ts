import { cellsWithCountry, docketCells, type DocketRow } from '../../core/reports/docket-row.ts';
import { rows, value, type ReadableDb } from '../database.ts';
import { contentOf } from './report-case.ts';

/** What a row is to the vault: new, known already, or in contradiction to what is there. */
export type Standing = 'new' | 'known' | { readonly message: string };

interface Taken {
  /** What tells rows apart, in hexadecimal. */
  readonly content: string;
  readonly category: string | null;
}

function contradiction(reference: string, how: string): string {
  return `The reference ${reference} is there already ${how}. The case stayed as it is: mend it in the window, under “Request”, or, where a docket said it, let this row correct it: in the window by “Let rows correct their cases”, on the command line with import-docket --correct (what it leaves blank stays as recorded).`;
}

/** Tells rows that the vault has, or that came before in the same file, from new ones. */
export class DocketStanding {
  readonly #db: ReadableDb;
  readonly #named = new Map<string, Taken[]>();
  /** Rows without a reference: how many of their kind the vault had before that have not come yet. */
  readonly #unnamed = new Map<string, number>();

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** Of a row whose cell has `country` as its country. Where it is new, it counts as taken from now on. */
  take(row: DocketRow, country: string): Standing {
    const content = contentOf(docketCells(row));
    const { code, name } = row.region;
    const asGiven = name !== null || code === country ? content : contentOf(cellsWithCountry(row, country));
    return row.reference === ''
      ? this.#takeUnnamed(content, asGiven)
      : this.#takeNamed(row, content.toString('hex'), asGiven.toString('hex'));
  }

  #takeNamed({ reference, category }: DocketRow, content: string, asGiven: string): Standing {
    const taken = this.#named.get(reference) ?? [];
    const stored = this.#stored(reference);
    const there = [...taken, ...stored];
    if (there.some((one) => one.content === content || one.content === asGiven)) return 'known';
    // What is there without a category is not another category: both would stand beside each other.
    if (stored.some((one) => one.category === null))
      return { message: contradiction(reference, 'without a category') };
    // One request may be reported in several categories, a row each.
    if (there.some((one) => one.category === category)) {
      return { message: contradiction(reference, 'in this category, with other content') };
    }
    this.#named.set(reference, [...taken, { content, category }]);
    return 'new';
  }

  /** A case is known by the row that it was imported from too, whatever was changed since. */
  #stored(reference: string): Taken[] {
    const found = rows<{ content: Buffer; imported: Buffer | null; alike: string }>(
      this.#db,
      `SELECT content, imported, alike.alike FROM report_case JOIN report_group AS alike ON alike.id = report_case.alike
       WHERE reference = ?`,
      reference,
    );
    return found.flatMap(({ content, imported, alike }) => {
      const { category } = JSON.parse(alike) as { readonly category: string | null };
      return [content, ...(imported === null ? [] : [imported])].map((one) => ({
        content: one.toString('hex'),
        category,
      }));
    });
  }

  /** Cases that have the country as it was given are of that spelling alone: they are used up first. */
  #takeUnnamed(content: Buffer, asGiven: Buffer): Standing {
    const isCase = '(content = ? OR imported = ?)';
    if (!asGiven.equals(content)) {
      const sql = `${isCase} AND NOT (content = ? OR coalesce(imported = ?, 0))`;
      if (this.#hasOneLeft(asGiven, sql, [asGiven, asGiven, content, content])) return 'known';
    }
    return this.#hasOneLeft(content, isCase, [content, content]) ? 'known' : 'new';
  }

  #hasOneLeft(kind: Buffer, isOfIt: string, values: readonly Buffer[]): boolean {
    const key = kind.toString('hex');
    const sql = `SELECT count(*) FROM report_case WHERE reference = '' AND ${isOfIt}`;
    const left = this.#unnamed.get(key) ?? value<number>(this.#db, sql, ...values) ?? 0;
    this.#unnamed.set(key, left - 1);
    return left > 0;
  }
}
