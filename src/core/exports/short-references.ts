/** A word of a text, in lower case, with what stands around it. */
export interface Word {
  readonly text: string;
  /** What stands between it and the word before. */
  readonly gap: string;
  /** Some characters before and after it. */
  readonly before: string;
  readonly after: string;
}

/**
 * Whether a short reference is too plain to be looked for: letters alone, a number of up to three digits, a year. It would
 * be found in texts that mean something else.
 */
export function isTooPlain(words: readonly string[]): boolean {
  const key = words.join('');
  if (!/\p{N}/u.test(key)) return true;
  if (words.length > 1 || /\p{L}/u.test(key)) return false;
  return key.length < 4 || /^(?:19|20)\d\d$/.test(key);
}

const between = { words: /^\s*[/\p{Pd}._]?\s*$/u, numbers: /^(?:\s+|\s*[/\p{Pd}]\s*)$/u } as const;
const currency = String.raw`\p{Sc}|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?)(?![\p{L}\p{N}])`;
const partBefore = /(?:\p{N}[.,:/'’\p{Pd}]|(?:\p{Sc}|(?<![\p{L}\p{N}])(?:eur|usd|gbp|chf))\s*)$/u;
const partAfter = new RegExp(String.raw`^(?:[.,:/'’\p{Pd}]\p{N}|\s*(?:%|${currency}))`, 'u');

/**
 * Whether these words of a text, which have the letters and digits of a short reference of so many words, are meant for
 * it: little stands between them, and a number is no part of a date, a sum or a longer number.
 */
export function isShortMeant(found: readonly Word[], counts: ReadonlySet<number>): boolean {
  const [first, ...rest] = found;
  const isNumber = found.every(({ text }) => /^\p{N}+$/u.test(text));
  const allowed = isNumber ? between.numbers : between.words;
  if (first === undefined || !rest.every(({ gap }) => allowed.test(gap))) return false;
  if (!isNumber) return true;
  const after = found.at(-1)?.after ?? '';
  return counts.has(found.length) && !partBefore.test(first.before) && !partAfter.test(after);
}
