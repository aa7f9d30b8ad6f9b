/** Shorter ones are refused by the vault. */
const FEWEST = 8;

/** What can honestly be said of a new passphrase, in plain words; null where there is nothing to say. */
export function adviseOn(passphrase: string): string | null {
  const characters = Array.from(passphrase.normalize('NFC'));
  if (characters.length === 0) return null;
  if (characters.length < FEWEST) return `Too short: at least ${String(FEWEST)} characters are needed.`;
  if (new Set(characters).size < 4) return 'Too few different characters.';
  const words = passphrase
    .trim()
    .split(/\s+/)
    .filter((word) => word.length > 2);
  if (words.length >= 5 || characters.length >= 24) return 'Long. Good, as long as it is no quotation.';
  if (words.length >= 4 || characters.length >= 16)
    return 'Fair. One or two more words make it much harder to guess.';
  return 'Short. Somebody who takes the disk can try many passphrases: five or six unrelated words are better.';
}
