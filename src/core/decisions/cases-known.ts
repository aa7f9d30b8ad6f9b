import { draftOf, type CaseDraft } from '../cases/case-draft.ts';
import { applyCounting, projectCounting } from '../cases/projection.ts';
import { compareFindings } from '../documents/amendments.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { underIn } from '../ledger/graph.ts';

/** What a question about every decision of a case may take; who signs a case that takes more means harm. */
export class Work {
  #left: number;

  constructor(most: number) {
    this.#left = most;
  }

  /** Whether there is so much left; it is taken. */
  take(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }
}

/** So many steps of other work are about one entry applied to a case. */
const stepsPerEntry = 20;

/**
 * A case as authors knew it, one after another in ledger order. Each is gone on with from the one before it on the same
 * strand, so that a history is gone through once, but where it was merged.
 */
export class CasesKnown {
  readonly #known: ReadonlyMap<string, SignedEntry>;
  readonly #uncounted: ReadonlySet<string>;
  readonly #work: Work;
  readonly #kept = new Map<string, CaseDraft>();

  /** Of `uncounted` entries nothing is shown that does not count anyway, as in the case that is shown. */
  constructor(known: ReadonlyMap<string, SignedEntry>, uncounted: readonly string[], work: Work) {
    this.#known = known;
    this.#uncounted = new Set(uncounted);
    this.#work = work;
  }

  /** The case of some entries and all that they rest on, to be read before the next one is asked for; null: too much work. */
  of(heads: readonly string[]): CaseDraft | null {
    if (!this.#work.take(1)) return null;
    const { from, later } = this.#strand(heads);
    if (!this.#work.take(later.length * stepsPerEntry)) return null;
    const draft = this.#kept.get(keyOf(from)) ?? this.#projected(from);
    if (draft === null) return null;
    for (const signed of later.toReversed()) applyCounting(draft, signed, this.#uncounted);
    compareFindings(draft);
    this.#kept.delete(keyOf(from));
    this.#kept.set(keyOf(heads), draft);
    return draft;
  }

  /** Back over entries that rest on one alone, to what is at hand, to a merge or to the opening. */
  #strand(heads: readonly string[]): { from: readonly string[]; later: SignedEntry[] } {
    const later: SignedEntry[] = [];
    let from = heads;
    while (!this.#kept.has(keyOf(from))) {
      const [one, ...others] = from;
      const signed = one === undefined || others.length > 0 ? undefined : this.#known.get(one);
      if (signed === undefined || signed.entry.parents.length === 0) break;
      later.push(signed);
      from = signed.entry.parents;
    }
    return { from, later };
  }

  #projected(heads: readonly string[]): CaseDraft | null {
    const all = underIn(this.#known, heads);
    if (!this.#work.take(all.size * stepsPerEntry)) return null;
    const entries = [...all].flatMap((id) => this.#known.get(id) ?? []);
    return draftOf(
      projectCounting(entries, ({ entry }) => !this.#uncounted.has(entry)),
      () => entries,
    );
  }
}

function keyOf(heads: readonly string[]): string {
  return heads.join(' ');
}
