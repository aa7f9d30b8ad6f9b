import { setApart } from './search-letters.ts';

/**
 * What a person typed, as terms of an FTS5 query: words, words by their beginning (`subpoe*`) and phrases in quotes, the
 * last word of which may be a beginning too (`"days of serv*"`). All must be there. Each is quoted, so nothing of it
 * acts as query syntax.
 */
export function searchTerms(typed: string): readonly string[] {
  const terms: string[] = [];
  for (const [, phrase, word = ''] of typed.replaceAll('\0', ' ').matchAll(/"([^"]*)"?|([^\s"]+)/gu)) {
    const words = phrase ?? word;
    if (!/[\p{L}\p{N}\p{Co}]/u.test(words)) continue;
    const prefix = words.trimEnd().endsWith('*') ? ' *' : '';
    terms.push(`"${setApart(words.replaceAll('*', ' '))}"${prefix}`);
  }
  return terms;
}
