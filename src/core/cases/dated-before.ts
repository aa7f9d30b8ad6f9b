import type { SignedEntry } from '../ledger/entry.ts';

/** Clocks that differ by less are no sign of anything. */
const tolerated = 24 * 60 * 60 * 1000;

/**
 * The entries of a case, in ledger order, whose date lies more than a day before what they rest on directly, with the
 * latest date of that; of one author's that rest on such a one too. A clock was off, or somebody set it: it decides nothing.
 */
export function datedBefore(ordered: readonly SignedEntry[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const known = new Map<string, SignedEntry>();
  for (const signed of ordered) {
    const { at, author, parents } = signed.entry;
    const dates = parents.flatMap((id) => {
      const parent = known.get(id)?.entry;
      if (parent === undefined) return [];
      return [parent.at, ...(parent.author === author ? [found.get(id) ?? parent.at] : [])];
    });
    const latest = dates.toSorted().at(-1);
    if (latest !== undefined && Date.parse(latest) - Date.parse(at) > tolerated) found.set(signed.id, latest);
    known.set(signed.id, signed);
  }
  return found;
}
