import { unspaced, unspacedLetter } from '../../core/unspaced.ts';

/** A text made comparable (case, accents, ligatures and white space folded), and where each character stood. */
interface Folded {
  readonly text: string;
  readonly origin: readonly number[];
}

// In scripts without blanks between words marks are vowels, or make another letter.
const marks = new RegExp(String.raw`(?!${unspaced.source})\p{M}`, 'gu');

export function fold(source: string): Folded {
  const origin: number[] = [];
  let text = '';
  // Kept, since asking a text that grows for its end takes as long as the text.
  let endsUnspaced = true;
  let blank: number | null = null;
  for (let index = 0; index < source.length;) {
    const character = String.fromCodePoint(source.codePointAt(index) ?? 0);
    const hyphen = character === '-' ? /^-\n\s*(?=\p{Ll})/u.exec(source.slice(index, index + 8)) : null;
    if (hyphen !== null) {
      index += hyphen[0].length;
      continue;
    }
    const { folded, isUnspaced } = foldedBefore(character);
    if (folded === ' ') {
      blank ??= index;
    } else if (folded !== '') {
      if (blank !== null && !endsUnspaced && !isUnspaced) {
        origin.push(blank);
        text += ' ';
      }
      blank = null;
      endsUnspaced = isUnspaced;
      for (let part = 0; part < folded.length; part++) origin.push(index);
      text += folded;
    }
    index += character.length;
  }
  return { text, origin };
}

interface Folding {
  readonly folded: string;
  /** A blank beside it says nothing. */
  readonly isUnspaced: boolean;
}

/** What characters fold to, kept: working that out takes most of the time. As many as a few languages have. */
const foldings = new Map<string, Folding>();

function foldedBefore(character: string): Folding {
  const known = foldings.get(character);
  if (known !== undefined) return known;
  const folded = foldCharacter(character);
  const folding = { folded, isUnspaced: unspaced.test(folded) };
  if (foldings.size < 10_000) foldings.set(character, folding);
  return folding;
}

function foldCharacter(character: string): string {
  if (/[\s\u00A0]/.test(character)) return ' ';
  if (/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/.test(character)) return '';
  const bare = character.normalize('NFKD').replace(marks, '').toLowerCase();
  return bare
    .replace(/[‘’‛]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .replace('ß', 'ss');
}

/** A stretch of a text, end excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Words as they may stand folded: also as a line's end leaves them that breaks one at its own hyphen. */
function waysOf(words: string): readonly string[] {
  const wanted = fold(words).text.trim();
  return [...new Set([wanted, wanted.replaceAll(/(?<=\p{L})-(?=\p{L})/gu, '')])];
}

/** Every place where the words stand in the text, one after the other, without overlap. */
export function findWords(words: string, source: string): Stretch[] {
  const folded = fold(source);
  return inOrder(waysOf(words).flatMap((wanted) => placesOf(wanted, folded, source, () => true)));
}

const ofAWord = new RegExp(String.raw`(?!${unspacedLetter.source})[\p{L}\p{N}]`, 'u');
/** What a letter goes on with when it is folded: its marks, and vowels and last consonants of Hangul. */
const goesOn = /[\p{M}\u1160-\u11FF]/u;

/**
 * Every place of any of the terms, in order and without overlap; of several that begin at one place the longest. A term
 * is whole words; one that ends with `*` is their beginning.
 */
export function findTerms(terms: readonly string[], source: string): Stretch[] {
  const folded = fold(source);
  const { text } = folded;
  const found = terms.flatMap((term) => {
    const isWhole = (from: number, to: number): boolean =>
      !(ofAWord.test(text.charAt(from - 1)) && ofAWord.test(text.charAt(from))) &&
      (term.endsWith('*') || !(ofAWord.test(text.charAt(to - 1)) && ofAWord.test(text.charAt(to))));
    return waysOf(term.replace(/\*$/, '')).flatMap((wanted) => placesOf(wanted, folded, source, isWhole));
  });
  return inOrder(found);
}

/** Without overlap; of several that begin at one place the longest. */
function inOrder(found: readonly Stretch[]): Stretch[] {
  let end = 0;
  return found
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((stretch) => {
      if (stretch.start < end) return false;
      end = stretch.end;
      return true;
    });
}

/** Where `wanted` stands in a folded text, as far as the place fits; as stretches of the source. */
function placesOf(
  wanted: string,
  { text, origin }: Folded,
  source: string,
  fits: (from: number, to: number) => boolean,
): Stretch[] {
  if (wanted === '') return [];
  const found: Stretch[] = [];
  for (let at = text.indexOf(wanted); at !== -1;) {
    const to = at + wanted.length;
    const isTaken = !goesOn.test(text.charAt(to)) && fits(at, to);
    if (isTaken) {
      const last = origin[to - 1] ?? 0;
      const width = String.fromCodePoint(source.codePointAt(last) ?? 0).length;
      found.push({ start: origin[at] ?? 0, end: last + width });
    }
    at = text.indexOf(wanted, isTaken ? to : at + 1);
  }
  return found;
}

/** A hit with a little of what surrounds it, white space folded. */
export interface HitContext {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

const around = 48;
const { source: letter } = unspacedLetter;
const brokenAtStart = new RegExp(String.raw`^(?:(?!${letter})\S)*(?:\s|(?=${letter}))`, 'u');
const brokenAtEnd = new RegExp(String.raw`(?:\s|(?<=${letter}\p{M}*))(?:(?!${letter})\S)*$`, 'u');

export function contextOf(source: string, { start, end }: Stretch): HitContext {
  const before = plain(source.slice(Math.max(0, start - around), start));
  const after = plain(source.slice(end, end + around));
  return {
    before: start > around ? `…${before.replace(brokenAtStart, '')}` : before.trimStart(),
    hit: plain(source.slice(start, end)),
    after: end + around < source.length ? `${after.replace(brokenAtEnd, '')}…` : after.trimEnd(),
  };
}

function plain(part: string): string {
  return part.replaceAll(/\s+/g, ' ');
}
