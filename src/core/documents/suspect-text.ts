/** A stretch of a text (UTF-16 units, end excluded) that does not read as it looks. */
export interface SuspectStretch {
  readonly kind: 'control' | 'mixed-script';
  readonly start: number;
  readonly end: number;
}

// Unicode's Bidi_Control but for the plain marks, zero width space, word joiner and its kin, byte order mark, tags.
const control = /(?:[\u061C\u180E\u200B\u202A-\u202E\u2060-\u206F\uFEFF]|[\u{E0000}-\u{E007F}])+/gu;
/** Written into right-to-left text by honest programs: suspect only where a text has none of it. */
const directionMark = /[\u200E\u200F]+/gu;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Joiners belong to Persian, Hindi, emoji; between letters that never join they only hide. */
const joiner =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}])[\u200C\u200D]+(?=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}])/gu;
const word = /[\p{L}\p{M}]+/gu;
const latin = /\p{Script=Latin}/u;
/** Letters of Cyrillic and Greek that are taken for Latin ones (Unicode Technical Standard 39, confusables). */
const lookAlike = /^[АВЕЅІЈКМНОРСТУХЅԚԜаеѕіјорсухҮһԁԛԝѵҽΑΒΕΖΗΙΚΜΝΟΡΤΥΧανοργικυ]$/u;
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/** Every suspect stretch, in order. */
export function suspectStretches(text: string): SuspectStretch[] {
  const found = [...matches(text, control, 'control'), ...matches(text, joiner, 'control')];
  if (!rightToLeft.test(text)) found.push(...matches(text, directionMark, 'control'));
  for (const { 0: letters, index } of text.matchAll(word)) {
    if (isMixed(letters)) found.push({ kind: 'mixed-script', start: index, end: index + letters.length });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function matches(text: string, pattern: RegExp, kind: SuspectStretch['kind']): SuspectStretch[] {
  return [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
    kind,
    start: index,
    end: index + match.length,
  }));
}

/** Latin letters beside look-alikes of Cyrillic or Greek; a word with honest letters of those scripts is none. */
function isMixed(letters: string): boolean {
  if (letters.length < 2 || !latin.test(letters)) return false;
  const others = letters.match(foreign);
  return others !== null && others.every((letter) => lookAlike.test(letter));
}

const names: Readonly<Record<string, string>> = {
  '061C': 'Arabic letter mark',
  '200B': 'zero width space',
  '200C': 'zero width non-joiner',
  '200D': 'zero width joiner',
  '200E': 'left-to-right mark',
  '200F': 'right-to-left mark',
  '202A': 'left-to-right embedding',
  '202B': 'right-to-left embedding',
  '202C': 'end of direction',
  '202D': 'left-to-right override',
  '202E': 'right-to-left override',
  '2060': 'word joiner',
  '2066': 'left-to-right isolate',
  '2067': 'right-to-left isolate',
  '2068': 'first strong isolate',
  '2069': 'end of isolate',
  FEFF: 'zero width no-break space',
};

/** `U+202E right-to-left override` of each character of a stretch, each once. */
export function controlNames(characters: string): string[] {
  const named = Array.from(characters, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return [`U+${code}`, names[code] ?? ''].join(' ').trim();
  });
  return [...new Set(named)];
}
