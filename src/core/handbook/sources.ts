import { weaker, type RuleCitation } from '../guidelines/guidelines.ts';
import type { Verification } from '../guidelines/guideline.ts';

/** A sentence of the handbook with the rules that it comes from. */
export interface Statement {
  readonly text: string;
  /** Numbers in the list of sources. */
  readonly sources: readonly number[];
  /** It rests on nothing better than somebody's memory, and has to be shown so. */
  readonly unverified: boolean;
}

/** Numbers the rules that a handbook cites, in the order in which they are first cited. */
export class SourceList {
  readonly #numbers = new Map<string, number>();
  readonly #cited: RuleCitation[] = [];

  /** A sentence that says what these rules say: no better checked than the weakest of them. */
  state(text: string, citations: readonly RuleCitation[]): Statement {
    const sources = citations.map((citation) => this.#numberOf(citation));
    const mark = citations.map(({ verified }) => verified).reduce<Verification>(weaker, 'text');
    return { text, sources: [...new Set(sources)], unverified: mark === 'memory' };
  }

  all(): readonly RuleCitation[] {
    return this.#cited;
  }

  #numberOf(citation: RuleCitation): number {
    const name = `${citation.profile}/${citation.rule}`;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#cited.push(citation);
    this.#numbers.set(name, this.#cited.length);
    return this.#cited.length;
  }
}

/** A sentence that comes from no rule: how to read the handbook. */
export function plainly(text: string): Statement {
  return { text, sources: [], unverified: false };
}
