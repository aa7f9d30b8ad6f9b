import { visibleText } from '../visible-text.ts';

/**
 * A text as it can be printed: characters that the font has no sign for stand as `⟨U+XXXX⟩`, and so do those that are
 * invisible or turn what stands beside them. `has` says whether the font has a code point.
 */
export function printableText(text: string, has: (codePoint: number) => boolean): string {
  let printable = '';
  for (const character of visibleText(text.normalize('NFC'))) {
    const codePoint = character.codePointAt(0) ?? 0;
    printable += has(codePoint) ? character : `⟨U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  }
  return printable;
}
