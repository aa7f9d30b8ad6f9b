/** A text made comparable (case, accents, ligatures and white space folded), and where each character stood. */
interface Folded {
  readonly text: string;
  readonly origin: readonly number[];
}

const marks = /\p{M}/gu;

export function fold(source: string): Folded {
  const origin: number[] = [];
  let text = '';
  for (let index = 0; index < source.length;) {
    const hyphen = /^-\n\s*(?=\p{Ll})/u.exec(source.slice(index, index + 8));
    if (hyphen !== null) {
      index += hyphen[0].length;
      continue;
    }
    const character = String.fromCodePoint(source.codePointAt(index) ?? 0);
    const folded = /[\s\u00A0]/.test(character) ? ' ' : foldCharacter(character);
    if (folded !== ' ' || (text !== '' && !text.endsWith(' '))) {
      for (let part = 0; part < folded.length; part++) origin.push(index);
      text += folded;
    }
    index += character.length;
  }
  return { text, origin };
}

function foldCharacter(character: string): string {
  if (/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/.test(character)) return '';
  const bare = character.normalize('NFKD').replace(marks, '').toLowerCase();
  return bare
    .replace(/[‘’‛]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—]/g, '-');
}

/** A stretch of a text, end excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Every place where the words stand in the text, one after the other, without overlap. */
export function findWords(words: string, source: string): Stretch[] {
  const wanted = fold(words).text.trim();
  if (wanted === '') return [];
  const { text, origin } = fold(source);
  const found: Stretch[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    const last = origin[at + wanted.length - 1] ?? 0;
    const width = String.fromCodePoint(source.codePointAt(last) ?? 0).length;
    found.push({ start: origin[at] ?? 0, end: last + width });
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

export function contextOf(source: string, { start, end }: Stretch): HitContext {
  const before = plain(source.slice(Math.max(0, start - around), start));
  const after = plain(source.slice(end, end + around));
  return {
    before: start > around ? `…${before.replace(/^\S*\s/, '')}` : before.trimStart(),
    hit: plain(source.slice(start, end)),
    after: end + around < source.length ? `${after.replace(/\s\S*$/, '')}…` : after.trimEnd(),
  };
}

function plain(part: string): string {
  return part.replaceAll(/\s+/g, ' ');
}
