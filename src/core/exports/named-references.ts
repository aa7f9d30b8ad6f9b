/** Shorter ones are found in texts that mean something else. */
const leastReference = 5;

interface Known {
  /** As the last of those that are spelt alike has it. */
  readonly reference: string;
  /** Of how many words each of them is. */
  readonly words: ReadonlySet<number>;
}

/**
 * Finds which references, or accounts, texts name: as whole words, in either case, whatever white space, dash, line end or
 * unseen character is between their parts, and where nothing is; numbers with and without zeros in front of them.
 */
export class NamedReferences {
  /** By their letters and digits alone. */
  readonly #known = new Map<string, Known>();
  readonly #lengths: readonly number[];
  /** The marks that end a clause, but for those that a reference has inside. */
  readonly #ends: ReadonlySet<string>;

  constructor(references: Iterable<string>) {
    const ends = new Set(',;!?');
    for (const reference of references) {
      const words = wordsOf(reference);
      const inside = edges(reference);
      if (words.length === 0 || inside.length < leastReference) continue;
      const key = withoutZeros(words.map(({ text }) => text).join(''));
      const counts = new Set(this.#known.get(key)?.words).add(words.length);
      this.#known.set(key, { reference, words: counts });
      for (const mark of inside) ends.delete(mark);
    }
    this.#ends = ends;
    this.#lengths = [...new Set([...this.#known.keys()].map(({ length }) => length))];
  }

  /** Each once, sorted. */
  in(texts: readonly string[]): readonly string[] {
    const found = new Set<string>();
    if (this.#known.size === 0) return [];
    for (const text of texts)
      for (const words of together(wordsOf(text), this.#ends)) this.#find(words, found);
    return [...found].toSorted();
  }

  #find(words: readonly Word[], found: Set<string>): void {
    const joined = words.map(({ text }) => text).join('');
    const ends = new Map<number, number>();
    let at = 0;
    for (const [index, { text }] of words.entries()) ends.set((at += text.length), index);
    at = 0;
    for (const [index, { text }] of words.entries()) {
      const zeros = /^0*/.exec(text)?.[0].length ?? 0;
      for (let start = at; start <= at + zeros; start++)
        for (const length of this.#lengths) {
          const end = ends.get(start + length);
          if (end === undefined) continue;
          const key = joined.slice(start, start + length);
          const known = this.#known.get(key);
          if (known === undefined || (start > at && !isNumber(key))) continue;
          if (isMeant(key, known, end - index + 1)) found.add(known.reference);
        }
      at += text.length;
    }
  }
}

/** Few figures that only follow each other are no number of a case. */
function isMeant(key: string, known: Known, words: number): boolean {
  return (
    words === 1 ||
    /\p{L}/u.test(key) ||
    known.words.has(words) ||
    key.replaceAll(/\D/g, '').length >= leastNumber
  );
}

function isNumber(key: string): boolean {
  return /^\d+$/.test(key);
}

/** A number without the zeros in front of it, as far as it stays long enough. */
function withoutZeros(key: string): string {
  return isNumber(key) ? key.replace(new RegExp(`^0+(?=\\d{${leastReference}})`), '') : key;
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

/** Runs of words that may be the parts of one reference: little stands between them, and none of `ends`. */
function together(words: readonly Word[], ends: ReadonlySet<string>): readonly (readonly Word[])[] {
  const runs: Word[][] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const isApart = word.gap.length > mostBetween || [...ends].some((mark) => word.gap.includes(mark));
    if (last === undefined || isApart) runs.push([word]);
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
