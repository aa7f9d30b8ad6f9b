import { visibleText } from '../visible-text.ts';

/** Whether a person could take two names for the same one: case, width and white space make no difference. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return visibleText(name).normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
