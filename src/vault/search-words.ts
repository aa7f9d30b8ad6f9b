import { setApart } from './search-letters.ts';

/**
 * What a person typed, as terms of an FTS5 query: words, words by their beginning (`subpoe*`) and phrases in quotes, the
 * last word of which may be a beginning too (`"days of serv*"`). All must be there. Each is quoted, so nothing of it
 * acts as query syntax. Terms stand beside each other with `AND`; one with ß or ss is looked for by both.
 */
export function searchTerms(typed: string): readonly string[] {
  const terms: string[] = [];
  for (const [, phrase, word = ''] of typed.replaceAll('\0', ' ').matchAll(/"([^"]*)"?|([^\s"]+)/gu)) {
    const words = phrase ?? word;
    if (!/[\p{L}\p{N}\p{Co}]/u.test(words)) continue;
    const prefix = words.trimEnd().endsWith('*') ? ' *' : '';
    const ways = spellings(setApart(words.replaceAll('*', ' '))).map((way) => `"${way}"${prefix}`);
    terms.push(ways.length === 1 ? ways.join('') : `(${ways.join(' OR ')})`);
  }
  return terms;
}

/** Words with ß for each ss and the other way round; SQLite folds neither. As they are where that is too many ways. */
function spellings(words: string): readonly string[] {
  const [first = '', ...others] = words.split(/ss|[ßẞ]/i);
  if (others.length > MOST_FOLDED) return [words];
  return others.reduce<readonly string[]>(
    (ways, part) => ways.flatMap((way) => [`${way}ss${part}`, `${way}ß${part}`]),
    [first],
  );
}

const MOST_FOLDED = 3;
