import { useState, type ReactNode } from 'react';
import { Field } from '../ui/Field.tsx';

interface CountFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A whole number, taken when the person leaves the field; what is none goes back to what it was. */
export function CountField({ label, value, onChange }: CountFieldProps): ReactNode {
  const [written, setWritten] = useState(String(value));
  const take = (): void => {
    if (!/^\d{1,9}$/.test(written)) setWritten(String(value));
    else if (Number(written) !== value) onChange(Number(written));
  };
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          type="text"
          inputMode="numeric"
          maxLength={9}
          value={written}
          onChange={(event) => setWritten(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take();
          }}
        />
      )}
    </Field>
  );
}
