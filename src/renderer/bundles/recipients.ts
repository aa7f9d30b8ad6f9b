/** Bech32 of age: only lower case, without 1, b, i and o. The vault checks the checksum. */
function looksRight(line: string): boolean {
  return /^age1(?:pq1)?[02-9ac-hj-np-z]{20,}$/.test(line);
}

/** What was chosen of the known recipients, and what was typed. */
export interface RecipientText {
  readonly chosen: readonly string[];
  readonly typed: string;
}

/** The recipients that are meant; none while something typed cannot be one. */
export function recipientsOf({ chosen, typed }: RecipientText): readonly string[] {
  const { valid, invalid } = readRecipients(typed);
  return invalid.length > 0 ? [] : [...new Set([...chosen, ...valid])];
}

/** The lines of a text that name an age recipient, and those that cannot be one. */
export function readRecipients(text: string): {
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
} {
  const lines = [...new Set(text.split(/\s+/).filter((line) => line !== ''))];
  return { valid: lines.filter(looksRight), invalid: lines.filter((line) => !looksRight(line)) };
}
