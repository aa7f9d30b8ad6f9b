import type { SignedEntry } from './entry.ts';
import { inLedgerOrder } from './graph.ts';

/**
 * What entries rest on, as far as more than the heads has to be asked; `earlier` gives those that were not added. Of some
 * entries, the marked ones, each entry carries which it rests on, so that it takes no walk back to know them.
 */
export class Ancestry {
  readonly #parents = new Map<string, readonly string[]>();
  /** By entry, a bit for each marked one that it rests on or is, in the order marked. */
  readonly #marks = new Map<string, bigint>();
  readonly #bits: Map<string, bigint>;
  #earlier: (() => Iterable<SignedEntry>) | null;
  #added: SignedEntry[] = [];

  constructor(earlier: (() => Iterable<SignedEntry>) | null = null, marked: readonly string[] = []) {
    this.#earlier = earlier;
    this.#bits = new Map(marked.map((id, index) => [id, 1n << BigInt(index)]));
  }

  /** In ledger order, as all that is added or marked. */
  add(signed: SignedEntry): void {
    this.#added.push(signed);
  }

  /** Marks an entry that is added next. */
  mark(id: string): void {
    this.#bits.set(id, 1n << BigInt(this.#bits.size));
  }

  /** The places of the marked entries that none of these rests on or is. */
  unmarked(entries: readonly string[]): readonly number[] {
    this.#settle();
    const marks = this.#marksOf(entries);
    return [...this.#bits.values()].flatMap((bit, index) => ((marks & bit) === 0n ? [index] : []));
  }

  /** Of an entry, which of these (by their index) do not rest on it: all are gone through once, however many these are. */
  notUnder(entries: readonly string[]): (id: string) => readonly number[] {
    if (entries.length === 0) return () => [];
    this.#settle();
    const resting = new Map(entries.map((id, index) => [id, 1n << BigInt(index)]));
    for (const [id, parents] of [...this.#parents].toReversed()) {
      const above = resting.get(id);
      if (above === undefined) continue;
      for (const parent of parents) resting.set(parent, (resting.get(parent) ?? 0n) | above);
    }
    return (id) => {
      const above = resting.get(id) ?? 0n;
      return entries.flatMap((_, index) => ((above >> BigInt(index)) & 1n ? [] : [index]));
    };
  }

  #settle(): void {
    const added = [...inLedgerOrder(this.#earlier?.() ?? []), ...this.#added];
    this.#earlier = null;
    this.#added = [];
    for (const { id, entry } of added) {
      this.#parents.set(id, entry.parents);
      this.#marks.set(id, this.#marksOf(entry.parents) | (this.#bits.get(id) ?? 0n));
    }
  }

  #marksOf(entries: readonly string[]): bigint {
    return entries.reduce((marks, id) => marks | (this.#marks.get(id) ?? 0n), 0n);
  }
}
