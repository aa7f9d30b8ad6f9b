const fewestDigits = 5;
const mostDigits = 20;
/** So many last digits in common make the same number, with or without the codes in front of them. */
const localDigits = 6;

/** Whatever parts digits of one number on a page: no letters, no digits, and no more of it than lines and margins take. */
const separators = String.raw`[^\p{L}\p{Nd}]{0,40}`;
const runOfDigits = new RegExp(String.raw`(?:[+(]\s?){0,2}\p{Nd}(?:${separators}\p{Nd})*`, 'gu');
/** The letters O, I and l beside a digit, as they are typed or recognised in its place. */
const letterDigits =
  /(?<=\p{Nd}[^\p{L}\p{Nd}]?)[OoIl](?![\p{L}])|(?<![\p{L}])[OoIl](?=[^\p{L}\p{Nd}]?\p{Nd})/gu;
const extension =
  /(?:;\s*ext\s*=|\bext(?:ension)?\b\.?|\bextn\b\.?|\bx|#|\bDurchwahl\b|\bposte\b)\s*:?\s*\p{Nd}{1,8}\s*$/iu;

/** The digits of a number that a person typed, without its extension; null where it is no telephone number. */
export function dialledDigits(number: string): string | null {
  const written = plain(number);
  if (/[\p{L}]/u.test(written.replace(extension, ''))) return null;
  const digits = withoutTrunk(digitsOf(written.replace(extension, '')));
  return digits.length < fewestDigits || digits.length > mostDigits ? null : digits;
}

/**
 * How a text writes the same telephone number: with or without country and area code, `+`, `00` or a trunk `0`, with
 * whatever signs and lines between its digits, other digits of Unicode, an O for a nought, or an extension; not in words. Null where it does not have the number. `dialled` is what
 * `dialledDigits` gave.
 */
export function writtenInText(dialled: string, text: string): string | null {
  for (const [run] of plain(text).matchAll(runOfDigits)) {
    const groups = Array.from(run.matchAll(/\p{Nd}+/gu), ([group]) => digitsOf(group));
    if (groups.some((_, start) => beginsNumber(dialled, groups, start))) {
      return run.replaceAll(/\s+/g, ' ').slice(0, 60);
    }
  }
  return null;
}

/** Whether the number stands in the groups of digits from `start` on. */
function beginsNumber(dialled: string, groups: readonly string[], start: number): boolean {
  let digits = '';
  for (let end = start; end < groups.length && digits.length <= mostDigits; end++) {
    digits += groups[end] ?? '';
    if (isSameNumber(withoutTrunk(digits), dialled)) return true;
  }
  return false;
}

function isSameNumber(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= localDigits && (a.endsWith(b) || b.endsWith(a)));
}

/** `+49 (0)30` names the trunk digit that is not dialled from abroad. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(letterDigits, (letter) => (letter.toLowerCase() === 'o' ? '0' : '1'))
    .replaceAll(/\(\s*0\s*\)/g, ' ');
}

function withoutTrunk(digits: string): string {
  return digits.replace(/^0+/, '');
}

/** Decimal digits of whatever script in ASCII; everything else goes. */
function digitsOf(text: string): string {
  return Array.from(text.matchAll(/\p{Nd}/gu), ([digit]) => String(valueOf(digit))).join('');
}

/** Unicode keeps the ten digits of a script together, in order. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 10 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value % 10;
}
