import type { ReactNode } from 'react';
import { Field } from './Field.tsx';

interface ParagraphFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly rows?: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A note or a reason, as long as the ledger takes one. */
export function ParagraphField({ label, hint, rows = 3, value, onChange }: ParagraphFieldProps): ReactNode {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          dir="auto"
          maxLength={20_000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
