/** `Pages 5 to 14 not shown yet`: what of the document was not on screen in this session. Empty when all of it was. */
export function unseenInWords(shown: ReadonlySet<number>, pageCount: number): string {
  return unseenBetween(shown, 1, pageCount);
}

/** The same of a part of it; both ends are pages of it. */
export function unseenBetween(shown: ReadonlySet<number>, first: number, last: number): string {
  const runs: [from: number, to: number][] = [];
  for (let page = first; page <= last; page++) {
    if (shown.has(page)) continue;
    const run = runs.at(-1);
    if (run !== undefined && run[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  if (runs.length === 0) return '';
  const [only] = runs;
  if (runs.length === 1 && only?.[0] === only?.[1]) return `Page ${only?.[0]} not shown yet`;
  const named = runs.slice(0, 4).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  const rest = runs.slice(4).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const list = rest > 0 ? `${named.join(', ')} and ${rest} more` : joined(named);
  return `Pages ${list} not shown yet`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
