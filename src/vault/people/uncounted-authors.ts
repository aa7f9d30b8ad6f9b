import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import type { UncountedAuthor } from '../../ipc/people-views.ts';
import { entriesOf } from '../case-entries.ts';
import type { ReadableDb } from '../database.ts';
import { personStates } from './standing.ts';
import { wordsOf } from './words-of.ts';

/** Whose acts in a case do not count here, and how many. */
export function uncountedAuthors(db: ReadableDb, state: CaseState): readonly UncountedAuthor[] {
  if (state.uncounted === undefined) return [];
  const uncounted = new Set(state.uncounted);
  const nameOf = namesOf(state);
  const stateOf = personStates(db);
  const acts = entriesOf(db, state.id).filter(({ id }) => uncounted.has(id));
  return [...Map.groupBy(acts, ({ entry }) => entry.author)].flatMap(([key, group]) => {
    const standing = stateOf(key);
    // Of one's own former key: whoever signs under it now is somebody else.
    const person = standing === 'self' ? 'retired' : standing;
    return { key, name: nameOf(key), state: person, words: wordsOf(key), entries: group.length };
  });
}
