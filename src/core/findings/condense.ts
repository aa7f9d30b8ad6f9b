/**
 * The text of a page as anchors count it. Engines that read the same page differ in white space, hyphens at line
 * ends, ligatures and the shape of quotation marks, so all of that is folded away: each code point of the text in
 * NFKD, without white space, invisible format characters and combining marks, without hyphens and dashes, quotation
 * marks as `'`.
 */
export interface Condensed {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the index in the page's own text at which its character begins. */
  readonly starts: readonly number[];
  /** And at which it ends. */
  readonly ends: readonly number[];
}

// U+0002 and U+FFFE are what PDFium gives for the hyphen of a word broken at a line's end.
const dropped =
  // oxlint-disable-next-line no-control-regex
  /[\s\u0000-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD-\uFFFF\p{Mn}\p{Pd}\u2212]/gu;
const quotationMarks = /["`\u00B4\u2018-\u201F\u2032\u2033\u2039\u203A\u00AB\u00BB]/gu;

const foldings = new Map<string, string>();

function fold(character: string): string {
  const known = foldings.get(character);
  if (known !== undefined) return known;
  const folded = character.normalize('NFKD').replaceAll(dropped, '').replaceAll(quotationMarks, "'");
  if (foldings.size < 10_000) foldings.set(character, folded);
  return folded;
}

export function condense(pageText: string): Condensed {
  const starts: number[] = [];
  const ends: number[] = [];
  const parts: string[] = [];
  let index = 0;
  for (const character of pageText) {
    const folded = fold(character);
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(index);
      ends.push(index + character.length);
    }
    parts.push(folded);
    index += character.length;
  }
  return { text: parts.join(''), starts, ends };
}
