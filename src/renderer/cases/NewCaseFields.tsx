import { useMemo, type ReactNode, type RefObject } from 'react';
import { Field } from '../ui/Field.tsx';
import { MomentField } from './MomentField.tsx';
import type { NewCaseText } from './new-case-text.ts';
import { countryOptions, processOptions } from './request-options.ts';

interface NewCaseFieldsProps {
  readonly shown: NewCaseText;
  readonly onChange: (part: Partial<NewCaseText>) => void;
  readonly first: RefObject<HTMLInputElement | null>;
}

export function NewCaseFields({ shown, onChange: change, first }: NewCaseFieldsProps): ReactNode {
  const countries = useMemo(() => countryOptions(null), []);
  return (
    <>
      <div className="two-fields">
        <Field label="Reference" hint="Yours, such as 26-SW-0417.">
          {(control) => (
            <input
              {...control}
              ref={first}
              type="text"
              dir="auto"
              maxLength={500}
              value={shown.reference}
              onChange={(event) => change({ reference: event.target.value })}
            />
          )}
        </Field>
        <Field label="Country">
          {(control) => (
            <select
              {...control}
              value={shown.country}
              onChange={(event) => change({ country: event.target.value })}
            >
              {countries.map(([id, label]) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label="Agency or party">
        {(control) => (
          <input
            {...control}
            type="text"
            dir="auto"
            maxLength={500}
            value={shown.agency}
            onChange={(event) => change({ agency: event.target.value })}
          />
        )}
      </Field>
      <Field label="Process" hint="It decides what the checklist asks for; it can be changed at any time.">
        {(control) => (
          <select
            {...control}
            value={shown.process}
            onChange={(event) => change({ process: event.target.value })}
          >
            {processOptions.map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="two-fields">
        <MomentField label="Received" value={shown.received} onChange={(received) => change({ received })} />
        <MomentField label="Due" value={shown.due} onChange={(due) => change({ due })} />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={shown.emergency}
          onChange={(event) => change({ emergency: event.target.checked })}
        />
        <span>This is an emergency</span>
      </label>
    </>
  );
}
