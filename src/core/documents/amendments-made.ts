import type { Amendment } from '../cases/case-state.ts';
import { Failure } from '../failure.ts';

/**
 * So many amendments a case takes: what each author knew of them is carried from entry to entry. Far more than a request
 * has letters.
 */
export const maxAmendments = 100;

/** An amendment with its place among those of the case. */
export interface PlacedAmendment {
  readonly amendment: Amendment;
  readonly place: number;
}

/** The amendments of a case in ledger order, found by what they amend and by what they make stale. */
export class AmendmentsMade {
  readonly all: Amendment[] = [];
  readonly #ofDocument = new Map<string, PlacedAmendment[]>();
  readonly #ofFinding = new Map<string, PlacedAmendment[]>();

  constructor(amendments: readonly Amendment[] = []) {
    for (const amendment of amendments) this.add(amendment);
  }

  /** Failure `entry-invalid` where there are too many. */
  add(amendment: Amendment): void {
    if (this.all.length >= maxAmendments) {
      throw new Failure(
        'entry-invalid',
        `A case takes ${maxAmendments} amended versions of documents, and this one would have more.`,
      );
    }
    const placed = { amendment, place: this.all.length };
    this.all.push(amendment);
    listUnder(this.#ofDocument, amendment.amends, placed);
    for (const finding of new Set(amendment.stale)) listUnder(this.#ofFinding, finding, placed);
  }

  /** Those that amend a document. */
  of(document: string): readonly PlacedAmendment[] {
    return this.#ofDocument.get(document) ?? [];
  }

  /** Those that changed the words of a finding. */
  changing(finding: string): readonly PlacedAmendment[] {
    return this.#ofFinding.get(finding) ?? [];
  }
}

function listUnder<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
