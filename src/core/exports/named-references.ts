import { isShortMeant, isTooPlain, type Word } from './short-references.ts';
import {
  addressesOf,
  countryCodeLength,
  folded,
  hasCountryCode,
  ipv4In,
  ipv6In,
  spellingsOf,
  withOneSignAgainst,
} from './spellings.ts';

/** Shorter ones are found only where little stands between their parts: see `isShortMeant`. */
const leastReference = 5;

interface Known {
  /** As the last of those that are spelt alike has it. */
  readonly reference: string;
  /** Of how many words each of them is. */
  readonly words: ReadonlySet<number>;
  readonly isShort: boolean;
}

/**
 * Finds which references, or accounts, texts name: as whole words, in either case, with and without accents, whatever white
 * space, dash, line end or unseen character is between their parts, and where nothing is; numbers with and without zeros
 * or a country code in front of them; parties with any sign between them; addresses of the Internet in any form. Those that `areTooPlain` are not looked for.
 */
export class NamedReferences {
  /** By their letters and digits alone. */
  readonly #known = new Map<string, Known>();
  readonly #addresses = new Map<string, string>();
  readonly #lengths: readonly number[];
  /** The marks that end a clause, but for those that a reference has inside. */
  readonly #ends: ReadonlySet<string>;

  constructor(references: Iterable<string>) {
    const ends = new Set(',;!?');
    for (const reference of references) {
      for (const address of addressesOf(reference)) this.#addresses.set(address, reference);
      for (const spelling of spellingsOf(reference)) this.#know(reference, spelling, ends);
    }
    this.#ends = ends;
    this.#lengths = [...new Set([...this.#known.keys()].map(({ length }) => length))];
  }

  #know(reference: string, spelling: string, ends: Set<string>): void {
    const words = wordsOf(spelling);
    const inside = edges(spelling);
    const isShort = inside.length < leastReference;
    if (words.length === 0 || (isShort && isTooPlain(words.map(({ text }) => text)))) return;
    this.#keep(reference, words, isShort);
    if (isShort) return;
    this.#keep(reference, withOneSignAgainst(words), isShort);
    for (const mark of inside) ends.delete(mark);
  }

  #keep(reference: string, words: readonly Word[], isShort: boolean): void {
    const key = withoutZeros(words.map(({ text }) => text).join(''));
    const known = this.#known.get(key);
    const counts = new Set(known?.words).add(words.length);
    this.#known.set(key, { reference, words: counts, isShort: isShort && known?.isShort !== false });
  }

  /** Each once, sorted. */
  in(texts: readonly string[]): readonly string[] {
    const found = new Set<string>();
    if (this.#known.size === 0 && this.#addresses.size === 0) return [];
    for (const text of texts) {
      for (const words of together(wordsOf(text), this.#ends)) {
        this.#find(words, found);
        const unified = withOneSignAgainst(words);
        if (unified !== words) this.#find(unified, found);
      }
      if (this.#addresses.size === 0) continue;
      for (const address of addressesIn(text)) {
        const reference = this.#addresses.get(address);
        if (reference !== undefined) found.add(reference);
      }
    }
    return [...found].toSorted();
  }

  #find(words: readonly Word[], found: Set<string>): void {
    const joined = words.map(({ text }) => text).join('');
    const ends = new Map<number, number>();
    let at = 0;
    for (const [index, { text }] of words.entries()) ends.set((at += text.length), index);
    at = 0;
    for (const [index, word] of words.entries()) {
      for (const skipped of startsIn(word))
        for (const length of this.#lengths) {
          const start = at + skipped;
          const end = ends.get(start + length);
          if (end === undefined) continue;
          const key = joined.slice(start, start + length);
          const known = this.#known.get(key);
          if (known === undefined || (skipped > 0 && (known.isShort || !isNumber(key)))) continue;
          const isFound = known.isShort
            ? isShortMeant(words.slice(index, end + 1), known.words)
            : isMeant(key, known, end - index + 1);
          if (isFound) found.add(known.reference);
        }
      at += word.text.length;
    }
  }
}

/** Whether each of two names is found in the other one: they are the same, however written. */
export function isNamedAlike(one: string, other: string): boolean {
  return isNamedIn(one, other) && isNamedIn(other, one);
}

function isNamedIn(name: string, text: string): boolean {
  return new NamedReferences([name]).in([text]).length > 0;
}

/** Which of the references too plain to be looked for are these, each once, sorted. */
export function areTooPlain(references: Iterable<string>): readonly string[] {
  const plain = [...references].filter((reference) => {
    const words = wordsOf(reference).map(({ text }) => text);
    if (addressesOf(reference).length > 0) return false;
    return reference !== '' && edges(reference).length < leastReference && isTooPlain(words);
  });
  return [...new Set(plain)].toSorted();
}

function addressesIn(text: string): readonly string[] {
  return [...ipv4In(text), ...ipv6In(text)];
}

/** Where in a word a number may begin: behind zeros, and behind a country code. */
function startsIn({ text, gap }: Word): readonly number[] {
  const zeros = /^0*/.exec(text)?.[0].length ?? 0;
  const starts = Array.from({ length: zeros + 1 }, (_, skipped) => skipped);
  const international = gap.endsWith('+') ? 0 : text.startsWith('00') ? 2 : hasCountryCode(text) ? 0 : null;
  if (international === null || !isNumber(text)) return starts;
  return [...starts, international + countryCodeLength(text.slice(international))];
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

const around = 10;

function wordsOf(text: string): readonly Word[] {
  const seen = folded(text);
  let end = 0;
  return [...seen.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ index, 0: word }) => {
    const gap = seen.slice(end, index);
    end = index + word.length;
    const before = seen.slice(Math.max(0, index - around), index);
    return { text: word, gap, before, after: seen.slice(end, end + around) };
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
