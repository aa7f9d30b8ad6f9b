/** Shorter ones are found in texts that mean something else. */
const leastReference = 5;

/**
 * Finds which references texts name: as whole words, in either case, whatever white space or dash is between their parts.
 */
export class NamedReferences {
  readonly #known = new Map<string, string>();
  readonly #lengths: readonly number[];

  constructor(references: Iterable<string>) {
    for (const reference of references) {
      const folded = edges(fold(reference));
      if (folded.length >= leastReference) this.#known.set(folded, reference);
    }
    this.#lengths = [...new Set([...this.#known.keys()].map(({ length }) => length))];
  }

  /** Each once, sorted. */
  in(texts: readonly string[]): readonly string[] {
    const found = new Set<string>();
    if (this.#known.size === 0) return [];
    for (const text of texts.map(fold))
      for (const { index } of text.matchAll(wordStart))
        for (const length of this.#lengths) {
          const reference = this.#known.get(text.slice(index, index + length));
          if (reference !== undefined && !goesOn.test(text.slice(index + length, index + length + 2)))
            found.add(reference);
        }
    return [...found].toSorted();
  }
}

const wordStart = /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu;
const goesOn = /^[\p{L}\p{N}]/u;

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\s+/gu, ' ');
}

/** Without what stands around its first and last word. */
function edges(reference: string): string {
  return reference.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}]+$/u, '');
}
