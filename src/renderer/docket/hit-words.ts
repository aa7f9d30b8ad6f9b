/** Between these two stands what was hit, in the excerpt of a search hit. */
export const hitBegin = '\u0001';
export const hitEnd = '\u0002';

/**
 * The words that were hit, to be looked for on the page; null where none are marked. Marked words that stand beside
 * each other are one stretch.
 */
export function wordsOfHit(excerpt: string): string | null {
  // oxlint-disable-next-line no-control-regex -- these are the marks
  const joined = excerpt.replaceAll(/\u0002(\s*)\u0001/g, '$1');
  const begin = joined.indexOf(hitBegin);
  const end = joined.indexOf(hitEnd, begin);
  return begin === -1 || end === -1 ? null : joined.slice(begin + 1, end);
}
