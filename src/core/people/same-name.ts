import { folded as withoutAccents } from '../exports/spellings.ts';
import { visibleText } from '../visible-text.ts';

/** Whether a person could take two names for the same one: case, width and white space make no difference. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return visibleText(name).normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** Whether a name may be taken for another one at a glance: nor do accents, unseen characters and look-alike letters. */
export function looksLikeName(one: string, other: string): boolean {
  return atAGlance(one) === atAGlance(other);
}

function atAGlance(name: string): string {
  return withoutAccents(Array.from(withoutAccents(name), (letter) => latin[letter] ?? letter).join(''))
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();
}

const seen = (letters: string, latinLetters: string) =>
  Array.from(letters, (letter, at) => [letter, latinLetters.charAt(at)] as const);

/** Letters and figures that are taken for Latin ones, small or capital (Unicode Technical Standard 39, confusables). */
const latin: Readonly<Record<string, string>> = Object.fromEntries([
  ...seen('авеѕіјкмнорстухһԁԛԝѵҽ', 'abesijkmhopctyxhdqwve'),
  ...seen('αβεζηικμνορτυχγ', 'abezhikmvoptyxy'),
  ...seen('01', 'ol'),
]);
