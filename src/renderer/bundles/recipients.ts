/** Bech32 of age: only lower case, without 1, b, i and o. The vault checks the checksum. */
function looksRight(line: string): boolean {
  return /^age1(?:pq1)?[02-9ac-hj-np-z]{20,}$/.test(line);
}

/** Who was chosen of the people and of further known recipients, and what was typed. */
export interface RecipientText {
  /** Keys. */
  readonly people: readonly string[];
  readonly chosen: readonly string[];
  readonly typed: string;
}

/** The recipients that are meant; none while something typed cannot be one. */
export function recipientsOf({ chosen, typed }: Omit<RecipientText, 'people'>): readonly string[] {
  const { valid, invalid } = readRecipients(typed);
  return invalid.length > 0 ? [] : [...new Set([...chosen, ...valid])];
}

/** Whether it is said for whom a bundle is, and nothing that was typed is wrong. */
export function isNamed(value: RecipientText): boolean {
  return (
    readRecipients(value.typed).invalid.length === 0 && value.people.length + recipientsOf(value).length > 0
  );
}

/** `items` with `item` where it was not, or without it. */
export function toggled(items: readonly string[], item: string): readonly string[] {
  return items.includes(item) ? items.filter((each) => each !== item) : [...items, item];
}

/** The lines of a text that name an age recipient, and those that cannot be one. */
export function readRecipients(text: string): {
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
} {
  const lines = [...new Set(text.split(/\s+/).filter((line) => line !== ''))];
  return { valid: lines.filter(looksRight), invalid: lines.filter((line) => !looksRight(line)) };
}
