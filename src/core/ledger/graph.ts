import { Failure } from '../failure.ts';
import { visibleText } from '../visible-text.ts';
import type { SignedEntry } from './entry.ts';

/**
 * Orders entries so that parents come before children: by height, then id. The order depends on the set alone, so
 * every reader of the same set sees the same history, and no clock decides anything.
 */
export function compareEntries(a: SignedEntry, b: SignedEntry): number {
  if (a.entry.height !== b.entry.height) return a.entry.height - b.entry.height;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export function inLedgerOrder(entries: Iterable<SignedEntry>): SignedEntry[] {
  return [...entries].toSorted(compareEntries);
}

/** The entries that no other entry names as a parent, sorted by id. */
export function headsOf(entries: Iterable<SignedEntry>): string[] {
  const heads = new Set<string>();
  const named = new Set<string>();
  for (const { id, entry } of entries) {
    heads.add(id);
    for (const parent of entry.parents) named.add(parent);
  }
  return [...heads].filter((head) => !named.has(head)).toSorted();
}

/** The entries that some entries rest on, themselves included, as far as they are known: those whose parents are. */
export function under(
  parentsOf: (id: string) => readonly string[] | undefined,
  from: readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const parents = found.has(id) ? undefined : parentsOf(id);
    if (parents === undefined) continue;
    found.add(id);
    waiting.push(...parents);
  }
  return found;
}

/** The same of entries at hand. */
export function underIn(
  known: ReadonlyMap<string, SignedEntry>,
  from: readonly string[],
): ReadonlySet<string> {
  return under((id) => known.get(id)?.entry.parents, from);
}

/**
 * Throws unless `entries` of one case, together with what `known` has, form a whole graph: every parent is there
 * (`entries-missing`), is of the same case, every height is one more than the greatest of its parents', and one entry
 * alone opens the case (`entry-invalid`): a second beginning could take the first one's place. `opening` is the entry
 * that opened what is known; null where nothing of the case is known.
 */
export function checkGraph(
  entries: readonly SignedEntry[],
  known: (id: string) => Pick<SignedEntry['entry'], 'case' | 'height'> | undefined,
  opening: string | null,
): void {
  const openings = new Set(entries.filter(({ entry }) => entry.parents.length === 0).map(({ id }) => id));
  if (opening !== null) openings.add(opening);
  if (openings.size > 1) {
    throw new Failure('entry-invalid', `The case is opened twice: ${[...openings].toSorted().join(', ')}.`);
  }
  const fresh = new Map(entries.map((signed) => [signed.id, signed.entry]));
  for (const { id, entry } of entries) {
    let height = 0;
    for (const parent of entry.parents) {
      const found = fresh.get(parent) ?? known(parent);
      if (found === undefined) {
        throw new Failure('entries-missing', missingInWords(entries, { id, entry }, parent));
      }
      if (found.case !== entry.case)
        throw new Failure('entry-invalid', `Entry ${id} has a parent of another case.`);
      height = Math.max(height, found.height);
    }
    if (entry.height !== height + 1)
      throw new Failure('entry-invalid', `Entry ${id} has a height that cannot be.`);
  }
}

/** Whoever signed the entry that rests on the missing one had it: they can be asked for it. */
function missingInWords(
  entries: readonly SignedEntry[],
  { id, entry }: Pick<SignedEntry, 'id' | 'entry'>,
  parent: string,
): string {
  const author = nameAmong(entries, entry.author);
  return `Entry ${id} of ${author}, of ${entry.at.slice(0, 10)}, rests on entry ${parent}, which is missing here. Nothing was changed. Ask ${author} or the sender for a bundle of the whole case.`;
}

/** What an author called themselves last in the entries at hand; else the start of the key. */
function nameAmong(entries: readonly SignedEntry[], author: string): string {
  const said = inLedgerOrder(entries).flatMap(({ entry }) =>
    entry.author === author && entry.event.type === 'reviewer-introduced' ? [entry.event.name] : [],
  );
  const name = visibleText(said.at(-1) ?? '').trim();
  return name === '' ? `unknown ${author.slice(0, 8)}` : `${name} (key ${author.slice(0, 8)})`;
}
