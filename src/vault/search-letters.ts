import { unspaced, unspacedLetter } from '../core/unspaced.ts';

const { source: character } = unspaced;
const { source: letter } = unspacedLetter;

const wide = String.raw`[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]`;
const mark = String.raw`(?:(?=\p{M})${character})`;
/**
 * Such characters, and wide figures and Latin letters, as they are written among them: spelled in many ways, too. No more
 * than thirty marks in a row are taken together: putting marks in order takes the square of how many there are.
 */
const inManySpellings = new RegExp(
  String.raw`(?:(?:(?!\p{M})${character}|${wide})${mark}{0,30})+|${mark}{1,30}`,
  'gu',
);
// What follows is asked for first: a text of nothing but marks would else be read anew at each of them.
const betweenLetters = new RegExp(
  String.raw`(?<=[\p{L}\p{N}\p{M}])(?=${letter})|(?=[\p{L}\p{N}])(?<=${letter}\p{M}*)`,
  'gu',
);
const between = '\u0003';

/**
 * A text for the index: in scripts that set no blanks between words each letter stands apart, with its marks, so a word
 * is found within a run of them, as a phrase. Texts without such letters, wide figures or wide Latin letters stay as they are.
 */
export function setApart(text: string): string {
  if (text.search(inManySpellings) === -1) return text;
  return text.replaceAll(inManySpellings, (run) => run.normalize('NFKC')).replaceAll(betweenLetters, between);
}

/** The same for a column beside the text's own; null where it would be the same. */
export function apartFrom(text: string): string | null {
  const apart = setApart(text);
  return apart === text ? null : apart;
}

/** Takes out of an excerpt what stands between letters. */
export function setTogether(excerpt: string): string {
  return excerpt.replaceAll(between, '');
}
