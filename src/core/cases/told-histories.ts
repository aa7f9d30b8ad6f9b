import { searchForks } from '../ledger/forks.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { historyOf, type HistoryItem } from './history.ts';

/** Something that the history of a case shows of those who keep it, and what a person can do about it. */
export interface ToldHistory {
  /**
   * `forked`: its author signed acts that do not know of each other; `cut-short`: what came lacks what its sender had;
   * `missing`: others hold what is not here; `own-unknown`: acts of one's own key come from elsewhere; `unsearched`: it
   * branches too often to be searched for forks.
   */
  readonly kind: 'forked' | 'cut-short' | 'missing' | 'own-unknown' | 'unsearched';
  /** Whose history it is. */
  readonly author: string;
  /** The entries that it is about: of a fork, the first of either side. */
  readonly entries: readonly string[];
  readonly words: string;
}

/**
 * The forks of a case in words; `isMeant` says which are told, by the two entries. `isOwn` says which authors are the
 * reader's own keys.
 */
export function toldForks(
  entries: readonly SignedEntry[],
  isOwn: (author: string) => boolean,
  isMeant: (entries: readonly string[]) => boolean = () => true,
): readonly ToldHistory[] {
  const found = searchForks(entries);
  const unsearched = found.isWhole ? [] : [tooBranched(entries)];
  const forks = found.forks
    .map(({ author, acts }) => ({ author, entries: acts.map(({ id }) => id) }))
    .filter((fork) => isMeant(fork.entries));
  if (forks.length === 0) return unsearched;
  const acts = new Map(historyOf(entries).map((item) => [item.entry, item]));
  const told = forks.map((fork) => ({
    kind: 'forked' as const,
    ...fork,
    words: inWords(
      fork.entries.flatMap((entry) => acts.get(entry) ?? []),
      isOwn(fork.author),
    ),
  }));
  return [...told, ...unsearched];
}

function tooBranched(entries: readonly SignedEntry[]): ToldHistory {
  return {
    kind: 'unsearched',
    author: entries.at(-1)?.entry.author ?? '',
    entries: [],
    words:
      'The history of this case branches so often that it was not searched for forks to its end. Nobody who works with Redrope signs such a one: ask who sent it.',
  };
}

function inWords(acts: readonly HistoryItem[], isOwn: boolean): string {
  const sides = acts
    .map(({ at, what }) => `on ${at.slice(0, 10)} ${what.join('; ')}`)
    .join(', and without knowing of that ');
  const name = acts[0]?.name ?? '';
  const who = isOwn ? 'Your own key' : name;
  const todo = isOwn
    ? 'If it was neither of these, somebody else has your key: replace it under People.'
    : `Ask ${name} by telephone which it was; if it was neither, retire the key.`;
  return `${who} signed two histories of this case: ${sides}. Both are kept. A vault that was copied, or put back from a backup, does that, and so does somebody else who has the key. ${todo}`;
}
