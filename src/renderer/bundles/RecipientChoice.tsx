import type { ReactNode } from 'react';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace } from '../app/workspace.ts';
import { Field } from '../ui/Field.tsx';
import { readRecipients, type RecipientText } from './recipients.ts';

interface RecipientChoiceProps {
  readonly cases: readonly string[];
  readonly value: RecipientText;
  readonly onChange: (value: RecipientText) => void;
}

/** Whom a bundle is for: reviewers who already worked on the case, and anybody by their recipient. */
export function RecipientChoice({ cases, value, onChange }: RecipientChoiceProps): ReactNode {
  const { identity } = useWorkspace();
  const [only] = cases;
  const view = useQuery(`people ${only ?? ''}`, async () =>
    cases.length === 1 && only !== undefined ? call('cases.show', { case: only }) : null,
  );
  const people = (view.value?.state.reviewers ?? []).filter(
    ({ key, recipient }) => key !== identity.key && recipient !== '',
  );
  const { chosen, typed } = value;
  const { invalid } = readRecipients(typed);
  const toggle = (recipient: string): void =>
    onChange({
      typed,
      chosen: chosen.includes(recipient)
        ? chosen.filter((each) => each !== recipient)
        : [...chosen, recipient],
    });
  return (
    <div className="stack indented">
      {people.length > 0 && (
        <fieldset>
          <legend>Reviewers of this case</legend>
          {people.map(({ key, name, recipient }) => (
            <label key={key} className="check">
              <input
                type="checkbox"
                checked={chosen.includes(recipient)}
                onChange={() => toggle(recipient)}
              />
              <span>
                For <bdi>{name}</bdi> <span className="quiet code">{recipient.slice(0, 20)}…</span>
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
            onChange={(event) => onChange({ chosen, typed: event.target.value })}
          />
        )}
      </Field>
      <div>
        <button
          type="button"
          className="link-button"
          onClick={() => onChange({ chosen, typed: `${typed.trim()}\n${identity.recipient}`.trim() })}
        >
          Add my own
        </button>
      </div>
    </div>
  );
}
