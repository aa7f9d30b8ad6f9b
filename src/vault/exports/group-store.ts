import { Failure } from '../../core/failure.ts';
import { isSameName } from '../../core/people/same-name.ts';
import type { PersonGroup } from '../../ipc/export-views.ts';
import { inTransaction, rows, write, type ReadableDb, type WritableDb } from '../database.ts';

/** Groups of people, by name. */
export function personGroups(db: ReadableDb): readonly PersonGroup[] {
  const found = rows<{ name: string; key: string }>(
    db,
    'SELECT name, key FROM person_group JOIN person USING (key) ORDER BY name, key',
  );
  return [...Map.groupBy(found, ({ name }) => name)].map(([name, members]) => ({
    name,
    keys: members.map(({ key }) => key),
  }));
}

/** A group by its name, whatever its case and spacing. */
export function personGroup(db: ReadableDb, name: string): PersonGroup | undefined {
  return personGroups(db).find((group) => isSameName(group.name, name));
}

/** Says who is in a group; one of nobody goes. Failure `invalid-input` for a blank name. */
export function setGroup(db: WritableDb, { name, keys }: PersonGroup): void {
  const word = personGroup(db, name)?.name ?? name.trim();
  if (word === '') throw new Failure('invalid-input', 'A group needs a name. Nothing was changed.');
  inTransaction(db, () => {
    write(db, 'DELETE FROM person_group WHERE name = ?', word);
    for (const key of new Set(keys))
      write(db, 'INSERT INTO person_group (name, key) VALUES (?, ?)', word, key);
  });
}
