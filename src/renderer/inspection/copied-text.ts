import { counted } from '../../core/cases/summary.ts';
import type { EyePlace } from '../../core/documents/inspection.ts';
import { placeInWords } from '../../core/documents/inspection-words.ts';
import { controlNames, suspectStretches } from '../../core/documents/suspect-text.ts';
import { visibleText } from '../../core/visible-text.ts';

export interface CopiedText {
  /** What is put on the clipboard: characters that are not seen by their names, and a last line that says all. */
  readonly text: string;
  /** The same in short, for the screen. */
  readonly said: readonly string[];
}

/** What is told at most on screen, and of how many characters: the copy and the panel tell the rest. */
const MOST_TOLD = 3;
const TOLD_CHARS = 60;

/** `places` are those that the selection touches, of which the viewer's own text may leave characters out. */
function leftOut(places: readonly EyePlace[], kept: readonly string[]): readonly string[] {
  const names = places.flatMap(({ kind, text }) => (kind === 'control' ? controlNames(text) : []));
  return [...new Set(names)].filter((name) => !kept.includes(name));
}

/** What must be said of text that was copied from pages; `places` are those that it touches. Null where nothing must. */
export function copiedText(text: string, places: readonly EyePlace[]): CopiedText | null {
  const stretches = suspectStretches(text);
  const unseen = stretches
    .filter(({ kind }) => kind === 'control')
    .map(({ start, end }) => text.slice(start, end));
  const mixed = stretches
    .filter(({ kind }) => kind === 'mixed-script')
    .map(({ start, end }) => text.slice(start, end));
  const count = unseen.reduce((sum, characters) => sum + Array.from(characters).length, 0);
  const kept = controlNames(unseen.join(''));
  const left = leftOut(places, kept);
  const held = [
    ...(count === 0 ? [] : [[`${counted(count, 'character')} that cannot be seen: `, kept.join(', '), '']]),
    ...mixed.map((word) => ['letters of two alphabets in “', word, '”']),
    ...places
      .filter(({ kind }) => kind === 'hidden' || kind === 'covered')
      .map((place) => [`${placeInWords(place)}: “`, visibleText(place.text), '”']),
  ];
  const said = (told: readonly string[]): string[] => [
    ...(told.length === 0 ? [] : [`this text holds ${told.join('; ')}`]),
    ...(left.length === 0
      ? []
      : [`the page has characters here that cannot be seen and are not in this text: ${left.join(', ')}`]),
  ];
  const all = said(held.map((parts) => parts.join('')));
  if (all.length === 0) return null;
  return { text: `${named(text, stretches)}\n\n[Redrope: ${all.join('; ')}]`, said: said(inShort(held)) };
}

function inShort(held: readonly (readonly string[])[]): string[] {
  const told = held.slice(0, MOST_TOLD).map(([before = '', words = '', after = '']) => {
    const cut = words.length > TOLD_CHARS ? `${words.slice(0, TOLD_CHARS).toWellFormed()}…` : words;
    return before + cut + after;
  });
  const more = held.length - told.length;
  return more === 0 ? told : [...told, `and ${more.toLocaleString()} more, which “Unseen” lists`];
}

function named(text: string, stretches: ReturnType<typeof suspectStretches>): string {
  let made = '';
  let at = 0;
  for (const { kind, start, end } of stretches) {
    if (kind !== 'control') continue;
    made += text.slice(at, start) + byCode(text.slice(start, end));
    at = end;
  }
  return made + text.slice(at);
}

function byCode(characters: string): string {
  return Array.from(
    characters,
    (character) => `⟨${controlNames(character).join('').split(' ')[0] ?? ''}⟩`,
  ).join('');
}
