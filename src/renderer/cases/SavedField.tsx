import type { ReactNode } from 'react';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { SavedNote } from './SavedNote.tsx';
import { useSavedValue } from './use-saved-value.ts';

interface SavedFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly draftKey: string;
  readonly value: string;
  readonly onSave: (value: string) => Promise<unknown>;
}

/** A line of text that saves itself when it is left. */
export function SavedText({ label, hint, draftKey, value, onSave }: SavedFieldProps): ReactNode {
  const saved = useSavedValue(draftKey, value, onSave, { name: label });
  return (
    <>
      <Field label={label} {...(hint === undefined ? {} : { hint })} aside={<SavedNote note={saved.note} />}>
        {(control) => (
          <input
            {...control}
            type="text"
            dir="auto"
            maxLength={500}
            value={saved.shown}
            onChange={(event) => saved.change(event.target.value)}
            onBlur={saved.commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') saved.commit();
            }}
          />
        )}
      </Field>
      <FailureNotice failure={saved.failure} />
    </>
  );
}

interface SavedSelectProps extends SavedFieldProps {
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** A choice from a list that saves itself once it rests. */
export function SavedSelect({ label, hint, draftKey, value, onSave, options }: SavedSelectProps): ReactNode {
  const saved = useSavedValue(draftKey, value, onSave, { eager: true, name: label });
  return (
    <>
      <Field label={label} {...(hint === undefined ? {} : { hint })} aside={<SavedNote note={saved.note} />}>
        {(control) => (
          <select
            {...control}
            value={saved.shown}
            onChange={(event) => saved.change(event.target.value)}
            onBlur={saved.commit}
          >
            {options.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FailureNotice failure={saved.failure} />
    </>
  );
}

/** A yes or no that saves itself. Its values are `yes` and `no`. */
export function SavedCheck({ label, hint, draftKey, value, onSave }: SavedFieldProps): ReactNode {
  const saved = useSavedValue(draftKey, value, onSave, { eager: true, name: label });
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={saved.shown === 'yes'}
          onChange={(event) => saved.change(event.target.checked ? 'yes' : 'no')}
          onBlur={saved.commit}
        />
        <span>
          {label} <SavedNote note={saved.note} />
          {hint !== undefined && (
            <>
              <br />
              <span className="quiet">{hint}</span>
            </>
          )}
        </span>
      </label>
      <FailureNotice failure={saved.failure} />
    </>
  );
}
