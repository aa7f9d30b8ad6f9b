// Control characters, and what is invisible or turns what stands beside it: Unicode's Bidi_Control, zero-width space,
// soft hyphen, tags. The zero-width joiners stay: Persian, Hindi and emoji are written with them.
const unseen =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|\uDB40[\uDC00-\uDC7F]/g;

/** A foreign text for use inside a sentence of ours: what would be unseen, or would rearrange the sentence, is named. */
export function visibleText(text: string): string {
  return text.replaceAll(unseen, (character) => {
    if (character === '\t' || character === '\n' || character === '\r') return ' ';
    return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
