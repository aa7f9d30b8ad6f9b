/**
 * The excerpt of a search for several `terms`, with what it leaves out: SQLite's snippet is one stretch, and words that
 * stand far apart are not in it together. `marked` is the whole text with every hit between U+0001 and U+0002.
 */
export function excerptOfSeveral(snippet: string, marked: string, terms: number): string {
  const seen = new Set([...hitsIn(snippet)].map(({ word }) => word));
  const added: string[] = [];
  for (const { word, from, to } of hitsIn(marked)) {
    if (seen.size >= terms) break;
    if (seen.has(word)) continue;
    seen.add(word);
    added.push(`${lastWords(marked.slice(0, from))}${marked.slice(from, to)}${firstWords(marked.slice(to))}`);
  }
  return [snippet.replace(/\s*…$/u, ''), ...added].join(' … ');
}

function* hitsIn(text: string): Generator<{ word: string; from: number; to: number }> {
  // oxlint-disable-next-line no-control-regex -- these are the marks
  for (const match of text.matchAll(/\u0001([^\u0002]*)\u0002/gu)) {
    const [whole, word = ''] = match;
    const folded = word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
    yield { word: folded, from: match.index, to: match.index + whole.length };
  }
}

// Of letters that stand apart (search-letters.ts) two count as a word.
const word = String.raw`[^\s\u0003]+(?:\u0003[^\s\u0003]+)?`;
const wordsAtEnd = new RegExp(String.raw`(?:${word}[\s\u0003]+){0,5}(?:${word})?$`, 'u');
const wordsAtStart = new RegExp(String.raw`^(?:${word})?(?:[\s\u0003]+${word}){0,5}`, 'u');

// Hits beside it need not be whole in what is kept, so their marks are dropped.
function lastWords(text: string): string {
  return wordsAtEnd.exec(bare(text.slice(-400)))?.[0] ?? '';
}

function firstWords(text: string): string {
  return wordsAtStart.exec(bare(text.slice(0, 400)))?.[0] ?? '';
}

function bare(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the marks
  return text.replaceAll(/[\u0001\u0002]/g, '').toWellFormed();
}
