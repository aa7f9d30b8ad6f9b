import { isTrusted } from '../../core/people/standing.ts';
import type { ReactNode } from 'react';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace } from '../app/workspace.ts';
import { StateTag } from '../people/StateTag.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Tag } from '../ui/Tag.tsx';
import { readRecipients, toggled, type RecipientText } from './recipients.ts';

interface RecipientChoiceProps {
  readonly cases: readonly string[];
  readonly value: RecipientText;
  readonly onChange: (value: RecipientText) => void;
}

/** Whom a bundle is for: people and groups, reviewers who already worked on the case, anybody by their recipient. */
export function RecipientChoice({ cases, value, onChange }: RecipientChoiceProps): ReactNode {
  const { identity } = useWorkspace();
  const reviewers = useReviewers(cases);
  const known = useQuery('people to export to', () => call('people.list', {}));
  const groups = useQuery('groups to export to', () => call('exports.groups', {}));
  const people = (known.value ?? []).filter(isTrusted);
  const taken = new Set(people.map(({ key }) => key));
  const nameOf = new Map(known.value?.map(({ key, name }) => [key, name]));
  const stateOf = new Map(known.value?.map(({ key, state }) => [key, state]));
  const others = reviewers.filter(({ key }) => !taken.has(key));
  const { people: chosenPeople, chosen, typed } = value;
  const { invalid } = readRecipients(typed);
  return (
    <div className="stack indented">
      {people.length > 0 && (
        <fieldset>
          <legend>People</legend>
          {people.map(({ key, name, state, side }) => (
            <label key={key} className="check">
              <input
                type="checkbox"
                checked={chosenPeople.includes(key)}
                onChange={() => onChange({ ...value, people: toggled(chosenPeople, key) })}
              />
              <span>
                For <bdi>{name}</bdi> <StateTag state={state} />{' '}
                {side === 'outside' && <Tag tone="warn">Not on our side</Tag>}
              </span>
            </label>
          ))}
          <div className="row">
            {groups.value?.map((group) => (
              <Button
                key={group.name}
                look="quiet"
                onClick={() =>
                  onChange({
                    ...value,
                    people: [...new Set([...chosenPeople, ...group.keys.filter((key) => taken.has(key))])],
                  })
                }
              >
                All of <bdi>{group.name}</bdi>
                {withoutInWords(
                  group.keys.filter((key) => !taken.has(key)).map((key) => nameOf.get(key) ?? ''),
                )}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      {others.length > 0 && (
        <fieldset>
          <legend>Reviewers of this case</legend>
          <p className="quiet">
            Name and recipient are what they said of themselves in the case. Take in their card, or decide on
            the key under People, before you send them anything.
          </p>
          {others.map(({ key, name, recipient }) => (
            <label key={key} className="check">
              <input
                type="checkbox"
                checked={chosen.includes(recipient)}
                onChange={() => onChange({ ...value, chosen: toggled(chosen, recipient) })}
              />
              <span>
                For <bdi>{name}</bdi> <StateTag state={stateOf.get(key) ?? 'unknown'} />{' '}
                <Tag tone="warn">Not on our side</Tag>{' '}
                <span className="quiet code">{recipient.slice(0, 20)}…</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Field
        label="Recipients"
        hint={
          invalid.length > 0
            ? `Not a recipient: ${invalid.slice(0, 3).join(', ')}. One begins with age1.`
            : 'One a line, as age writes them: age1… Your colleague finds theirs in their settings. Add your own if you want to open the file again.'
        }
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            className="code"
            spellCheck={false}
            aria-invalid={invalid.length > 0 || undefined}
            value={typed}
            onChange={(event) => onChange({ ...value, typed: event.target.value })}
          />
        )}
      </Field>
      <div>
        <button
          type="button"
          className="link-button"
          onClick={() => onChange({ ...value, typed: `${typed.trim()}\n${identity.recipient}`.trim() })}
        >
          Add my own
        </button>
      </div>
    </div>
  );
}

/** Whom a group has that nothing can be encrypted for. */
function withoutInWords(names: readonly string[]): string {
  return names.length === 0 ? '' : `, without ${names.join(', ')} (key retired)`;
}

/** Those who worked on the one case that is exported, but for oneself. */
function useReviewers(cases: readonly string[]) {
  const { identity } = useWorkspace();
  const [only] = cases;
  const view = useQuery(`people ${only ?? ''}`, async () =>
    cases.length === 1 && only !== undefined ? call('cases.show', { case: only }) : null,
  );
  return (view.value?.state.reviewers ?? []).filter(
    ({ key, recipient }) => key !== identity.key && recipient !== '',
  );
}
