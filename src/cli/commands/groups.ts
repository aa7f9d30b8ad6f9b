import { Failure } from '../../core/failure.ts';
import { addresseeNamed } from '../../vault/people/addressees.ts';
import type { ReadableDb } from '../../vault/database.ts';
import { personGroups, setGroup } from '../../vault/exports/group-store.ts';
import { people } from '../../vault/people/person-store.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { withVault, word } from '../with-vault.ts';

/** Groups of people to whom bundles go together. */
export async function groups(invocation: Invocation): Promise<Outcome> {
  const what = word(invocation, 1);
  const [name, ...members] = invocation.words.slice(2);
  if (what !== 'list' && what !== 'add' && what !== 'remove') {
    throw new UsageError('groups takes list, add or remove.');
  }
  if (what === 'list' ? name !== undefined : name === undefined)
    throw new UsageError(what === 'list' ? 'list takes no further word.' : `Say which group to ${what}.`);
  if (what === 'add' && members.length === 0) throw new UsageError('Say whom to add.');
  return withVault(invocation, ({ db }) => {
    if (name === undefined) return listed(db);
    const before = what === 'add' && !isGroup(db, name) ? [] : groupNamed(db, name);
    const named = members.map((member) => addresseeNamed(db, member).key);
    const removed = new Set(named.length === 0 ? before : named);
    setGroup(db, {
      name,
      keys: what === 'add' ? [...before, ...named] : before.filter((key) => !removed.has(key)),
    });
    return listed(db);
  });
}

function isGroup(db: ReadableDb, name: string): boolean {
  return personGroups(db).some((group) => group.name === name);
}

/** The keys of those in a group. Failure `person-unknown`. */
export function groupNamed(db: ReadableDb, name: string): readonly string[] {
  const found = personGroups(db).find((group) => group.name === name);
  if (found !== undefined) return found.keys;
  throw new Failure(
    'person-unknown',
    `This vault has no group “${name}”. Nothing was done. Make it with redrope groups VAULT add.`,
  );
}

function listed(db: ReadableDb): Outcome {
  const names = new Map(people(db).map(({ key, name }) => [key, name]));
  const all = personGroups(db).map(({ name, keys }) => ({
    name,
    people: keys.map((key) => ({ key, name: names.get(key) ?? '' })),
  }));
  const lines = all.map(
    ({ name, people: members }) => `${name}: ${members.map((one) => one.name).join(', ')}`,
  );
  return {
    json: all,
    lines: lines.length === 0 ? ['No groups yet: redrope groups VAULT add NAME PERSON...'] : lines,
  };
}
