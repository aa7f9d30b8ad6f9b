/** `Pages 5 to 14 not shown yet`: what of the document was not on screen yet. Empty when all of it was. */
export function unseenInWords(shown: ReadonlySet<number>, pageCount: number): string {
  return unseenBetween(shown, 1, pageCount);
}

/** The same of a part of it; both ends are pages of it. */
export function unseenBetween(shown: ReadonlySet<number>, first: number, last: number): string {
  const unseen = unseenPages(shown, first, last);
  return unseen === null ? '' : `${unseen.words} not shown yet`;
}

/** `Page 3`, `Pages 5 to 14 and 20`, and how many they are: what of a part was not on screen. Null when all was. */
export function unseenPages(
  shown: ReadonlySet<number>,
  first: number,
  last: number,
): { readonly words: string; readonly count: number } | null {
  const runs: [from: number, to: number][] = [];
  for (let page = first; page <= last; page++) {
    if (shown.has(page)) continue;
    const run = runs.at(-1);
    if (run !== undefined && run[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  if (runs.length === 0) return null;
  const count = lengthOf(runs);
  if (count === 1) return { words: `Page ${runs[0]?.[0]}`, count };
  const named = runs.slice(0, 4).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  const rest = lengthOf(runs.slice(4));
  return { words: `Pages ${rest > 0 ? `${named.join(', ')} and ${rest} more` : joined(named)}`, count };
}

function lengthOf(runs: readonly (readonly [from: number, to: number])[]): number {
  return runs.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
