import type { SignedEntry } from './entry.ts';

/** So many steps are gone back in one case: who signs a history that takes more means harm. */
const mostSteps = 10_000_000;

/** What entries rest on, as far as more than the heads has to be asked; `earlier` gives those that were not added. */
export class Ancestry {
  readonly #parents = new Map<string, readonly string[]>();
  #earlier: (() => Iterable<SignedEntry>) | null;
  #left = mostSteps;

  constructor(earlier: (() => Iterable<SignedEntry>) | null = null) {
    this.#earlier = earlier;
  }

  add({ id, entry }: SignedEntry): void {
    this.#parents.set(id, entry.parents);
  }

  /** What some entries rest on, themselves included; what is too far back is left out. */
  under(entries: readonly string[]): ReadonlySet<string> {
    for (const signed of this.#earlier?.() ?? []) this.add(signed);
    this.#earlier = null;
    const found = new Set<string>();
    const waiting = [...entries];
    for (let id = waiting.pop(); id !== undefined && this.#left > 0; id = waiting.pop()) {
      this.#left -= 1;
      const parents = found.has(id) ? undefined : this.#parents.get(id);
      if (parents === undefined) continue;
      found.add(id);
      waiting.push(...parents);
    }
    return found;
  }
}
