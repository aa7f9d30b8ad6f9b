import { useId, type ReactNode } from 'react';

export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Beside the label: `Saved`, a count. */
  readonly aside?: ReactNode;
  readonly children: (control: ControlIds) => ReactNode;
}

/** A control with its label above and its explanation below, tied together for those who do not see it. */
export function Field({ label, hint, aside, children }: FieldProps): ReactNode {
  const id = useId();
  const described = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className="field">
      <div className="field-label">
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      {children({ id, 'aria-describedby': described })}
      {hint !== undefined && (
        <div className="field-hint" id={described}>
          {hint}
        </div>
      )}
    </div>
  );
}
