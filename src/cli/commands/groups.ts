import { isTrusted } from '../../core/people/standing.ts';
import { Failure } from '../../core/failure.ts';
import { addresseeNamed } from '../../vault/people/addressees.ts';
import type { Person } from '../../ipc/people-views.ts';
import type { ReadableDb } from '../../vault/database.ts';
import { personGroup, personGroups, setGroup } from '../../vault/exports/group-store.ts';
import { people, personNamed } from '../../vault/people/person-store.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { stateMark } from '../person-words.ts';
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
    const named = members.map(
      (member) => (what === 'add' ? addresseeNamed(db, member) : personNamed(db, member)).key,
    );
    const removed = new Set(named.length === 0 ? before : named);
    setGroup(db, {
      name,
      keys: what === 'add' ? [...before, ...named] : before.filter((key) => !removed.has(key)),
    });
    return listed(db);
  });
}

function isGroup(db: ReadableDb, name: string): boolean {
  return personGroup(db, name) !== undefined;
}

/** The keys of those in a group. Failure `person-unknown`. */
function groupNamed(db: ReadableDb, name: string): readonly string[] {
  const found = personGroup(db, name);
  if (found !== undefined) return found.keys;
  throw new Failure(
    'person-unknown',
    `This vault has no group “${name}”. Nothing was done. Make it with redrope groups VAULT add.`,
  );
}

export interface LeftOut {
  readonly group: string;
  readonly person: Person;
}

/**
 * Whom a bundle for groups goes to, and whom it does not: nothing is encrypted for a key that is retired, or that nobody
 * decided on. Failures: `person-unknown`; `person-not-trusted` for a group of such people alone.
 */
export function membersOf(
  db: ReadableDb,
  groupsNamed: readonly string[],
): { readonly members: readonly Person[]; readonly leftOut: readonly LeftOut[] } {
  const known = new Map(people(db).map((person) => [person.key, person]));
  const each = groupsNamed.map((name) => {
    const all = groupNamed(db, name).flatMap((key) => known.get(key) ?? []);
    const members = all.filter(isTrusted);
    const leftOut = all
      .filter((person) => !members.includes(person))
      .map((person) => ({ group: name, person }));
    if (members.length > 0) return { members, leftOut };
    throw new Failure(
      'person-not-trusted',
      `Nobody in the group “${name}” can be sent anything: ${leftOut.map(({ person }) => `${person.name}${stateMark(person.state)}`).join(', ')}. Nothing was written. Take in their new identity cards, or name others.`,
    );
  });
  return {
    members: each.flatMap((one) => one.members),
    leftOut: each.flatMap((one) => one.leftOut),
  };
}

export function leftOutInWords({ group, person: { name, key, state } }: LeftOut): string {
  return `${name}${stateMark(state)} is in the group “${group}” and was left out: nothing is encrypted for that key. Take in their new card, or take them out: redrope groups VAULT remove "${group}" ${key.slice(0, 16)}.`;
}

function listed(db: ReadableDb): Outcome {
  const known = new Map(people(db).map((person) => [person.key, person]));
  const all = personGroups(db).map(({ name, keys }) => ({
    name,
    people: keys.map((key) => ({
      key,
      name: known.get(key)?.name ?? '',
      state: known.get(key)?.state ?? ('unknown' as const),
    })),
  }));
  const lines = all.map(
    ({ name, people: members }) =>
      `${name}: ${members.map((one) => `${one.name}${one.state === 'retired' ? stateMark(one.state) : ''}`).join(', ')}`,
  );
  return {
    json: all,
    lines: lines.length === 0 ? ['No groups yet: redrope groups VAULT add NAME PERSON...'] : lines,
  };
}
