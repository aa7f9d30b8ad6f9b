/** Shorter ones are found in texts that mean something else. */
const leastReference = 5;

/**
 * Finds which references, or accounts, texts name: as whole words, in either case, whatever white space, dash, line end or
 * unseen character is between their parts, and where nothing is.
 */
export class NamedReferences {
  /** By their letters and digits alone. */
  readonly #known = new Map<string, string>();
  readonly #lengths: readonly number[];

  constructor(references: Iterable<string>) {
    for (const reference of references) {
      const words = wordsOf(reference);
      if (words.length > 0 && edges(reference).length >= leastReference)
        this.#known.set(words.map(({ text }) => text).join(''), reference);
    }
    this.#lengths = [...new Set([...this.#known.keys()].map(({ length }) => length))];
  }

  /** Each once, sorted. */
  in(texts: readonly string[]): readonly string[] {
    const found = new Set<string>();
    if (this.#known.size === 0) return [];
    for (const text of texts) for (const words of together(wordsOf(text))) this.#find(words, found);
    return [...found].toSorted();
  }

  #find(words: readonly Word[], found: Set<string>): void {
    const joined = words.map(({ text }) => text).join('');
    const ends = new Map<number, number>();
    let at = 0;
    for (const [index, { text }] of words.entries()) ends.set((at += text.length), index);
    at = 0;
    for (const [index, { text }] of words.entries()) {
      for (const length of this.#lengths) {
        const end = ends.get(at + length);
        const reference = end === undefined ? undefined : this.#known.get(joined.slice(at, at + length));
        if (reference !== undefined && end !== undefined && isMeant(reference, end - index + 1))
          found.add(reference);
      }
      at += text.length;
    }
  }
}

/** Few figures that only follow each other are no number of a case. */
function isMeant(reference: string, words: number): boolean {
  return (
    words === 1 ||
    /\p{L}/u.test(reference) ||
    wordsOf(reference).length === words ||
    reference.replaceAll(/\D/g, '').length >= leastNumber
  );
}

/** A telephone number has so many, a date has fewer. */
const leastNumber = 9;

interface Word {
  readonly text: string;
  /** What stands before it. */
  readonly gap: string;
}

function wordsOf(text: string): readonly Word[] {
  const seen = text
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();
  let end = 0;
  return [...seen.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ index, 0: word }) => {
    const gap = seen.slice(end, index);
    end = index + word.length;
    return { text: word, gap };
  });
}

/** Runs of words that may be the parts of one reference: little stands between them, and no end of a clause. */
function together(words: readonly Word[]): readonly (readonly Word[])[] {
  const runs: Word[][] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last === undefined || word.gap.length > mostBetween || /[,;!?]/u.test(word.gap)) runs.push([word]);
    else last.push(word);
  }
  return runs;
}

const mostBetween = 6;

/** Without what stands around its first and last word. */
function edges(reference: string): string {
  return reference
    .normalize('NFKC')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '');
}
