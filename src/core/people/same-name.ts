import { folded as withoutAccents } from '../exports/spellings.ts';
import { visibleText } from '../visible-text.ts';

/** Whether a person could take two names for the same one: case, width and white space make no difference. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return visibleText(name).normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/**
 * Whether a name may be taken for another one at a glance: nor do accents, unseen characters and many look-alike letters.
 */
export function looksLikeName(one: string, other: string): boolean {
  const [ones, others] = [one, other].map(glances) as [readonly string[], readonly string[]];
  return (
    ones.some((glance) => others.includes(glance)) || hasSameStrokes(one, other) || isSameName(one, other)
  );
}

/** By small letters, and by capitals: of one letter these may be taken for different ones. None is empty. */
function glances(name: string): readonly string[] {
  return [name, replaced(name, capitals)].map(atAGlance).filter((glance) => glance !== '');
}

/** Whether they differ by nothing but a capital I in the place of a small l. */
function hasSameStrokes(one: string, other: string): boolean {
  const [first, second] = [one, other].map((name) => visibleText(name).replaceAll('I', 'l').trim());
  return first === second;
}

function atAGlance(name: string): string {
  return withoutAccents(replaced(withoutAccents(name), latin))
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();
}

type Letters = Readonly<Record<string, string>>;

function replaced(name: string, letters: Letters): string {
  return Array.from(name, (letter) => letters[letter] ?? letter).join('');
}

const seen = (letters: string, latinLetters: string) =>
  Array.from(letters, (letter, at) => [letter, latinLetters.charAt(at)] as const);

/** Letters and figures that are taken for Latin ones (Unicode Technical Standard 39, confusables), small ones first. */
const latin: Letters = Object.fromEntries([
  ...seen('авеѕіјкмнорстухһԁԛԝѵҽԍ', 'abesijkmhopctyxhdqwveg'),
  ...seen('αβεζηικμνορτυχγ', 'abeznikmvoptuxy'),
  ...seen('օ', 'o'),
  ...seen('01', 'ol'),
]);

const capitals: Letters = Object.fromEntries([
  ...seen('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'abezhikmnoptyxc'),
  ...seen('ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᎡᏚᎢᏔᏃ', 'abcdehjklmprstwz'),
]);
