import { isTrusted } from '../../core/people/standing.ts';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { ListedPerson } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { StateTag } from './StateTag.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

/** Groups of people to whom bundles go together. */
export function Groups({ people }: { readonly people: readonly ListedPerson[] }): ReactNode {
  const [name, setName] = useState('');
  const task = useTask();
  const groups = useQuery(
    'groups',
    () => call('exports.groups', {}),
    (event) => event.type === 'changed' && event.case === null,
  );
  const set = (group: string, keys: readonly string[]): Promise<boolean> =>
    task.run(() => call('exports.setGroup', { name: group, keys }));
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const first = people.find(isTrusted);
    if (first !== undefined && (await set(name, [first.key]))) setName('');
  };
  return (
    <section aria-labelledby="people-groups">
      <h2 id="people-groups">Groups</h2>
      {groups.value?.map((group) => (
        <fieldset key={group.name} className="row">
          <legend>
            <bdi>{group.name}</bdi>
          </legend>
          {/* Nothing is encrypted for the others: they are shown where they are in a group, to be taken out. */}
          {people
            .filter((person) => isTrusted(person) || group.keys.includes(person.key))
            .map(({ key, name: member, state }) => (
              <label key={key} className="check">
                <input
                  type="checkbox"
                  checked={group.keys.includes(key)}
                  disabled={task.busy}
                  onChange={(event) =>
                    void set(
                      group.name,
                      event.target.checked ? [...group.keys, key] : group.keys.filter((one) => one !== key),
                    )
                  }
                />
                <span>
                  <bdi>{member}</bdi>
                  {!isTrusted({ state }) && (
                    <>
                      {' '}
                      <StateTag state={state} />
                    </>
                  )}
                </span>
              </label>
            ))}
          <Button look="quiet" onClick={() => void set(group.name, [])}>
            Remove the group
          </Button>
        </fieldset>
      ))}
      <form className="row new-group" onSubmit={(event) => void add(event)}>
        <Field label="New group">
          {(control) => (
            <input
              {...control}
              className="input"
              dir="auto"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" disabled={name.trim() === ''} busy={task.busy}>
          Make the group
        </Button>
      </form>
      <FailureNotice failure={task.failure ?? groups.failure} />
    </section>
  );
}
