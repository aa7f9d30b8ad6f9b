/**
 * What a person typed, as an FTS5 query: words, words by their beginning (`subpoe*`) and phrases in quotes, all of
 * which must be there. Each is quoted, so nothing of it acts as query syntax. Null when no word is in it.
 */
export function searchQuery(typed: string): string | null {
  const terms: string[] = [];
  for (const [, phrase, word = ''] of typed.replaceAll('\0', ' ').matchAll(/"([^"]*)"?|([^\s"]+)/gu)) {
    const words = phrase ?? word;
    if (!/[\p{L}\p{N}\p{Co}]/u.test(words)) continue;
    const prefix = phrase === undefined && word.endsWith('*') ? ' *' : '';
    terms.push(`"${words.replaceAll('*', ' ')}"${prefix}`);
  }
  return terms.length === 0 ? null : terms.join(' ');
}
