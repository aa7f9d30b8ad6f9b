import { visibleText } from '../visible-text.ts';

/** Whether somebody who typed a name may have meant another one: a part of it, or a slip of two letters at most. */
export function isLikeName(typed: string, name: string): boolean {
  const [one, other] = [folded(typed), folded(name)];
  if (one.length < 2) return false;
  if (other.includes(one) || one.includes(other)) return true;
  return [other, ...other.split(' ')].some((part) => part.length > 2 && slips(one, part) <= mostSlips);
}

const mostSlips = 2;

function folded(name: string): string {
  return visibleText(name)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Levenshtein's distance; no names that differ much in length are reckoned. */
function slips(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > mostSlips) return mostSlips + 1;
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [row, letter] of Array.from(one).entries()) {
    const next = [row + 1];
    for (const [at, there] of Array.from(other).entries()) {
      const changed = (before[at] ?? 0) + (letter === there ? 0 : 1);
      next.push(Math.min(changed, (before[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    before = next;
  }
  return before.at(-1) ?? 0;
}
