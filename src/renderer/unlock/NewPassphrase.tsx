import type { ReactNode } from 'react';
import { Field } from '../ui/Field.tsx';
import { adviseOn } from './passphrase-advice.ts';

interface NewPassphraseProps {
  readonly label: string;
  readonly value: string;
  readonly again: string;
  readonly onValue: (value: string) => void;
  readonly onAgain: (again: string) => void;
}

/** A new passphrase, typed twice, with what can be said of its strength. */
export function NewPassphrase({ label, value, again, onValue, onAgain }: NewPassphraseProps): ReactNode {
  const differs = again !== '' && !value.startsWith(again);
  return (
    <>
      <Field
        label={label}
        hint={
          adviseOn(value) ??
          'Five or six words that do not belong together are easy to keep and hard to guess.'
        }
      >
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="new-password"
            required
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
        )}
      </Field>
      <Field label={`${label}, once more`} {...(differs ? { hint: 'The two are not the same.' } : {})}>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="new-password"
            required
            aria-invalid={differs || undefined}
            value={again}
            onChange={(event) => onAgain(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
